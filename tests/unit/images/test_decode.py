import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PIL.ExifTags import Base as Tag

from labelqueue.domain.errors import ImageUnreadable
from labelqueue.images import decode, decode_reduced, read_size, thumbnail
from labelqueue.resources import resource

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def saved(image: Image.Image, path: Path, **options: Any) -> str:
    image.save(path, **options)
    return str(path)


def corners() -> Image.Image:
    """48 x 32, each quarter of another colour, so that every turn shows."""
    image = Image.new("RGB", (48, 32))
    for box, color in zip(
        [(0, 0, 24, 16), (24, 0, 48, 16), (0, 16, 24, 32), (24, 16, 48, 32)],
        [RED, GREEN, BLUE, WHITE],
        strict=True,
    ):
        image.paste(color, box)
    return image


@pytest.mark.parametrize("name", ["chelsea.jpg", "cell.png", "hubble-deep-field.jpg"])
def test_photographs(name: str) -> None:
    path = resource(f"sample-data/{name}")
    with Image.open(path) as image:
        expected = np.asarray(image.convert("RGB"))
    pixels = decode(str(path))
    assert pixels.dtype == np.uint8
    assert np.array_equal(pixels, expected)
    assert read_size(str(path)) == (pixels.shape[1], pixels.shape[0])


@pytest.mark.parametrize("suffix", ["png", "bmp", "webp", "tif", "gif", "ppm", "jp2", "avif", "jpg"])
def test_every_format_has_the_right_corners(tmp_path: Path, suffix: str) -> None:
    uri = saved(corners(), tmp_path / f"x.{suffix}")
    pixels = decode(uri)
    assert read_size(uri) == (48, 32)
    assert pixels.shape == (32, 48, 3)
    for (x, y), color in {(4, 4): RED, (44, 4): GREEN, (4, 28): BLUE, (44, 28): WHITE}.items():
        assert np.abs(pixels[y, x].astype(int) - color).max() < 16


@pytest.mark.parametrize("suffix", ["png", "tif", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation(tmp_path: Path, suffix: str, orientation: int) -> None:
    stored = np.asarray(corners())
    # What a viewer must show for each orientation, from the text of EXIF 2.32, 4.6.4 A.
    upright = {
        1: stored,
        2: stored[:, ::-1],
        3: stored[::-1, ::-1],
        4: stored[::-1],
        5: stored.swapaxes(0, 1),
        6: np.rot90(stored, -1),
        7: stored[::-1, ::-1].swapaxes(0, 1),
        8: np.rot90(stored),
    }[orientation]
    exif = Image.Exif()
    exif[Tag.Orientation] = orientation
    options: dict[str, Any] = {"exif": exif, "lossless": True} if suffix == "webp" else {"exif": exif}
    uri = saved(corners(), tmp_path / f"x.{suffix}", **options)
    assert np.array_equal(decode(uri), upright)
    assert read_size(uri) == (upright.shape[1], upright.shape[0])
    assert thumbnail(uri, width=16, height=16).shape[:2] == ((11, 16) if orientation < 5 else (16, 11))


@pytest.mark.parametrize("exif", [b"Exif\0\0nonsense", b"Exif\0\0II*\0\x08\0\0\0\x01\0"])
def test_broken_exif_is_no_broken_image(tmp_path: Path, exif: bytes) -> None:
    uri = saved(corners(), tmp_path / "x.webp", exif=exif)
    assert read_size(uri) == (48, 32)
    assert decode(uri).shape == (32, 48, 3)


@pytest.mark.parametrize(
    ("mode", "suffix", "channels"),
    [
        ("1", "png", 3),
        ("L", "png", 3),
        ("LA", "png", 4),
        ("P", "png", 3),
        ("RGBA", "png", 4),
        ("CMYK", "jpg", 3),
        ("YCbCr", "jpg", 3),
    ],
)
def test_modes(tmp_path: Path, mode: str, suffix: str, channels: int) -> None:
    image = corners().convert(mode)
    pixels = decode(saved(image, tmp_path / f"x.{suffix}"))
    assert pixels.shape == (32, 48, channels)
    expected = np.asarray(image.convert("RGBA" if channels == 4 else "RGB")).astype(int)
    assert np.abs(pixels - expected)[4::24, 4::40].max() < 16


def test_palette_with_transparency_keeps_it(tmp_path: Path) -> None:
    image = corners().convert("P")
    uri = saved(image, tmp_path / "x.png", transparency=image.getpixel((0, 0)))
    pixels = decode(uri)
    assert pixels.shape == (32, 48, 4)
    assert pixels[0, 0, 3] == 0
    assert pixels[0, 40, 3] == 255


@pytest.mark.parametrize(("kind", "suffix"), [("u2", "png"), ("u2", "tif"), ("i4", "tif"), ("f4", "tif")])
def test_deep_grey_is_stretched_to_what_it_contains(tmp_path: Path, kind: str, suffix: str) -> None:
    ramp = np.tile(np.linspace(1000, 3000, 48), (32, 1)).astype(kind)
    ramp[0, 0] = 32_000  # one hot pixel of 1536 must not darken the rest
    pixels = decode(saved(Image.fromarray(ramp), tmp_path / f"x.{suffix}"))
    assert pixels.shape == (32, 48, 3)
    assert pixels[16, 0].tolist() == [0, 0, 0]
    assert pixels[16, -1].tolist() == [255, 255, 255]
    assert np.all(np.diff(pixels[16, :, 0].astype(int)) >= 0)


def test_float_with_nan_and_infinity(tmp_path: Path) -> None:
    values = np.tile(np.linspace(0, 1, 48, dtype="f4"), (32, 1))
    values[0, :3] = [np.nan, np.inf, -np.inf]
    pixels = decode(saved(Image.fromarray(values), tmp_path / "x.tif"))
    assert pixels[0, :3, 0].tolist() == [0, 255, 0]
    values[:] = np.nan
    assert not decode(saved(Image.fromarray(values), tmp_path / "y.tif")).any()


def test_first_of_several_pages(tmp_path: Path) -> None:
    uri = saved(corners(), tmp_path / "x.tif", save_all=True, append_images=[Image.new("RGB", (5, 5))])
    assert read_size(uri) == (48, 32)
    assert decode(uri).shape == (32, 48, 3)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_large_jpeg_is_decoded_at_half_its_size(
    orientation: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exif = Image.Exif()
    exif[Tag.Orientation] = orientation
    uri = saved(corners(), tmp_path / "corners.jpg", exif=exif, quality=100, subsampling=0)
    assert decode_reduced(uri) is None
    monkeypatch.setattr(sys.modules[decode.__module__], "REDUCED_FROM", 48 * 32)
    reduced = decode_reduced(uri)
    assert reduced is not None
    pixels, size = reduced
    assert size == read_size(uri)
    assert pixels.shape == (size[1] // 2, size[0] // 2, 3)
    for y, x in ((3, 3), (3, -3), (-3, 3), (-3, -3)):
        assert abs(pixels[y, x].astype(int) - decode(uri)[2 * y, 2 * x]).max() < 12
    assert decode_reduced(saved(corners(), tmp_path / "corners.png")) is None


def test_thumbnail_keeps_proportions_and_never_enlarges() -> None:
    uri = str(resource("sample-data/rocket.jpg"))
    assert thumbnail(uri, width=96, height=72).shape == (64, 96, 3)
    assert thumbnail(uri, width=5000, height=5000).shape == (427, 640, 3)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", '"kitten.jpg" is empty (0 bytes).'),
        (b"These are notes, not a photograph.", '"kitten.jpg" is not an image that Labelqueue can read.'),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", '"kitten.jpg" is not an image that Labelqueue can read.'),
    ],
)
def test_what_is_no_image(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "kitten.jpg"
    path.write_bytes(content)
    for read in (read_size, decode):
        with pytest.raises(ImageUnreadable) as caught:
            read(str(path))
        assert str(caught.value) == sentence


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp", "gif", "jp2", "bmp"])
def test_truncated_files(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"kitten.{suffix}"
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    saved(Image.fromarray(noise), path)
    whole = path.read_bytes()
    for kept in (8, 30, len(whole) // 2, len(whole) * 9 // 10):
        path.write_bytes(whole[:kept])
        with pytest.raises(ImageUnreadable, match=f'^"kitten.{suffix}" is '):
            decode(str(path))


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
def test_flipped_bytes_end_in_pixels_or_a_sentence(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"kitten.{suffix}"
    saved(corners(), path)
    whole = np.frombuffer(path.read_bytes(), dtype=np.uint8)
    random = np.random.default_rng(0)
    for _ in range(200):
        broken = whole.copy()
        broken[random.integers(0, len(whole), 4)] = random.integers(0, 256, 4)
        path.write_bytes(broken.tobytes())
        for read in (read_size, decode):
            with suppress(ImageUnreadable):
                read(str(path))


def test_too_large_by_header_alone(tmp_path: Path) -> None:
    for side, name in ((15_000, "large.ppm"), (40_000, "huge.ppm")):
        path = tmp_path / name
        path.write_bytes(b"P6 %d %d 255\n" % (side, side))
        with pytest.raises(ImageUnreadable, match=f'"{name}" is too large: .* 200 million pixels'):
            read_size(str(path))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ImageUnreadable, match='"kitten.jpg" was not found'):
        decode(str(tmp_path / "kitten.jpg"))

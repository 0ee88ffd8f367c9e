"""Decode images with Pillow: the first page, in the EXIF-corrected frame."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError
from PIL.ExifTags import Base as Tag

from labelqueue.domain.errors import ImageUnreadable
from labelqueue.domain.phrase import phrase
from labelqueue.images.sources import file_name, forget_remote_file, open_image

Pixels = NDArray[np.uint8]

MAX_PIXELS: Final = 200_000_000
"""The largest image that is opened: 800 MB on screen. Beyond it a machine would swap rather than refuse."""

FORMATS: Final = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF", "AVIF", "JPEG2000", "PPM")
"""Pillow's names of what is tried. Its other readers start programs (EPS) or are of no use here."""

REDUCED_FROM: Final = 4_000_000
"""Pixels from which an image is shown before all of it was decoded."""

SHOWN_PERCENTILES: Final = (0.1, 99.9)
"""Of deeper than 8-bit grey, these become black and white."""

# Pillow's own guard against huge images must not strike below ours.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS

_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What puts an image of that EXIF orientation upright (EXIF 2.32, 4.6.4 A)."""


def read_size(uri: str) -> tuple[int, int]:
    """Width and height in pixels, from the header alone.

    Raises:
        ImageUnreadable: there is no such image, or it is damaged, too large or of an unknown format.
    """
    with _opened(uri) as image:
        width, height = image.size
        return (height, width) if _orientation(image) >= 5 else (width, height)


def decode(uri: str) -> Pixels:
    """The pixels, uint8, height x width x 3 (RGB) or x 4 (RGBA, not premultiplied).

    Grey deeper than 8 bits is stretched to what it contains; NaN becomes black.

    Raises:
        ImageUnreadable: there is no such image, or it is damaged, too large or of an unknown format.
    """
    with _opened(uri) as image:
        return np.asarray(_upright(image))


def decode_reduced(uri: str) -> tuple[Pixels, tuple[int, int]] | None:
    """The pixels at half the size, like `decode`, and the full width and height; None: it is not worth it.

    It takes a JPEG of many pixels a fifth of the time, because the rest is never decoded.

    Raises:
        ImageUnreadable: as `decode`.
    """
    with _opened(uri) as image:
        size = image.size
        if image.format != "JPEG" or size[0] * size[1] < REDUCED_FROM:
            return None
        image.draft(None, ((size[0] + 1) // 2, (size[1] + 1) // 2))
        turned = _orientation(image) >= 5
        return np.asarray(_upright(image)), (size[1], size[0]) if turned else size


def thumbnail(uri: str, *, width: int, height: int) -> Pixels:
    """Like `decode`, but no larger than width x height pixels, and much faster for JPEG.

    Raises:
        ImageUnreadable: as `decode`.
    """
    with _opened(uri) as image:
        image.draft(None, (max(width, height),) * 2)
        small = _upright(image)
        small.thumbnail((width, height))
        return np.asarray(small)


@contextmanager
def _opened(uri: str) -> Iterator[Image.Image]:
    """The same; what was kept of a remote file that cannot be read is fetched anew the next time."""
    try:
        with _checked(uri) as image:
            yield image
    except ImageUnreadable:
        forget_remote_file(uri)
        raise


@contextmanager
def _checked(uri: str) -> Iterator[Image.Image]:
    """Open, check the size, and say in one sentence what went wrong, here and while the caller decodes."""
    name = file_name(uri)
    with open_image(uri) as file:
        try:
            if not file.seek(0, io.SEEK_END):
                raise ImageUnreadable(phrase('"{name}" is empty (0 bytes).', name=name))
            file.seek(0)
            with Image.open(file, formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise ImageUnreadable(_too_large(name))
                yield image
        except ImageUnreadable:
            raise
        except UnidentifiedImageError as error:
            raise ImageUnreadable(
                phrase('"{name}" is not an image that Labelqueue can read.', name=name)
            ) from error
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise ImageUnreadable(_too_large(name)) from error
        except MemoryError as error:
            raise ImageUnreadable(
                phrase('"{name}" does not fit into the memory of this machine.', name=name)
            ) from error
        except Exception as error:  # a damaged file makes Pillow's readers raise nearly anything
            raise ImageUnreadable(phrase('"{name}" is damaged or incomplete.', name=name)) from error


def _too_large(name: str) -> str:
    return phrase(
        '"{name}" is too large: Labelqueue opens images of up to {millions} million pixels.',
        name=name,
        millions=MAX_PIXELS // 1_000_000,
    )


def _orientation(image: Image.Image) -> int:
    """EXIF orientation 1 to 8, as it concerns us before the image is loaded."""
    if image.format == "TIFF":
        return 1  # Pillow turns these by itself, and says so in their size
    try:
        # Not image.getexif(): that of PNG decodes the whole image to look for EXIF behind the pixels.
        orientation = Image.Image.getexif(image).get(Tag.Orientation)
    except Exception:  # broken EXIF does not make a broken image
        return 1
    return orientation if orientation in _UPRIGHT else 1


def _upright(image: Image.Image) -> Image.Image:
    """The image as RGB or RGBA in the EXIF-corrected frame."""
    orientation = _orientation(image)
    colored = _colored(image)
    return colored.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else colored


def _colored(image: Image.Image) -> Image.Image:
    if image.mode == "F" or image.mode.startswith("I"):
        return Image.fromarray(_stretched(np.asarray(image))).convert("RGB")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    return image if image.mode == mode else image.convert(mode)


def _stretched(values: NDArray[np.generic]) -> Pixels:
    """Grey of any depth as 8 bits, from the darkest to the brightest that is more than noise."""
    grey = values.astype(np.float32)
    finite = grey[np.isfinite(grey)]
    low, high = np.percentile(finite, SHOWN_PERCENTILES) if finite.size else (0.0, 0.0)
    scaled = (grey - low) * (255.0 / max(high - low, 1e-12))
    return np.nan_to_num(scaled, nan=0.0).clip(0, 255).round().astype(np.uint8)

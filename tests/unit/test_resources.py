import json
from xml.etree import ElementTree as ET

import pytest

from labelqueue.domain.category import Category, numbered
from labelqueue.images import find_images, read_size
from labelqueue.resources import resource

PICTURES = sorted(find_images(resource("sample-data")))


def test_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="icons/unicorn.svg"):
        resource("icons/unicorn.svg")


def test_every_picture_has_its_licence() -> None:
    listed = resource("sample-data/LICENCES.md").read_text(encoding="utf-8")
    assert [path.name for path in PICTURES if f"| `{path.name}` |" not in listed] == []


def test_prelabels_of_the_demo_fit_its_pictures() -> None:
    demo = json.loads(resource("sample-data/demo.json").read_text(encoding="utf-8"))
    categories = numbered(Category(**one) for one in demo["categories"])
    for name, objects in demo["prelabels"].items():
        width, height = read_size(str(resource(f"sample-data/{name}")))
        for one in objects:
            assert one["category"] in {category.name for category in categories}
            points = one.get("polygon") or [one["box"][:2], one["box"][2:]]
            assert all(0 <= x <= width and 0 <= y <= height for x, y in points)


def test_icons_take_the_colour_of_the_palette() -> None:
    for path in resource("icons").glob("*.svg"):
        if path.stem == "labelqueue":
            continue  # the icon of the program has colours of its own
        icon = ET.parse(path).getroot()
        assert icon.get("viewBox") == "0 0 24 24", path
        colors = {node.get(name) for node in icon.iter() for name in ("stroke", "fill")}
        assert colors <= {"currentColor", "none", None}, path

"""From a path or URL to pixels: numpy arrays in the EXIF-corrected frame."""

from labelqueue.images.decode import MAX_PIXELS, decode, decode_reduced, read_size, thumbnail
from labelqueue.images.files import SUFFIXES, find_images
from labelqueue.images.sources import file_name, open_image

__all__ = [
    "MAX_PIXELS",
    "SUFFIXES",
    "decode",
    "decode_reduced",
    "file_name",
    "find_images",
    "open_image",
    "read_size",
    "thumbnail",
]

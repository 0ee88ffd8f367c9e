"""From a path or URL to pixels: numpy arrays in the EXIF-corrected frame."""

from labelqueue.images.decode import MAX_PIXELS, decode, decode_reduced, read_size, thumbnail
from labelqueue.images.disk_cache import GIGABYTE, DiskCache
from labelqueue.images.files import SUFFIXES, find_images
from labelqueue.images.sources import file_name, keep_remote_files, open_image

__all__ = [
    "GIGABYTE",
    "MAX_PIXELS",
    "SUFFIXES",
    "DiskCache",
    "decode",
    "decode_reduced",
    "file_name",
    "find_images",
    "keep_remote_files",
    "open_image",
    "read_size",
    "thumbnail",
]

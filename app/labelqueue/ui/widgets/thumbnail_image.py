"""A picture for the screen from an image anywhere, off the GUI thread."""

from PySide6.QtGui import QImage


def thumbnail_image(uri: str, width: int, height: int) -> QImage:
    """An image of its own shape, of at most `width` x `height` pixels, as a painter draws it fastest.

    Raises:
        ImageUnreadable: there is no such image, or it cannot be decoded.
    """
    # Here and not above: this runs beside the window, which must not wait for them to be loaded.
    import numpy as np

    from labelqueue.images import thumbnail

    pixels = np.ascontiguousarray(thumbnail(uri, width=width, height=height))
    rows, columns, channels = pixels.shape
    opaque = channels == 3
    form = QImage.Format.Format_RGB888 if opaque else QImage.Format.Format_RGBA8888
    # A copy, since QImage would go on reading an array that nobody holds any more.
    read = QImage(pixels.data, columns, rows, pixels.strides[0], form)
    drawn = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
    return read.convertToFormat(drawn)

"""A picture for the screen from an image anywhere, off the GUI thread."""

from PySide6.QtGui import QImage


def thumbnail_image(uri: str, width: int, height: int) -> QImage:
    """An image of at most twice `width` x `height`: enough to fill that with any shape up to 2 : 1.

    Raises:
        ImageUnreadable: there is no such image, or it cannot be decoded.
    """
    # Here and not above: this runs beside the window, which must not wait for them to be loaded.
    import numpy as np

    from labelqueue.images import thumbnail

    pixels = np.ascontiguousarray(thumbnail(uri, width=2 * width, height=2 * height))
    rows, columns, channels = pixels.shape
    form = QImage.Format.Format_RGBA8888 if channels == 4 else QImage.Format.Format_RGB888
    # A copy, since QImage would go on reading an array that nobody holds any more.
    return QImage(pixels.data, columns, rows, pixels.strides[0], form).copy()

"""The canvas: shows an image and its label, fast, and lets tools draw on it."""

from labelqueue.ui.canvas.canvas import TYPING, Canvas
from labelqueue.ui.canvas.pyramid import Pyramid

__all__ = ["TYPING", "Canvas", "Pyramid"]

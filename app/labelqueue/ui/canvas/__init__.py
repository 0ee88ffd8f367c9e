"""The canvas: shows an image and its label, fast, and lets tools draw on it."""

from labelqueue.ui.canvas.canvas import Canvas
from labelqueue.ui.canvas.pyramid import Pyramid

__all__ = ["Canvas", "Pyramid"]

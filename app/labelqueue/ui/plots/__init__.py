"""Plots: what is drawn as values, and the one module that knows the library that draws it."""

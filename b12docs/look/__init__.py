"""Colour, contrast, palette, type scale, theme, grey."""

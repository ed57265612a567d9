"""Drawings: SVG read once into shapes, and QR codes."""

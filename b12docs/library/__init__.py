"""Layouts, themes and drawings: those of the package, overlaid by a clinic's own."""

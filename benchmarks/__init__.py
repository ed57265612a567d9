"""Speed and file size of b12docs beside plain ReportLab Platypus, Typst and WeasyPrint: ``python -m benchmarks``."""

"""b12docs: print-ready health leaflets, one-pagers and posters from one YAML file."""

__version__ = "0.1.0"

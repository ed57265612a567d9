"""``python -m b12docs``."""

from b12docs.cli import run

run()

"""``python -m b12docs``."""

from b12docs.cli import main

main(prog_name="b12docs")

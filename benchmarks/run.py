"""``python benchmarks/run.py``: the same as ``python -m benchmarks`` in the checkout, from any folder."""

import runpy
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent.parent)  # not this folder: its modules are a package's
runpy.run_module("benchmarks", run_name="__main__")

"""The command line: a file for each command, which is loaded when the command is called."""

import gc

gc.set_threshold(500_000, 2, 5)  # objects: a short run throws little away, and looking for it costs a tenth of its time

try:
    from b12docs.cli.program import main, run
except KeyboardInterrupt:  # Ctrl-C before there was anything to stop
    raise SystemExit(130) from None

__all__ = ["main", "run"]

"""The command line: a file for each command, which is loaded when the command is called."""

import gc

gc.disable()  # a short run builds trees and throws nothing away: collecting costs a tenth of its time

try:
    from b12docs.cli.program import main, run
except KeyboardInterrupt:  # Ctrl-C before there was anything to stop
    raise SystemExit(130) from None

__all__ = ["main", "run"]

"""The command line: a file for each command, which is loaded when the command is called."""

try:
    from b12docs.cli.program import main, run
except KeyboardInterrupt:  # Ctrl-C before there was anything to stop
    raise SystemExit(130) from None

__all__ = ["main", "run"]

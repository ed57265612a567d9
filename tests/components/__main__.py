"""``python -m tests.components --renew [NAME ...]``: makes the pictures of these components, or of all, anew."""

from __future__ import annotations

import sys

from tests.components import components, keep


def main(arguments: list[str]) -> int:
    """Renew the pictures and say which; the exit status."""
    if arguments[:1] != ["--renew"] or not set(arguments[1:]) <= set(components()):
        print(f"{__doc__}\nThere are: {', '.join(components())}")
        return 2
    for name in arguments[1:] or components():
        keep(components()[name])
        print(components()[name].file)
    print("Look at each of them before you commit it.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Where a platform's users have what programs keep for them."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def users_folder(mac: str, variable: str, usual: str) -> Path | None:
    """The program's folder in the user's own; None where the user has none.

    ``mac`` is its place in a Mac's Library, ``variable`` names it elsewhere (XDG Base Directory Specification), and
    without that it is the ``usual`` one below the home folder. Windows has one for all purposes.
    """
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        found = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        found = os.path.join(home, "Library", mac)
    else:
        named = os.environ.get(variable, "")
        found = named if os.path.isabs(named) else os.path.join(home, usual)
    return Path(found, "b12docs") if os.path.isabs(found) else None

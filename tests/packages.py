"""What the tests take from npm: the Nu checker, and the data of what programs for e-mail know.

It is fetched once into a cache folder, by the lock file that holds each package's hash, and nothing of it is installed.
Without npm the tests are skipped by name; in CI (the variable CI is set) they fail instead.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.conftest import need_tool

LISTS = [Path(__file__).with_name("npm") / name for name in ("package.json", "package-lock.json")]


def packages() -> Path:
    """The folder ``node_modules`` of all packages, from the cache or fetched into it."""
    need_tool("node", "npm", reason="no npm: neither the Nu checker nor the data of e-mail programs were asked")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "b12docs-tests"
    known = hashlib.sha256(b"".join(one.read_bytes() for one in LISTS)).hexdigest()
    folder = cache / f"npm-{known[:16]}"
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as there:
            part = Path(there) / "part"
            _fetch(part)
            part.rename(folder)
    return folder / "node_modules"


def _fetch(folder: Path) -> None:
    """Put the packages of the lock file into a new folder; what they would run when they are installed does not run."""
    folder.mkdir()
    for one in LISTS:
        shutil.copy(one, folder)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"the packages could not be fetched: {done.stderr}"

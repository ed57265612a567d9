"""Of which documents a page is: whether it shows what its folder holds, by a few bytes of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict
from pathlib import Path

from b12docs.production.manifest import known_documents

PAGE = "index.html"
_HEAD = 4000  # bytes of a page in which it says what it was made of
_OF = re.compile(rb'<meta name="b12docs-documents" content="([0-9a-f]{32})">')


def digest(folder: Path) -> str:
    """A hash of all that the folder's list says of its documents."""
    about = [(name, one.sha256, one.stale, str(asdict(one.standing))) for name, one in known_documents(folder).items()]
    return hashlib.sha256(repr(sorted(about)).encode(errors="surrogatepass")).hexdigest()[:32]


def is_of_before(folder: Path) -> bool:
    """Whether the folder has a page of ours under its usual name that was made of other documents."""
    path = folder / PAGE
    try:
        if path.is_symlink() or not path.is_file():
            return False
        with path.open("rb") as file:
            found = _OF.search(file.read(_HEAD))
    except OSError:
        return False
    return found is not None and found[1].decode() != digest(folder)

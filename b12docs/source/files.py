"""Files as text: read whole, with a limit, or an error that says why they cannot be read."""

from __future__ import annotations

from pathlib import Path

from b12docs.diagnostics import Location, fault

MAX_BYTES = 1_000_000


def read_text(path: Path, name: str) -> str:
    """The file's text, or an error that says why it cannot be read (missing, a folder, too large, not UTF-8)."""
    at = Location(name)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise fault(
                "size", at, f"the file is larger than {MAX_BYTES:,} bytes", "split it or remove what is no text"
            )
        data = path.read_bytes()
    except OSError as error:
        raise fault("file", at, _why(error), "check the name, and that you may read it") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        hint = "save it as UTF-8 text from a plain text editor"
        raise fault("encoding", Location(name, line, column), "the file is no UTF-8 text", hint) from None


def _why(error: OSError) -> str:
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "the file does not exist",
        IsADirectoryError: "this is a folder, not a file",
        NotADirectoryError: "the file does not exist: part of its path is no folder",
        PermissionError: "the file or its folder may not be read",
    }
    return reasons.get(type(error), f"the file cannot be read: {error.strerror or error}")

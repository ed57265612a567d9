"""A reader's view -> the HTML that a layout prints of it; what goes wrong is told with the template's line."""

from __future__ import annotations

import re
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from b12docs.diagnostics import InputError, Location, did_you_mean, fault
from b12docs.templates.sandbox import DEADLINE_SECONDS, MAX_OUTPUT, FolderLoader, new_environment
from b12docs.templates.view import FIELDS


class Templates:
    """The templates of some folders, found by ``find``: the path of a file's name, or None."""

    def __init__(self, find: Callable[[str], Path | None], folders: list[Path]) -> None:
        self.folders = folders
        self.environment = new_environment(FolderLoader(find))
        self.environment.globals["_tick"] = self._tick  # a global, because imported macros see no other names
        self._end = 0.0

    def _tick(self) -> str:
        """Nothing to print, unless the time is over; it measures a span and never reads the day."""
        if time.monotonic() > self._end:
            raise SecurityError(f"the layout takes longer than {DEADLINE_SECONDS:.0f} seconds")
        return ""

    def render(self, path: Path, names: Mapping[str, object]) -> str:
        """The HTML that the layout of this file prints with these names; raises InputError with the template's line."""
        self._end = time.monotonic() + DEADLINE_SECONDS
        try:
            template = self.environment.get_template(path.name)
            pieces, size = [], 0
            for piece in template.generate(names):
                size += len(piece)
                if size > MAX_OUTPUT:
                    raise SecurityError("the layout prints too much")
                pieces.append(piece)
            return "".join(pieces)
        except TemplateSyntaxError as error:
            at = Location(error.filename or path.as_posix(), error.lineno)
            raise fault("template", at, error.message or "the template is wrong") from None
        except InputError:
            raise
        except Exception as error:
            raise _runtime_fault(error, path, names, self.folders) from None


def _runtime_fault(error: Exception, path: Path, names: Mapping[str, object], folders: list[Path]) -> InputError:
    files = {path.as_posix() for folder in folders for path in folder.glob("*.html")}
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in files]
    at = Location(frames[-1].filename, frames[-1].lineno) if frames else Location(path.as_posix())
    hint = ""
    if isinstance(error, TemplateNotFound):
        known = [path.name for folder in folders for path in folder.glob("*.html")]
        return fault(
            "template", at, f"there is no file '{error.name}' in the layouts", did_you_mean(str(error.name), known)
        )
    if isinstance(error, UndefinedError) and str(error).startswith("'None' has no attribute"):
        return fault(
            "template", at, "this part of the content is not meant for this reader", "ask for it first: {% if … %}"
        )
    if isinstance(error, UndefinedError):
        name = re.search(r"'(\w+)'(?: is undefined)?$", str(error))
        if name:
            return fault(
                "template",
                at,
                f"'{name[1]}' is not known here",
                did_you_mean(name[1], {*names, *(name for fields in FIELDS.values() for name in fields)}),
            )
    if isinstance(error, RecursionError):
        return fault("template", at, "a macro calls itself without end")
    return fault("template", at, str(error) or type(error).__name__, hint)

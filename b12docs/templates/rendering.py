"""A reader's view -> the HTML that a layout prints of it; what goes wrong is told with the template's line."""

from __future__ import annotations

import re
import time
import traceback
from collections.abc import Mapping

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from b12docs.diagnostics import InputError, Location, did_you_mean, fault
from b12docs.source.files import File
from b12docs.templates.sandbox import DEADLINE_SECONDS, MAX_OUTPUT, FileLoader, new_environment
from b12docs.templates.view import FIELDS


class Templates:
    """The templates among these files, the HTML of the layouts' folders by its files' names."""

    def __init__(self, files: Mapping[str, File]) -> None:
        self.files = {name: file for name, file in files.items() if name.endswith(".html")}
        self.environment = new_environment(FileLoader(self.files))
        self.environment.globals["_tick"] = self._tick  # a global, because imported macros see no other names
        self._end = 0.0

    def _tick(self) -> str:
        """Nothing to print, unless the time is over; it measures a span and never reads the day."""
        if time.monotonic() > self._end:
            raise SecurityError(f"the layout takes longer than {DEADLINE_SECONDS:.0f} seconds")
        return ""

    def render(self, name: str, names: Mapping[str, object]) -> str:
        """The HTML that the file of this name prints with these names; raises InputError with the template's line."""
        self._end = time.monotonic() + DEADLINE_SECONDS
        try:
            template = self.environment.get_template(name)
            pieces, size = [], 0
            for piece in template.generate(names):
                size += len(piece)
                if size > MAX_OUTPUT:
                    raise SecurityError("the layout prints too much")
                pieces.append(piece)
            return "".join(pieces)
        except TemplateSyntaxError as error:
            at = Location(error.filename or self.files[name].name, error.lineno)
            raise fault("template", at, error.message or "the template is wrong") from None
        except InputError:
            raise
        except Exception as error:
            raise _runtime_fault(error, name, names, self.files) from None


def _runtime_fault(error: Exception, name: str, names: Mapping[str, object], files: Mapping[str, File]) -> InputError:
    shown = {file.name for file in files.values()}
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in shown]
    at = Location(frames[-1].filename, frames[-1].lineno) if frames else Location(files[name].name)
    hint = ""
    if isinstance(error, TemplateNotFound):
        return fault(
            "template", at, f"there is no file '{error.name}' in the layouts", did_you_mean(str(error.name), files)
        )
    if isinstance(error, UndefinedError) and str(error).startswith("'None' has no attribute"):
        return fault(
            "template", at, "this part of the content is not meant for this reader", "ask for it first: {% if … %}"
        )
    if isinstance(error, UndefinedError):
        unknown = re.search(r"'(\w+)'(?: is undefined)?$", str(error))
        if unknown:
            known = {*names, *(field for fields in FIELDS.values() for field in fields)}
            return fault("template", at, f"'{unknown[1]}' is not known here", did_you_mean(unknown[1], known))
    if isinstance(error, RecursionError):
        return fault("template", at, "a macro calls itself without end")
    return fault("template", at, str(error) or type(error).__name__, hint)

"""What is made when it is first asked for: patterns that most runs never need, and modules that libraries load.

A pattern takes up to some milliseconds to compile, and a program has hundreds.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, cast


class _Pattern:
    """Stands for a pattern: what is asked of it is the compiled one's, at once from the second time on."""

    def __init__(self, source: Any, flags: int) -> None:
        self.source, self.with_flags = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.source, self.with_flags), name)
        setattr(self, name, found)
        return found


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, but compiled when it is first used; functions of ``re`` do not take it."""
    return cast("re.Pattern[str]", _Pattern(source, flags))


class _Module(ModuleType):
    """Stands for a module that is loaded when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        found = getattr(import_module(self.__name__), name)
        setattr(self, name, found)
        return found


class _Re(ModuleType):
    """Stands for ``re`` in a library: the patterns that it makes ready when it is loaded are compiled when used."""

    @staticmethod
    def compile(source: Any, flags: int = 0) -> Any:
        """A pattern, compiled when it is first used."""
        return _Pattern(source, flags)

    def __getattr__(self, name: str) -> Any:
        return getattr(re, name)


@contextmanager
def lightly(*modules: str, absent: tuple[str, ...] = (), patterns: bool = False) -> Iterator[None]:
    """Where a library is loaded: of these modules it loads none before it asks for something of it.

    Those that are ``absent`` it is told not to find. With ``patterns`` its own are compiled when they are used: it must
    use them by their methods.
    """
    stands: dict[str, Any] = {name: _Module(name) for name in modules if name not in sys.modules}
    stands |= dict.fromkeys(absent) | ({"re": _Re("re")} if patterns else {})
    loaded = {name: sys.modules[name] for name in stands if name in sys.modules}
    sys.modules |= stands
    try:
        yield
    finally:
        for name, stand in stands.items():
            if sys.modules.get(name) is stand:
                del sys.modules[name]
        sys.modules |= loaded

"""Names that options give: one or several, in any letter case, of those that exist."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from b12docs.diagnostics import SelectionError, did_you_mean, known_as

ALL = "all"

Names = str | Sequence[str] | None  # of one option; None where it was left out


def several(given: Names) -> tuple[str, ...]:
    """The names, each once; one word may hold several of them, with commas between."""
    words = (given,) if isinstance(given, str) else tuple(given or ())
    parts = (part.strip() for word in words for part in word.split(","))
    return tuple(dict.fromkeys(filter(None, parts))) or words[:1]


def aliases(code: str) -> tuple[str, ...]:
    """What a language's code may be called instead, in small letters: ``polish``, ``polski``; ``en`` for ``en-GB``."""
    from b12docs.language.languages import known, main_part

    language = known(code)
    names = (language.english, language.own) if language else ()
    return tuple(name.casefold() for name in (main_part(code), *names))


def known(option: str, given: Names, names: Iterable[str], more: str = "") -> tuple[str, ...]:
    """The names as those that exist are spelled, each once.

    Raises SelectionError with the first that does not exist; ``more`` is said where none that exists is near it.
    """
    there = list(names)
    return tuple(dict.fromkeys(_known(option, one, there, more) for one in several(given)))


def one_of(what: str, name: str, names: Iterable[str]) -> str:
    """The name as that which exists is spelled; raises SelectionError where there is no such one."""
    there = list(names)
    if found := known_as(name, there):
        return found
    raise SelectionError(f"there is no {what} '{name}'", did_you_mean(name, there))


def _known(option: str, name: str, there: list[str], more: str) -> str:
    if found := known_as(name, there):
        return found
    hint = did_you_mean(name, [one for one in there if one != ALL])
    raise SelectionError(f"--{option}: '{name}' does not exist", hint if "did you" in hint else hint + more)

"""One walk through a YAML tree, for all rules: what it holds, sorted by what rules look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from b12docs.diagnostics import did_you_mean, known_as
from b12docs.records import field, record
from b12docs.rules.registry import Finding
from b12docs.source.prose import Cut, Words, placeholders
from b12docs.source.tree import Path_, YamlTree

# Where the rules come from that a name refers to something.
NAMED = "a name that refers to nothing would leave a hole in the document"


# Signs of other programs, and quotation marks at either end, say whether a text is looked at more closely. What a match
# may begin with stands first: the letters of most texts are none of it, and are passed over at once.
# Behind the signs stand a day in figures, and what is put for words that are still to be written.
_SIGN = r"*_~`<>&\\%$=|«»\]ÃÂâï“”„‘‚#\"\nE\ufb1d-\ufdf9\ufe70-\ufefc"  # E for 1.2E+05
_SIGNS = re.compile(
    rf"[{_SIGN}?？TXx/.\-](?:(?<=[{_SIGN}])|(?<=\d[/.\-])\d{{1,2}}[/.\-]\d|(?<=T)(?:OD|O-|B[CD]|odo)|(?<=[?？])[?？]{{2}}|(?<=[Xx])[Xx]{{2}})"
)
_FIRST = frozenset("\"'•·●▪◦‣⁃+–—-")
_DATA = ("accent", "file", "fingerprint", "icon", "id", "paper", "ref", "refs", "theme", "url", "web")


class Mapping(NamedTuple):
    """A mapping of the tree; ``parent`` is the number of the mapping that holds it, -1 for the whole file."""

    path: Path_
    value: dict[str, Any]
    parent: int


@record(frozen=False)
class Nodes:
    """What a tree holds; a mapping stands behind the one that holds it.

    ``marked`` are the words with a placeholder, a link or stars, each with its path, ``odd`` those with signs or quotes
    that may be slips of the pen, ``empty`` the paths of keys without a value.
    """

    tree: YamlTree
    mappings: list[Mapping] = field(default_factory=list)
    lists: list[list[Any]] = field(default_factory=list)
    marked: list[tuple[Path_, Words]] = field(default_factory=list)
    odd: list[tuple[Path_, Words]] = field(default_factory=list)
    empty: list[Path_] = field(default_factory=list)

    @cached_property
    def odd_prose(self) -> tuple[tuple[Path_, Words], ...]:
        """The odd words that are prose, and no name of a file, address or the like."""
        return tuple((path, words) for path, words in self.odd if not is_data(path))

    @cached_property
    def prose(self) -> tuple[tuple[Path_, Words], ...]:
        """The marked words that are printed as prose; in the name of a file or an address a mark is a character."""
        return tuple(
            (path, words)
            for path, words in self.marked
            if path[0] == "protocol" or path[0] == "values" or not is_data(path)
        )

    def having(self, key: str) -> list[Mapping]:
        """The mappings that have a key, in the order in which they are held."""
        return [one for one in self.mappings if key in one.value]

    @property
    def top(self) -> dict[str, Any]:
        """The mapping of the whole file; an empty one where the file is something else."""
        return mapping(self.tree.value)


def walk(tree: YamlTree) -> Nodes:
    """Everything that the tree holds, each mapping and list once for every path; nothing where it is no mapping."""
    nodes = Nodes(tree)
    stack: list[tuple[Path_, Any, int]] = [((), tree.value, -1)] if isinstance(tree.value, dict) else []
    while stack:
        path, value, parent = stack.pop()
        if isinstance(value, dict):
            nodes.mappings.append(Mapping(path, value, parent))
            inside, parent = value.items(), len(nodes.mappings) - 1
        elif isinstance(value, list):
            nodes.lists.append(value)
            inside = enumerate(value)  # type: ignore[assignment]
        else:
            continue
        for key, entry in inside:
            if isinstance(entry, Words):
                odd = is_odd(entry)
                if "{" in entry or (odd and ("](" in entry or "**" in entry)):  # signs, all but the brace
                    nodes.marked.append(((*path, key), entry))
                if odd or type(entry) is Cut:
                    nodes.odd.append(((*path, key), entry))
            elif entry is None:
                nodes.empty.append((*path, key))
            else:
                stack.append(((*path, key), entry, parent))
    return nodes


@lru_cache(maxsize=8192)  # of a file that is loaded again, most texts are as they were
def is_odd(text: str) -> bool:
    """Whether a text holds a sign that may be a slip of the pen; one pass over its letters says so."""
    if text[:1] in _FIRST or _SIGNS.search(text):
        return True
    return text.startswith("o ") or "todo" in text or "orem ipsum" in text


def is_data(path: Path_) -> bool:
    """Whether a field, or an entry of a list in a field, is no prose."""
    return path == ("logo", "alt") or _field(path) in _DATA


def _field(path: Path_) -> str:
    """The field that a value stands in, itself or as an entry of a list."""
    last = path[-1]
    return last if isinstance(last, str) else next(key for key in reversed(path) if isinstance(key, str))


def mapping(value: Any, *keys: str) -> dict[str, Any]:
    """The mapping at the keys, whatever else the file holds there: an empty one where it is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def entries(value: Any) -> list[Any]:
    """The entries of a list; none where it is something else."""
    return value if isinstance(value, list) else []


def one_or_many(value: Any) -> list[Any]:
    """What a field gives, one thing or many."""
    return value if isinstance(value, list) else [value]


def names(value: Any) -> list[Words]:
    """The names that a field gives, one or many."""
    return [name for name in one_or_many(value) if isinstance(name, Words)]


def ids(value: Any) -> list[Words]:
    """The ids of a list's entries."""
    listed = [entry.get("id") for entry in entries(value) if isinstance(entry, dict)]
    return [name for name in listed if isinstance(name, Words)]


def unknown(found: Iterable[Words], known: Iterable[str], message: str, *, any_case: bool = False) -> Iterator[Finding]:
    """A finding for each name that is not known, with the nearest one that is; ``any_case``: letter case is nothing."""
    allowed = [str(name) for name in known]
    for name in found:
        if not (known_as(name, allowed) if any_case else name in allowed):
            yield Finding(name.at, f"{message} '{name}'", did_you_mean(name, allowed))


def unfilled(words: Words, known: Iterable[str]) -> Iterator[Finding]:
    """A finding for each placeholder that nothing fills in, of those that are known where the words stand."""
    allowed = [str(name) for name in known]
    for name in placeholders(words):
        if name not in allowed:
            hint = did_you_mean(name, allowed) or "write the words themselves: nothing is filled in here"
            yield Finding(words.at, f"nothing fills in the placeholder '{name}'", hint)

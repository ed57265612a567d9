"""What a YAML file says, as plain dicts, lists and words, each with its place."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from b12docs.diagnostics import Diagnostic, Location
from b12docs.records import field, record

Path_ = tuple[str | int, ...]


class Mapping(dict[str, Any]):
    """A mapping of the file, with the place of each value and of each key. Aliases share it."""

    __slots__ = ("key_places", "places")

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[str, Location] = {}
        self.key_places: dict[str, Location] = {}

    def laid_under(self, upper: Mapping) -> Mapping:
        """A new mapping of both: where they share a key it has the upper one's value and place."""
        made = Mapping()
        for source in (self, upper):
            made.update(source)
            made.places.update(source.places)
            made.key_places.update(source.key_places)
        return made

    def having(self, key: str, entry: Any, place: Location | None = None) -> Mapping:
        """A copy with another value under a key, at the place of the old one unless another is given."""
        made = self.laid_under(Mapping())
        made[key] = entry
        if place is not None:
            made.places[key] = made.key_places[key] = place
        return made

    def only(self, names: Collection[str]) -> Mapping:
        """A copy without all keys but these."""
        made = self.laid_under(Mapping())
        for name in self.keys() - set(names):
            del made[name], made.places[name], made.key_places[name]
        return made


class Sequence(list[Any]):
    """A list of the file, with the place of each entry; one ``in_dashes`` has no brackets. Aliases share it."""

    __slots__ = ("in_dashes", "places")

    def __init__(self, *, in_dashes: bool = False) -> None:
        super().__init__()
        self.in_dashes = in_dashes
        self.places: list[Location] = []


@record(frozen=False)
class YamlTree:
    """The values of a file, and the place of the outermost; ``slips`` are warnings of how they were typed."""

    file: str
    value: Any = None
    at: Location | None = None
    slips: list[Diagnostic] = field(default_factory=list)

    def locate(self, path: Path_, *, key: bool = False) -> Location:
        """The place of the value (or key) at the path, else of the nearest parent that the file has."""
        place, value = self.at or Location(self.file, 1, 1), self.value
        for step in path:
            if isinstance(value, Mapping) and step in value.places:
                place = (value.key_places if key else value.places)[str(step)]
            elif isinstance(value, Sequence) and isinstance(step, int) and 0 <= step < len(value):
                place = value.places[step]
            else:
                break
            value = value[step]
        return place

"""Parts of a list: what is known of people is kept while there is room for it, and made anew where there was none."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12docs.handover.copies import parts
from b12docs.handover.copies.batch import write_copies
from b12docs.handover.copies.parts import Kept, packed, parts_of, people_of
from b12docs.handover.copies.persons import Person
from b12docs.writers.pdf.prepared import Prepared
from tests.handover.copies.lists import batch, listed, rows

PEOPLE = [Person(row, f"{row:04}", ("name",), (f"Zoë {row}",)) for row in range(2, 9)]
LISTED = [(f"Zoë {number}", "3 May") for number in range(4)] + [(60 * "Zoë", "3 May"), ("Ödön", "3 May")]


@pytest.mark.parametrize("room", [0, 1, 2, 3])
def test_all_people_are_there_whatever_there_is_room_for(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    """In their order, and each once."""
    monkeypatch.setattr(parts, "AT_ONCE", 3)
    kept = Kept(room * len(packed(PEOPLE[:3]).data))
    for part in parts_of(PEOPLE):
        kept.take(part)
    assert len(kept.parts) == room
    assert [one for part in kept.and_rest(PEOPLE) for one in people_of(part)] == PEOPLE


def _made(folder: Path, text: str) -> dict[str, bytes]:
    write_copies(batch(listed(folder, text)), folder / "copies")
    return {path.name: path.read_bytes() for path in (folder / "copies").glob("*.pdf")}


def test_what_is_kept_of_a_long_list_takes_little_memory() -> None:
    """So little that all of most lists is kept, and no more where a list has no end."""
    kept, people = (
        Kept(),
        [Person(row, f"{row:04}", ("name",), (f"Zoë {row}",), set=(400 * b"x",)) for row in range(250)],
    )
    kept.take(packed(people))
    assert len(kept.parts[0].data) < 60 * len(people)
    for _ in range(2_000):
        kept.take(kept.parts[0])
    assert sum(len(one.data) for one in kept.parts) < 4_000_001


def test_copies_are_the_same_where_little_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also behind a row that the pages have no room for."""
    found = []
    for room in (1_000_000, 500, 0):
        monkeypatch.setattr(parts, "AT_ONCE", 2)
        monkeypatch.setattr(parts, "MOST_KEPT", room)
        folder = tmp_path / str(room)
        folder.mkdir()
        found.append(_made(folder, rows(*LISTED)))
    assert found[0] == found[1] == found[2]
    assert sorted(found[0]) == ["0001.pdf", "0002.pdf", "0003.pdf", "0004.pdf", "0006.pdf"]


def test_the_words_of_a_person_are_set_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As their row is looked at, and not once more as their copy is written."""
    given, filled = [], Prepared.filled

    def counted(self: Prepared, values: tuple[str, ...]) -> tuple[bytes, ...]:
        given.append(tuple(values))
        return filled(self, values)

    monkeypatch.setattr(Prepared, "filled", counted)
    _made(tmp_path, rows(*LISTED[:4]))
    assert [given.count(one) for one in LISTED[:4]] == [1, 1, 1, 1]

"""Every text that is printed has an id of its own, by which an approval knows its words."""

from __future__ import annotations

from b12docs.diagnostics import Location
from b12docs.schema.ids import ids_of
from b12docs.source.prose import Words


def words(text: str) -> Words:
    """A text of content.yaml."""
    return Words(text, Location("content.yaml", 1, 1))


def test_two_links_to_one_reference_have_two_ids() -> None:
    """One is for patients and one for clinicians: a number that changes in either is told."""
    links = [{"ref": words("R1"), "text": words("111 first")}, {"ref": words("R1"), "text": words("999 first")}]
    names = [name for name, _ in ids_of({"links": links})]
    assert len(set(names)) == len(names) == 4


def test_an_id_has_no_place_in_a_list() -> None:
    """A text keeps its id when another comes before it."""
    first, second = ({"id": words(name), "text": words(name)} for name in ("a", "b"))
    alone, later = (dict(ids_of({"items": items})) for items in ([second], [first, second]))
    assert "items/b/text" in alone
    assert "items/b/text" in later

"""A file of translations made fresh keeps what a translator wrote, whatever tool or hand has been at it before."""

from __future__ import annotations

from b12docs.diagnostics import Location
from b12docs.source.prose import Words
from b12docs.translation.messages import FUZZY, Catalogue, Message
from b12docs.translation.texts import SourceText
from b12docs.translation.updating import updated


def fresh(english: str, *before: Message) -> tuple[Message, ...]:
    """The entries of a file that had others before, when a topic has one text."""
    text = SourceText("title", Words(english, Location("content.yaml", 1)), "heading", (("patient", "easy"),))
    return updated(Catalogue("pl.po", before), [text], {}).catalogue.messages


def test_the_english_before_is_the_one_that_the_translation_was_made_of() -> None:
    """A text is done when its mark "fuzzy" is taken off, though an older English may be left beside it."""
    done = Message("title", "Your second legs", "Nogi", previous="Your first legs")
    assert fresh("Your third legs", done)[0].previous == "Your second legs"
    unfinished = Message("title", "Your second legs", "Nogi", previous="Your first legs", flags=(FUZZY,))
    assert fresh("Your third legs", unfinished)[0].previous == "Your first legs"


def test_entries_that_are_gone_are_all_kept() -> None:
    """Two of one text may be there where files were joined: one comes back, the other stays as it is."""
    gone = [Message("title", "Legs", said, obsolete=True) for said in ("Nogi", "Nóżki")]
    assert [(one.translation, one.obsolete) for one in fresh("Legs", *gone)] == [("Nóżki", False), ("Nogi", True)]
    known = Message("title", "Legs", "Nóżki")
    assert [one.translation for one in fresh("Legs", gone[0], known)] == ["Nóżki", "Nogi"]

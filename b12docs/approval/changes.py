"""What differs between two sets of texts, the gravest first: warnings, a 'not', numbers, values, words, pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from b12docs.language.negations import negations
from b12docs.language.typography import typeset
from b12docs.records import record

Kind = Literal[
    "warning-gone", "negation", "number", "help", "value", "warning", "checked", "gone", "new", "words",
    "picture", "date",
]  # fmt: skip
KINDS: dict[Kind, str] = {
    "warning-gone": "warning taken out",
    "negation": "'not', 'never' or 'only' changed",
    "number": "number changed",
    "help": "help line changed",
    "value": "the clinic's value changed",
    "warning": "warning changed",
    "checked": "who made and checked the translation changed",
    "gone": "text taken out",
    "new": "new text",
    "words": "words changed",
    "picture": "picture changed",
    "date": "date changed",
}
_ORDER = tuple(KINDS)
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*|[½¼¾⅓⅔]")
_WARNINGS = "warnings/"
# What a document says beside its texts, by such ids: how each picture's file is known, and days.
PICTURES, DATES, LANGUAGE = "pictures/", "dates/", "language"
# What approvals of earlier versions hold and no approved document prints: the desk's page, and what drafts say.
_UNPRINTED = ("gallery/", "labels/draft", "labels/expired")
LOGO, REVIEW, PUBLISHED = f"{PICTURES}logo", f"{DATES}review_by", f"{DATES}published"
_NAMED = {LOGO: "the logo", REVIEW: "the review date", PUBLISHED: "the date of publication"}
_CHECKED = ("labels/translated_by", "labels/translation_checked")


@record
class Change:
    """A text that differs: its id, what kind of change it is, and its words before and now; None where it was not."""

    id: str
    kind: Kind
    before: str | None
    now: str | None

    @property
    def is_grave(self) -> bool:
        """Whether it is one that is named by itself: a warning, a 'not', a number, a help line or a value."""
        return self.kind not in ("gone", "new", "words", "picture", "date")

    @property
    def rank(self) -> int:
        """How grave it is, 0 for the gravest kind."""
        return _ORDER.index(self.kind)

    @property
    def said(self) -> str:
        """What has changed, in words."""
        return KINDS[self.kind]

    @property
    def named(self) -> str:
        """What has changed that is no text, as messages name it; empty for a text."""
        if self.kind not in ("picture", "date"):
            return ""
        return _NAMED.get(self.id) or f"the picture {self.id.partition('/')[2]}"

    def as_json(self) -> dict[str, str | None]:
        """The change as the command line's JSON has it."""
        return {"id": self.id, "kind": self.kind, "before": self.before, "now": self.now}


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[Change, ...]:
    """Every text that differs, the gravest kinds first, and each kind in the order of the texts.

    That nobody is named any more who has checked a translation follows from a text that has changed, where one has; and
    a picture that is new or gone follows from a text that names it, where that has changed: its file has not.
    """
    ids = [*now, *(name for name in before if name not in now and not name.startswith(_UNPRINTED))]
    other = (name for name in ids if before.get(name) != now.get(name))
    differ = [name for name in other if worded(before.get(name)) != worded(now.get(name))]
    found = [_change(name, before.get(name), now.get(name)) for name in differ if _was_told(name, before)]
    told = {f"{PICTURES}{words}" for one in found if one.kind != "picture" for words in (one.before, one.now)}
    found = [one for one in found if one.id not in told or None not in (one.before, one.now)]
    own = [one for one in found if one.kind != "checked" or one.now is not None]
    return tuple(sorted(own or found, key=lambda one: one.rank))


def _was_told(name: str, before: Mapping[str, str]) -> bool:
    """Whether a text can be told to be new: approvals of earlier versions hold no pictures, and no days."""
    is_beside = name == LANGUAGE or name.startswith((PICTURES, DATES))
    return not is_beside or name in before or any(one.startswith(DATES) for one in before)


def worded(text: str | None) -> str | None:
    """A text as it is printed, with common spaces: how quotes, dashes and spaces are typed makes no difference.

    A file of approvals is read without spaces that only keep words on one line, without those at the ends of lines, and
    without the last line's end, as of an address in lines behind ``|``.
    """
    return text and "\n".join(" ".join(line.split()) for line in typeset(text).strip().splitlines())


def _change(name: str, before: str | None, now: str | None) -> Change:
    return Change(name, _kind(name, before, now), before, now)


def _kind(name: str, before: str | None, now: str | None) -> Kind:
    if name.startswith((PICTURES, DATES)):
        return "picture" if name.startswith(PICTURES) else "date"
    if name.startswith(_WARNINGS) and now is None:
        return "warning-gone"
    if name.startswith("help/"):
        return "help"
    if name in _CHECKED:
        return "checked"
    if before is not None and now is not None:
        if negations(before) != negations(now):
            return "negation"
        if numbers(before) != numbers(now):
            return "number"
    if name.startswith(("values/", "clinic/")):
        return "value"
    if name.startswith(_WARNINGS):
        return "warning"
    if before is None or now is None:
        return "new" if before is None else "gone"
    return "words"


def numbers(text: str) -> list[str]:
    """The numbers in a text, as they are written."""
    return _NUMBER.findall(text)

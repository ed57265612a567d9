"""What kind of text a translator has before them, in words: by the model and the field that hold it."""

from __future__ import annotations

from b12docs.schema.base import Model
from b12docs.schema.blocks import Cell, Item, Said, TextBlock
from b12docs.schema.clinic import ClinicHelp
from b12docs.schema.content import KeyPoint, MainMessage, MoreLink, WarningGroup, WarningItem
from b12docs.schema.house import Editions, Help, Labels, Mail

_OF_MODELS: dict[type[Model], str] = {
    MainMessage: "main message", KeyPoint: "key point", WarningItem: "warning", TextBlock: "paragraph",
    Item: "list item", Cell: "cell of a table", MoreLink: "link", Labels: "label", Editions: "label",
    Mail: "words of an e-mail", Help: "help line", ClinicHelp: "help line", Said: "sentence",
}  # fmt: skip
_OF_FIELDS = {
    "title": "heading", "headline": "heading", "name": "heading", "feature": "heading", "alt": "words for a picture",
    "caption": "caption", "write": "label of a line to write on", "label": "label", "questions": "heading",
    "lead": "first words of a cell", "hours": "opening hours", "languages": "whom to ask for other languages",
    "feedback": "whom to tell what one thinks", "funding": "who paid for it",
}  # fmt: skip


ON_SHEETS = ("label", "glue", "heading", "steps")  # of editions: what stands on the sheets of a poster in parts alone


def kind_of(model: type[Model], field: str) -> str:
    """What the words in a field of a model are, such as "list item" or "heading"."""
    if model is WarningGroup and field == "title":
        return "heading of warnings: what to do"
    if model is Editions and field in ON_SHEETS:
        return "words for who glues the sheets of a poster together"
    if field in _OF_FIELDS and model not in (Labels, Editions, Mail):
        return _OF_FIELDS[field]
    return next((said for known, said in _OF_MODELS.items() if issubclass(model, known)), "text")

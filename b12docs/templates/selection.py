"""Content x (audience, level) -> what that reader gets: each text at one level, and nothing meant for others."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args

from b12docs.diagnostics import Diagnostic, InputError
from b12docs.language import languages
from b12docs.language.marks import set_marks
from b12docs.language.together import NO_BREAK
from b12docs.records import record
from b12docs.schema.base import Model, Root, kinds
from b12docs.schema.blocks import (
    Block,
    BoxBlock,
    FigureBlock,
    Item,
    ListBlock,
    Mark,
    Scoped,
    TableBlock,
    TextBlock,
    WriteBlock,
    is_meant,
)
from b12docs.schema.clinic import Clinic, Phone
from b12docs.schema.content import Content, MainMessage, More, MoreLink, Protocol, Reference, Section, WarningGroup
from b12docs.schema.texts import Text
from b12docs.source.prose import Words
from b12docs.templates import view
from b12docs.templates.filling import Filling, linked
from b12docs.templates.parts import FIELDS, ById, Datum, Part
from b12docs.templates.standing import Format, Status, Translated
from b12docs.templates.view import View

P = TypeVar("P", bound=Part)
_COLON = re.compile(r"\s*[:：]\s*\Z")  # of a label that stands before its number, or in brackets
_BRACKETS = re.compile(r"[()（）]")
_CLASSES = {part.__name__: part for part in FIELDS}


@record
class Reader:
    """Who the document is for: the audience, its kind of reader before those that this extends, and the level."""

    audience: str
    kinds: tuple[str, ...]
    level: str

    @property
    def reads(self) -> str:
        """The kind of reader."""
        return self.kinds[0]

    def is_meant(self, scopes: tuple[str, ...]) -> bool:
        """Whether a part with this ``for`` field is for this reader; an empty one is for everybody."""
        return not scopes or is_meant(scopes, self.kinds, self.level)


def select(
    content: Content, clinic: Clinic, audience: str, level: str, target: Format | None = None,
    status: Status | None = None,
) -> View:  # fmt: skip
    """What a layout may use, for one reader; raises InputError where a clinic must enter what it has not."""
    target, status = target or Format(), status or Status()
    reader = Reader(audience, content.chain(content.audiences[audience].reads), level)
    chooser = _Chooser(reader, content, clinic, target)
    made = chooser.part(
        View, content,
        audience=audience, level=level, reads=reader.reads, paper=target.paper, form=target.form,
        references=chooser.references, sources=chooser.sources,
        subtitle=chooser.subtitle(), addressee=chooser.known(content.addressee),
        labels=chooser.labels(), clinic=chooser.clinic(),
        review=_review(chooser, content, status),
    )  # fmt: skip
    if faults := chooser.faults + chooser.filling.faults:
        raise InputError(list(dict.fromkeys(faults)))
    return made


class _Chooser:
    """Turns the model into the view, with one text where the model has one for each level."""

    def __init__(self, reader: Reader, content: Content, clinic: Clinic, target: Format) -> None:
        self.reader, self.content, self._clinic = reader, content, clinic
        self.faults: list[Diagnostic] = []
        asked = self._text(content.labels.ask) if target.screen else None
        self.filling = Filling(content, clinic, asked)
        used = set[str]()
        self._gather(content, used)
        numbered = [one.id for one in content.references if one.id in used]  # in the order of content.yaml
        self.numbers = {name: number for number, name in enumerate(numbered, 1)}
        self.by_id = {one.id: self.part(view.Reference, one) for one in content.references}
        self.references = tuple(self.by_id[name] for name in numbered)
        self.sources = tuple(self.by_id[name] for name in content.sources)

    def part(self, kind: type[P], model: Model, **made: Any) -> P:
        """A part of the view, with what is ``made`` already and the other fields from the model."""
        made |= self._worked_out(model)
        found = {
            name: made[name] if name in made else self._field(name, getattr(model, name), declared)
            for name, declared in FIELDS[kind].items()
        }
        if kind in _TITLED and not found[_TITLED[kind]]:
            self._refuse_empty(found["title"])
        return kind(**found)

    def _refuse_empty(self, title: Words) -> None:
        who = f"'{self.reader.reads}' at the level '{self.reader.level}'"
        hint = "say in a 'for:' of the whole part whom it is meant for"
        self.faults.append(Diagnostic("empty-part", title.at, f"nothing below this title is meant for {who}", hint))

    def labels(self) -> view.Labels:
        """The fixed words; what a clinic enters is none of theirs."""
        return view.Labels(**{name: self.label(getattr(self.content.labels, name)) for name in FIELDS[view.Labels]})

    def label(self, label: Text) -> Words:
        """The words of a label for this reader."""
        return self.filling.help_alone(self._text(label))

    def also_in(self, names: tuple[str, ...]) -> Words | None:
        """In which languages it is there already; None where it is in none."""
        language = languages.known(self.content.language)
        listed = language.listed(names) if language else ", ".join(names)
        return self.label(self.content.labels.also_in).filled({"names": listed}) if names else None

    def subtitle(self) -> view.Statement | None:
        """The line in the title band, where nobody can write; None where it is not meant for the reader."""
        own = self.content.subtitle
        if own is None or not self._is_meant(own):
            return None
        return self.part(view.Statement, own, text=self.filling(self._text(own.text), always=True))

    def known(self, name: str | None) -> Words | None:
        """The label of a value and, in bold, the value; None where it is not known."""
        return self._known(self._text(self.content.values[name].label), name) if name else None

    def _known(self, label: Words, name: str) -> Words | None:
        given = self.filling.asked_for(name, label)
        return None if given is None else Words(f"{self.filling(label, always=True)} **{given}**", label.at)

    def clinic(self) -> view.Clinic:
        """What the clinic says of itself."""
        own = self._clinic
        phones = tuple(map(self._phone, own.phone))
        address, hours = _lines(own.address), _lines(own.hours)
        letters = sum(len(one) for one in (own.name, *address, own.email, own.web, *hours) if one)
        more = {"letters": letters, "long": own.has_long_name}
        return self.part(view.Clinic, own, phones=phones, address=address, hours=hours, **more)

    def _phone(self, own: Phone) -> view.Phone:
        label = own.label and Words(_COLON.sub("", own.label), own.label.at)
        comma = set_marks(", ", self.content.language)
        aside = label and Words(comma.join(filter(None, map(str.strip, _BRACKETS.split(label)))), label.at)
        number = Words(linked(own.number), own.number.at)
        return view.Phone(number, aside if label and label[0] in "(（" else label, aside)

    def _text(self, text: Text) -> Words:
        return text.words(self.reader.kinds, self.reader.level)

    def _worked_out(self, model: Model) -> dict[str, Any]:
        """What a part of the view has beyond its model's fields."""
        match model:
            case Reference():
                return {"date": model.date and _months(self.content, model.date)}
            case MoreLink():
                return {"reference": self.by_id[model.ref]}
            case Protocol():
                return {"prompts": tuple(self._prompt(name) for name in model.values)}
            case Mark():
                return {"lead": None, "text": None, "mark": model.root, "numbers": ()}
            case Section():
                return {"wide": any(_most_columns(block) >= _MANY for block in model.blocks if self._is_meant(block))}
            case Item() if model.value and model.write:
                written = self._known(self._text(model.write), model.value)
                return self._sourced(model) | {"written": written} | ({"write": None} if written else {})
            case WarningGroup():  # a heading in the red box, which says whom to call
                return {"title": self.filling(self._text(model.title), always=True, linked=True)}
        return self._sourced(model)

    def _sourced(self, model: Model) -> dict[str, Any]:
        return {"mark": "", "numbers": self._numbers(model), "written": None}

    def _numbers(self, model: Model) -> tuple[int, ...]:
        """The numbers of a part's references."""
        refs = getattr(model, "refs", ())
        return tuple(sorted(self.numbers[name] for name in refs)) if refs else ()

    def _prompt(self, name: str) -> view.Prompt:
        label = self._text(self.content.values[name].label)
        return view.Prompt(name, self.filling(label, always=True), _lines(self.filling.asked_for(name, label)))

    def _field(self, name: str, value: Any, declared: str) -> Any:
        if isinstance(value, Words):
            return Datum(value, value.at) if declared.startswith("Datum") else value
        if isinstance(value, Text):
            return self.filling(self._text(value), always=name in _ALWAYS_FILLED)
        if value is None or value == ():
            return value
        return self._seen(value) if self._is_meant(value) else None

    def _seen(self, value: Any) -> Any:
        match value:
            case Block():
                return self._block(value)
            case Text():  # the cell of a table that is words alone: all other texts are fields
                return view.Cell(None, self.filling(self._text(value)), "", ())
            case Model():
                return self.part(_SEEN_AS.get(type(value)) or _CLASSES[type(value).__name__], value)
            case tuple():
                return tuple(self._seen(entry) for entry in value if self._is_meant(entry))
            case dict():
                return ById({key: self._seen(entry) for key, entry in value.items()})
        return value

    def _block(self, block: Block) -> view.Block:
        made = dict(_EMPTY_BLOCK)
        match block:
            case TextBlock():
                text = self._text(block.text)
                words, label = self.filling(text, long=True), self.filling.label_of_line(text)
                if label:
                    return self._block(WriteBlock(write=label, id=block.id))
                made |= {"kind": "text", "form": block.form, "paragraphs": _paragraphs(words)}
                made["certainty"] = block.certainty
            case ListBlock():
                made |= {"kind": "list", "form": block.list, "items": self._seen(block.items)}
            case TableBlock():
                made |= {"kind": "table", "table": self._seen(block.table)}
            case FigureBlock():
                made |= {"kind": "figure", "figure": self._seen(block.figure), "items": self._seen(block.labels)}
            case WriteBlock():
                words = self.filling(self._text(block.write))
                made |= {"kind": "write", "paragraphs": ((words,),), "lines": block.lines}
            case BoxBlock():
                title = block.box.title and self.filling(self._text(block.box.title), always=True)
                made |= {"kind": "box", "title": title, "marker": block.box.marker, "tone": block.box.tone}
                made["blocks"] = self._seen(block.box.blocks)
                if title and not made["blocks"]:
                    self._refuse_empty(title)
        return view.Block(id=block.id or str(made["kind"]), numbers=self._numbers(block), **made)

    def _is_meant(self, value: Any) -> bool:
        """Whether a part is for the reader; one without a title goes with the last of what it holds."""
        if not isinstance(value, Model):
            return True
        if isinstance(value, Scoped) and not self.reader.is_meant(value.meant_for):
            return False
        match value:
            case ListBlock():
                return any(map(self._is_meant, value.items))
            case More():
                return any(map(self._is_meant, value.links))
            case BoxBlock() if value.box.title is None:
                return any(map(self._is_meant, value.box.blocks))
        return True

    def _gather(self, value: Any, refs: set[str]) -> None:
        """Add every reference of what the view shows of this value."""
        if isinstance(value, tuple | dict):
            for entry in value.values() if isinstance(value, dict) else value:
                self._gather(entry, refs)
        elif isinstance(value, Model) and self._is_meant(value):
            model: Any = type(value)
            has_refs, inside = _inside(model)
            refs.update(value.refs if has_refs else ())  # type: ignore[attr-defined]
            for name in inside:
                self._gather(getattr(value, name), refs)


_ISO_DAY = re.compile(r"\b(\d{4})-(0[1-9]|1[0-2])(?:-\d\d)?\b")
_MANY = 4  # columns, beside the names of the rows: half a page is too narrow for them
_ALWAYS_FILLED = ("title", "headline", "name", "alt", "feature", "lead")  # no line to write on can stand there
_SEEN_AS: dict[type[Model], type[Part]] = {Mark: view.Cell, MainMessage: view.Statement}
_TITLED: dict[type[Part], str] = {view.Section: "blocks", view.Actions: "items"}  # what stands below a title
_EMPTY_BLOCK: dict[str, Any] = {
    "form": "", "paragraphs": (), "items": (), "table": None, "figure": None, "title": None,
    "marker": None, "tone": None, "blocks": (), "lines": 0, "certainty": "high",
}  # fmt: skip


def _most_columns(block: Block) -> int:
    """How many columns the table of a block has, or the widest of a box; 0 where there is none."""
    match block:
        case TableBlock():
            return len(block.table.columns)
        case BoxBlock():
            return max(map(_most_columns, block.box.blocks))
    return 0


def _paragraphs(words: Words) -> tuple[tuple[Words, ...], ...]:
    """The lines of each paragraph; an empty line parts two of them."""
    parts = (part.splitlines() for part in words.replace("\r", "").split("\n\n"))
    lines = (tuple(Words(line.strip(), words.at) for line in part if line.strip()) for part in parts)
    return tuple(part for part in lines if part)


def _lines(words: Words | None) -> tuple[Words, ...]:
    return tuple(line for part in _paragraphs(words) for line in part) if words else ()


@cache
def _inside(model: type[Any]) -> tuple[bool, tuple[str, ...]]:
    """Whether a model has references, and the fields of it that may hold parts with some."""
    declared = kinds(model)
    shown = [name for name in declared if model is not Content or name in FIELDS[View]]
    return "refs" in declared, tuple(name for name in shown if name != "refs" and _holds_refs(declared[name]))


@cache
def _holds_refs(kind: Any) -> bool:
    """Whether a value of this kind may hold references, or parts that do."""
    if isinstance(kind, type) and issubclass(kind, Model):
        declared = {} if issubclass(kind, Root) else kinds(kind)
        return "refs" in declared or any(map(_holds_refs, declared.values()))
    return any(map(_holds_refs, get_args(kind)))


def notice_of(content: Content, view: View, status: Status) -> Words | None:
    """What the first page of a draft says, and of a document that is out of date; None where it is neither."""
    chosen, labels = (content.chain(view.reads), view.level), content.labels
    if status.expired:
        return labels.expired_notice.words(*chosen)
    return None if status.approval else labels.draft_notice.words(*chosen)


def _review(chooser: _Chooser, content: Content, known: Status) -> view.Review:
    labels, approval = content.labels, known.approval
    status = chooser.label(labels.approved if approval else labels.draft)
    if approval:
        status = status.filled({"name": approval.name, "role": approval.role, "date": _day(content, approval.date)})
    if known.expired:
        expired = chooser.label(labels.expired).filled({"date": _day(content, known.expired)})
        status = Words(f"{expired} {status}", status.at)
    days = content.published, content.review_by
    published, review_by = (_day(content, one) for one in days)
    month, review_month = (_month(content, one.year, one.month) for one in days)
    return view.Review(
        content.version, content.made_by, published, review_by, month, review_month, status, approval is not None,
        tuple(_translation(chooser, content, known.translated)) if known.translated else (),
        chooser.also_in(known.languages),
    )  # fmt: skip


def _translation(chooser: _Chooser, content: Content, known: Translated) -> Iterator[Words]:
    """What a translation says at its end: its language and its original, who translated, and who checked it."""
    labels, review = content.labels, known.review
    about = {"language": known.language, "version": content.version, "date": _day(content, content.published)}
    yield chooser.label(labels.translation).filled(about)
    if known.by:
        yield chooser.label(labels.translated_by).filled({"name": known.by})
    if review:
        said = {"name": str(review.name), "role": str(review.role), "date": _day(content, review.date)}
        yield chooser.label(labels.translation_checked).filled(said)


def _day(content: Content, date: datetime.date) -> str:
    labels = content.labels
    parts = {"day": str(date.day), "month": str(labels.months[date.month - 1]), "year": str(date.year)}
    return _held(labels.day.filled(parts))


def _month(content: Content, year: int, month: int) -> str:
    labels = content.labels
    named = (labels.months_alone or labels.months)[month - 1]
    return _held(labels.month.filled({"month": str(named), "year": str(year)}))


def _held(date: str) -> str:
    """A date that is never broken over lines."""
    return date.replace(" ", NO_BREAK)


def _months(content: Content, words: Words) -> Words:
    """The words with the month in place of each day that is written as 2024-03-06, or month as 2024-03."""
    shown = _ISO_DAY.sub(lambda day: _month(content, int(day[1]), int(day[2])), words)
    return Words(shown, words.at)

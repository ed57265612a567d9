"""Which documents the options select: what exists is built, the rest is skipped or, when it was named, an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from b12docs.catalogue.finish import PLAIN, USUAL_THEME, Finish, refuse_contradictions, settled, sheet_of, with_language
from b12docs.catalogue.forms import NO_OBSTACLE, Form, Obstacle, form_of
from b12docs.catalogue.names import ALL, Names, aliases, known, several
from b12docs.diagnostics import SelectionError, nearest
from b12docs.paper import PAPERS
from b12docs.records import record

if TYPE_CHECKING:
    from b12docs.library.layouts import Layout
    from b12docs.schema.content import Content


@record
class Job:
    """One document to make; ``version`` names the file of the layout that is made for its paper and edition.

    ``topic`` is the id of the content that it is made of, ``language`` the code of the translation that it prints;
    empty where it prints the content as it is.
    """

    layout: str
    audience: str
    level: str
    paper: str
    variant: tuple[str, ...] = ()
    version: str = ""
    finish: Finish = PLAIN
    topic: str = ""
    language: str = ""

    def file_name(self, topic: str) -> str:
        """The file's name: ``<topic>-<layout>-<audience>-<level>[-<variant>...].<suffix>``."""
        return "-".join((topic, self.layout, self.audience, self.level, *self.variant)) + f".{self.finish.suffix}"

    def __str__(self) -> str:
        form = f"on {self.paper}" if self.finish.format == "pdf" else f"as {self.finish.format}"
        language = (f"language {self.language}",) if self.language else ()
        what = f"{self.layout} for {self.audience}, level {self.level}, {form}"
        return ", ".join((what, *self.finish.variant, *language))


@record
class Skipped:
    """A combination that the options reach but that does not exist, and why.

    ``topic`` is the id of the content that lacks it; what the options do not name is empty.
    """

    layout: str
    audience: str
    level: str
    paper: str
    reason: str
    topic: str = ""
    language: str = ""


@record
class Request:
    """The options of ``build`` as given, each with one name or several; None is an option that was left out."""

    audience: Names = None
    level: Names = None
    layout: Names = None
    paper: Names = None
    finish: Finish = PLAIN
    language: Names = None


@record
class Usual:
    """What a clinic uses where the options say nothing, the themes that there are, and the languages of translations.

    ``original`` is the code of the language that a translated content was written in; empty where it is no translation.
    """

    papers: tuple[str, ...] = ()
    theme: str = USUAL_THEME
    themes: tuple[str, ...] = (USUAL_THEME,)
    languages: tuple[str, ...] = ()
    original: str = ""


@record
class Plan:
    """What to build, in order, and what to leave out; ``request`` is what asked for it."""

    jobs: tuple[Job, ...]
    skipped: tuple[Skipped, ...]
    request: Request | None = None


def plan(request: Request, content: Content, layouts: Mapping[str, Layout], usual: Usual | None = None) -> Plan:
    """The jobs that the request selects; raises SelectionError for names and combinations that do not exist."""
    usual = usual or Usual()
    return _Selector(_asked(request, content, layouts, usual), content, layouts, usual).plan()


@record
class _Asked:
    """What the options name, as it is spelled where it exists; nothing where an option was left out."""

    audience: tuple[str, ...]
    level: tuple[str, ...]
    layout: tuple[str, ...]
    paper: tuple[str, ...]
    finish: Finish
    language: tuple[str, ...] = ("",)

    def names(self, option: str) -> tuple[str, ...]:
        """The names that the option gives by themselves; none where it says ``all``."""
        given: tuple[str, ...] = getattr(self, option)
        return () if ALL in given else given


_NO_LANGUAGE = "; a translation is begun with 'b12docs translate update CODE'"
_FEW = 6  # names that advice gives of one option
_NO_AUDIENCE = "; add it to the 'audiences' of content.yaml, or of house.yaml where that names none"


def _asked(request: Request, content: Content, layouts: Mapping[str, Layout], usual: Usual) -> _Asked:
    """The names of the request; raises SelectionError where one does not exist, or where options exclude each other."""
    levels = dict.fromkeys(level for audience in content.audiences.values() for level in audience.levels)
    families = dict.fromkeys(one.family for one in layouts.values())
    asked = _Asked(
        known("audience", request.audience, (ALL, *content.audiences), _NO_AUDIENCE),
        known("level", request.level, (ALL, *levels)),
        known("layout", request.layout, (ALL, *families)),
        known("paper", request.paper, PAPERS),
        settled(request.finish, usual.themes),
        _languages(request.language, content, usual),
    )
    refuse_contradictions(asked.finish, asked.paper)
    return asked


def _languages(given: Names, content: Content, usual: Usual) -> tuple[str, ...]:
    """The codes of the translations that are asked for, and an empty one for the content as it is written.

    Raises SelectionError for a language that there is no translation into; one may be called by its name, too.
    """
    own = usual.original or content.language
    codes = (own, *(code for code in usual.languages if code != own))
    if given is None:
        return ("" if content.language == own else content.language,)
    called = {alias: code for code in codes for alias in aliases(code)}
    asked = [called.get(one.casefold(), one) for one in several(given)]
    for one in asked:
        if one.casefold() != ALL and one not in codes and (near := nearest(one.casefold(), called)):
            raise SelectionError(f"--language: '{one}' does not exist", f"did you mean '{called[near]}'?")
    found = known("language", asked, (ALL, *codes), _NO_LANGUAGE)
    return tuple("" if code == own else code for code in (codes if ALL in found else found))


@record
class _Wanted:
    """One combination that the options reach."""

    layout: str
    audience: str
    level: str
    paper: str
    language: str


@record
class _Selector:
    asked: _Asked
    content: Content
    layouts: Mapping[str, Layout]
    usual: Usual

    def plan(self) -> Plan:
        jobs: list[Job] = []
        left: list[tuple[_Wanted, Obstacle]] = []
        for wanted in self._combinations():
            reason, options = self._obstacle(wanted)
            if not reason:
                jobs.append(self._job(wanted))
                continue
            left.append((wanted, (reason, options)))
        self._refuse_idle(jobs, left)
        if not jobs:
            reasons = "; ".join(dict.fromkeys(reason for _, (reason, _) in left))
            advice = next(filter(None, (self._advice(*one) for one in left)), "")
            raise SelectionError(f"nothing is left to build: {reasons}", advice)
        skipped = (self._skipped(wanted, reason) for wanted, (reason, _) in left)
        return Plan(tuple(dict.fromkeys(jobs)), tuple(dict.fromkeys(skipped)))

    def _refuse_idle(self, jobs: list[Job], left: list[tuple[_Wanted, Obstacle]]) -> None:
        """Raise SelectionError where the options name all that does not exist, and one of the names makes nothing else.

        Of several names for each of two options not every pair must exist: that is why several are given at once.
        """
        for wanted, (reason, options) in left:
            are_named = all(self.asked.names(option) for option in options)
            for option in options if are_named else ():
                if all(getattr(job, option) != getattr(wanted, option) for job in jobs):
                    raise SelectionError(reason, self._advice(wanted, (reason, options)))

    def _advice(self, wanted: _Wanted, obstacle: Obstacle) -> str:
        """What can be asked for instead, so far as the obstacle does not say it itself."""
        reason, options = obstacle
        tiles = self._tiles(wanted) if "paper" in options else ""
        if tiles or reason.endswith(")"):
            return tiles
        works = {option: self._instead(wanted, option) for option in options}
        said = [f"--{option} {' or '.join(names[:_FEW])}" for option, names in works.items() if names]
        return f"what works is {', or '.join(said)}" if said else ""

    def _instead(self, wanted: _Wanted, option: str) -> list[str]:
        """The names of one option with which there is such a document, all others being as they are wanted."""
        own = self.content.audiences[wanted.audience]
        names: dict[str, Iterable[str]] = {
            "audience": self.content.audiences, "level": own.levels, "layout": own.layouts,
            "paper": self._form(wanted.layout).papers, "language": self.usual.languages,
        }  # fmt: skip
        others = {name: replace(wanted, **{option: name}) for name in names[option]}
        if option == "layout" and not self.asked.paper:
            others = {name: replace(one, paper=self._usual_paper(name)) for name, one in others.items()}
        return [name for name, one in others.items() if not self._obstacle(one)[0]]

    def _tiles(self, wanted: _Wanted) -> str:
        """How a poster is put together from sheets of the paper that is wanted; empty where it can't be."""
        finish = self.asked.finish
        tiled = replace(finish, impose="tiles", sheet=wanted.paper)
        form = form_of(wanted.layout, tiled, self.layouts, self.content)
        paper = next((one for one in form.papers if form.obstacle(one, wanted.level) == NO_OBSTACLE), "")
        if finish.impose or not paper:
            return ""
        on = f" --on {wanted.paper}" if sheet_of(replace(tiled, sheet=""), paper) != wanted.paper else ""
        return f"--impose tiles{on} without --paper puts it together from sheets of {wanted.paper}"

    def _combinations(self) -> Iterator[_Wanted]:
        asked, audiences = self.asked, self.content.audiences
        for language, audience in product(asked.language, asked.names("audience") or audiences):
            own = audiences[audience]
            levels = own.levels if ALL in asked.level else asked.level or (own.default,)
            layouts = asked.names("layout") or own.layouts
            for level, layout in product(levels, layouts):
                for paper in asked.paper or (self._usual_paper(layout),):
                    yield _Wanted(layout, audience, level, paper, language)

    def _usual_paper(self, layout: str) -> str:
        return self._form(layout).usual_paper(self.usual.papers)

    def _form(self, layout: str, language: str = "") -> Form:
        return form_of(layout, self.asked.finish, self.layouts, self.content, language)

    def _obstacle(self, wanted: _Wanted) -> Obstacle:
        layout, audience, level = wanted.layout, wanted.audience, wanted.level
        own, form = self.content.audiences[audience], self._form(layout, wanted.language)
        if not form_of(layout, PLAIN, self.layouts, self.content).versions:
            return f"there is no layout '{layout}'", ("layout",)
        if level not in own.levels:
            levels = ", ".join(own.levels)
            return f"audience '{audience}' has no level '{level}' (it has {levels})", ("audience", "level")
        if layout not in own.layouts:
            return f"layout '{layout}' is not meant for '{audience}'", ("audience", "layout")
        if not form.versions:
            return f"layout '{layout}' has no edition '{self.asked.finish.edition}'", ("layout",)
        if form.lacks(self.content):
            return f"layout '{layout}' needs '{form.lacks(self.content)}', and the content has none", ("layout",)
        return form.obstacle(wanted.paper, level)

    def _skipped(self, wanted: _Wanted, reason: str) -> Skipped:
        return Skipped(
            wanted.layout, wanted.audience, wanted.level, wanted.paper, reason, self.content.id, wanted.language
        )

    def _job(self, wanted: _Wanted) -> Job:
        paper, topic = wanted.paper, self.content.id
        usual = self.asked.finish.with_usual(self.usual.theme)
        form = form_of(wanted.layout, usual, self.layouts, self.content)
        version = form.papers[paper].name
        variant, finish = form.variant(paper), form.on(paper)
        named = with_language(variant, wanted.language)
        return Job(wanted.layout, wanted.audience, wanted.level, paper, named, version, finish, topic, wanted.language)

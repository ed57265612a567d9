"""What a paper, an edition and a finish mean for a layout: which file serves, on which sheets, under which name.

Whoever needs to know asks here: the plan, the list of what is on offer, and the settings of a page that is printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from math import ceil, prod
from operator import truediv
from typing import TYPE_CHECKING

from b12docs.catalogue.finish import Finish, imposed_papers, sheet_of
from b12docs.language import languages
from b12docs.paper import PAPERS, Size, page_size
from b12docs.records import record

if TYPE_CHECKING:  # what was planned is known again without them
    from b12docs.library.layouts import Layout
    from b12docs.schema.content import Content, Pages
    from b12docs.schema.front_matter import FrontMatter

TRIFOLD_PAGES = 6
LEAF = 2  # pages of one leaf
FOLDED = 8  # pages of a booklet of two sheets
LONGER = 1.35  # times the pages of the content: what a translation may take
WORTH_TILES = 1.5  # times the area of the sheet

Obstacle = tuple[str, tuple[str, ...]]  # why a combination does not exist, and the options that together ask for it
NO_OBSTACLE: Obstacle = ("", ())


@record
class Form:
    """A layout in a finish, its files, that of the usual paper first, and what the topic promises of it.

    ``language`` is the code of the translation that it is of; empty for the content as it is written.
    """

    layout: str
    finish: Finish
    versions: tuple[Layout, ...]
    promised: Pages | None = None
    language: str = ""

    @cached_property
    def papers(self) -> dict[str, Layout]:
        """Every paper that it is on offer on, and the file that is made for the paper."""
        return {
            paper: version
            for version in self.versions
            for paper in version.front.papers
            if self._is_offered(version.front, paper)
        }

    def counts(self, paper: str, level: str) -> tuple[int, ...]:
        """The numbers of pages that it may have: those that the topic promises, else those that the layout can have.

        None where it is not made at this level. A translation may be longer, by a third or as the topic promises; it
        takes more pages, too, where the lines of its script are higher.
        """
        own = self._own_counts(paper, level)
        if not own or not self.language:
            return own
        promised = self._translated.get(paper, {})
        language = languages.known(self.language)
        most = ceil(LONGER * (language.tall if language else 1) * max(own))
        most = TRIFOLD_PAGES if self.finish.impose == "trifold" else most
        return promised.get("all") or promised.get(level) or tuple(
            count for count in self._can(paper, level) if min(own) <= count <= most
        )  # fmt: skip

    def _own_counts(self, paper: str, level: str) -> tuple[int, ...]:
        """The numbers of pages that the content itself may have."""
        can = self._can(paper, level)
        promised = self._pages.get(paper)
        if promised is None or not can:
            return can
        return promised.get("all") or promised.get(level) or (() if self._is_named(paper) else can)

    def _can(self, paper: str, level: str) -> tuple[int, ...]:
        """The numbers of pages that the layout can have."""
        return self.papers[paper].front.papers[paper].get(level, ())

    @cached_property
    def _translated(self) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
        """What the topic promises of the pages of translations; of an edition it promises nothing of its own."""
        return self.promised.translations.pages if self.promised and self.language and not self.finish.edition else {}

    def promise(self, paper: str) -> tuple[str, ...]:
        """Where the topic promises the pages on this paper, as a path in its content; empty where it does not."""
        if paper in self._translated:
            return ("documents", self.layout, "translations", "pages", paper)
        if paper not in self._pages:
            return ()
        inside = ("editions", self.finish.edition) if self.finish.edition else ()
        return ("documents", self.layout, *inside, "pages", paper)

    @property
    def form(self) -> str:
        """The form of the layout that the topic asks for: ``flow``, or ``sheet`` where the layout has it."""
        wanted = self.promised.form if self.promised else "flow"
        return wanted if any(wanted in version.front.forms for version in self.versions) else "flow"

    @cached_property
    def _pages(self) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
        """What the topic promises of its pages, by paper and level."""
        edition = self.finish.edition
        own = self.promised.editions.get(edition) if self.promised and edition else self.promised
        return own.pages if own else {}

    def _is_named(self, paper: str) -> bool:
        return any(paper in one.front.named for one in self.versions if paper in one.front.papers)

    def _is_offered(self, front: FrontMatter, paper: str) -> bool:
        """Whether the topic has it on this paper: always, but where it must name the layout or the paper."""
        if "all" in front.named:
            return self.promised is not None
        return paper not in front.named or paper in self._pages

    def lacks(self, content: Content) -> str:
        """The first part that the layout needs and the content has not; empty where it has all."""
        needs = self.versions[0].front.needs if self.versions else ()
        return next((name for name in needs if getattr(content, name) is None), "")

    def usual_paper(self, clinic: tuple[str, ...]) -> str:
        """The paper where no option names one: what the imposition takes, else the clinic's, else the layout's own."""
        wanted = imposed_papers(self.finish) or tuple(self.papers)
        both = [paper for paper in (*clinic, *wanted) if paper in wanted and paper in self.papers]
        return next(iter((*both, *wanted)), "")

    def is_usual(self, paper: str) -> bool:
        """Whether this is the paper that nobody needs to name; a screen has no other."""
        return self.finish.format != "pdf" or paper == self.versions[0].front.default_paper

    def variant(self, paper: str) -> tuple[str, ...]:
        """What the file's name says of paper and finish: nothing where they are the usual ones."""
        sheet = self.finish.sheet
        is_other = sheet and sheet != sheet_of(replace(self.finish, sheet=""), paper)
        mail = ("email",) if self.finish.format == "email" else ()  # a web page's name ends alike
        papers = () if self.is_usual(paper) else (paper.lower(),)
        return (*papers, *self.finish.variant, *mail, *((sheet.lower(),) if is_other else ()))

    def on(self, paper: str) -> Finish:
        """The finish with the sheets that pages of this paper are imposed on."""
        return replace(self.finish, sheet=sheet_of(self.finish, paper))

    def obstacle(self, paper: str, level: str) -> Obstacle:
        """Why there is no such document on this paper at this level; NO_OBSTACLE where there is."""
        own = self._paper_obstacle(paper, level) or self._imposing_obstacle(paper, level)
        return own or self._translated_obstacle(paper, level) or NO_OBSTACLE

    def _paper_obstacle(self, paper: str, level: str) -> Obstacle | None:
        if not self.papers:
            return f"layout '{self.layout}' is not among the 'documents' of this topic", ("layout",)
        if paper not in self.papers:
            takes = ", ".join(self.papers)
            return f"layout '{self.layout}' is not made for paper {paper} (it takes {takes})", ("layout", "paper")
        if not self.counts(paper, level):
            others = any(self.counts(name, level) for name in self.papers)
            where = f" on {paper}" if others else ""
            return f"layout '{self.layout}' has no level '{level}'{where}", ("layout", "level")
        return None

    def _imposing_obstacle(self, paper: str, level: str) -> Obstacle | None:
        kind, counts = self.finish.impose, self.counts(paper, level)
        takes = imposed_papers(self.finish)
        if takes and paper not in takes:
            return f"--impose {kind} takes pages of {' or '.join(takes)}, not of {paper}", ("paper",)
        if kind == "trifold" and min(counts) != TRIFOLD_PAGES:  # what may have fewer seldom has just six
            reason = f"'documents' does not promise {TRIFOLD_PAGES} pages of layout '{self.layout}' on DL at this level"
            return reason, ("layout", "level")
        if kind == "booklet" and min(counts) <= LEAF < max(counts):
            more = f"to have a booklet, write pages: {{{paper}: {{from: {LEAF + 1}, to: {FOLDED}}}}} there"
            reason = f"'documents' promises no more than one leaf of layout '{self.layout}' on {paper}: {more}"
            return reason, ("layout",)
        if kind == "booklet" and max(counts) <= LEAF:
            reason = f"layout '{self.layout}' on {paper} is one leaf, printed on both sides: there is nothing to fold"
            return reason, ("layout",)
        return self._tiles_obstacle(paper, counts) if kind == "tiles" else None

    def _translated_obstacle(self, paper: str, level: str) -> Obstacle | None:
        """A translation is longer: what holds no more than its text has one where the topic says that it fits."""
        named = self.promised.translations.languages if self.promised else ()
        if not self.language or self.language in named:
            return None
        is_folded = self.finish.impose == "trifold"
        if not is_folded and max(self._can(paper, level)) > 1:
            return None
        what = "six panels hold" if is_folded else f"layout '{self.layout}' on {paper} holds"
        key = f"translations: {{languages: [{self.language}]}}"
        says = f"add '{key}' to '{self.layout}' in 'documents', and see if it fits"
        return f"{what} no more than the text itself, and translations are longer ({says})", ("layout", "language")

    def _tiles_obstacle(self, paper: str, counts: tuple[int, ...]) -> Obstacle | None:
        if set(counts) != {1}:
            reason = f"layout '{self.layout}' has more than one page: only a poster is put together from tiles"
            return reason, ("layout",)
        sheet = sheet_of(self.finish, paper)
        if prod(PAPERS[paper]) < WORTH_TILES * prod(PAPERS[sheet]):
            reason = f"layout '{self.layout}' on {paper} needs no tiles: a sheet of {sheet} is nearly as large"
            return reason, ("layout",)
        return None


def form_of(layout: str, finish: Finish, layouts: Mapping[str, Layout], content: Content, language: str = "") -> Form:
    """The layout of this name in a finish; without a file where there is no such layout, or no such edition of it.

    ``language`` is the code of a translation.
    """
    found = [one for one in layouts.values() if one.family == layout and one.front.edition == finish.edition]
    versions = tuple(sorted(found, key=lambda one: len(one.name)))
    return Form(layout, finish, versions, content.documents.get(layout), language)


@record
class Geometry:
    """The page of a layout on a paper, in points.

    ``scale`` is that of the whole page: 1, unless the layout is set on another paper and scaled. ``leading`` is the
    factor of every line's leading.
    """

    size: Size
    scale: float
    margin: float
    gap: float
    leading: float


def geometry(front: FrontMatter, paper: str) -> Geometry:
    """The geometry of a file of layouts on one of its papers."""
    size, base = page_size(paper, landscape=front.landscape), front.scaled.get(paper)
    scale = min(map(truediv, size, page_size(base, landscape=front.landscape))) if base else 1.0
    margin, gap = front.on_paper(front.margin, paper), front.on_paper(front.gap, paper)
    return Geometry(size, scale, margin, gap, front.leading.get(paper, 1.0))

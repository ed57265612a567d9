"""What can be built: every document with its papers, editions and impositions."""

from __future__ import annotations

from collections.abc import Mapping

from b12docs.catalogue.finish import IMPOSITIONS, LARGE_PRINT, PLAIN, Finish
from b12docs.catalogue.forms import NO_OBSTACLE, Form, form_of
from b12docs.library.layouts import Layout
from b12docs.records import field, record
from b12docs.schema.content import Content

Papers = tuple[str, ...]


@record
class Offer:
    """A document for a reader, and the papers of its usual form, of its editions and of its impositions."""

    layout: str
    audience: str
    level: str
    papers: Papers
    editions: dict[str, Papers] = field(default_factory=dict)
    impositions: dict[str, Papers] = field(default_factory=dict)


# Each kind of form under its own name; the usual one has none.
_EDITIONS = {LARGE_PRINT: Finish(edition=LARGE_PRINT)}
_IMPOSED = {kind: Finish(impose=kind) for kind in IMPOSITIONS}
_FINISHES = {"": PLAIN} | _EDITIONS | _IMPOSED


def offers(content: Content, layouts: Mapping[str, Layout], language: str = "") -> list[Offer]:
    """Every document that these layouts can make of the content; those of the same first paper stand together.

    ``language`` is the code of the translation that the content is in, if it is one.
    """
    order = list(dict.fromkeys(paper for layout in layouts.values() for paper in layout.front.papers))
    forms = {
        family: {kind: form_of(family, finish, layouts, content, language) for kind, finish in _FINISHES.items()}
        for family in dict.fromkeys(layout.family for layout in layouts.values())
    }
    found = [
        _offer((layout, audience, level), {kind: _papers(form, level, content, order) for kind, form in made.items()})
        for audience, own in content.audiences.items()
        for level in own.levels
        for layout in own.layouts
        if (made := forms.get(layout))
    ]
    return sorted((one for one in found if one.papers), key=lambda one: order.index(one.papers[0]))


def kinds_on_offer(layout: str, level: str, content: Content, layouts: Mapping[str, Layout], language: str) -> set[str]:
    """The editions and impositions in which a layout makes a document of this level."""
    finishes = (_EDITIONS | _IMPOSED).items()
    forms = {kind: form_of(layout, finish, layouts, content, language) for kind, finish in finishes}
    return {kind for kind, form in forms.items() if _is_made(form, level, content)}


def usual_layouts(content: Content, layouts: Mapping[str, Layout], audience: str, level: str) -> set[str]:
    """The layouts that make a document for a reader in its usual form."""
    forms = (form_of(layout, PLAIN, layouts, content) for layout in content.audiences[audience].layouts)
    return {form.layout for form in forms if form.versions and _is_made(form, level, content)}


def _is_made(form: Form, level: str, content: Content) -> bool:
    return not form.lacks(content) and any(form.obstacle(paper, level) == NO_OBSTACLE for paper in form.papers)


def _offer(name: tuple[str, str, str], papers: Mapping[str, Papers]) -> Offer:
    editions, impositions = ({kind: papers[kind] for kind in kinds if papers[kind]} for kinds in (_EDITIONS, _IMPOSED))
    return Offer(*name, papers[""], editions, impositions)


def _papers(form: Form, level: str, content: Content, order: list[str]) -> Papers:
    """The papers on which the form makes a document of this level."""
    if form.lacks(content):
        return ()
    return tuple(paper for paper in order if form.obstacle(paper, level) == NO_OBSTACLE)

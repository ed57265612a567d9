"""How paper, edition and finish of a document are said at the front desk."""

from __future__ import annotations

from b12docs.catalogue.plan import Job
from b12docs.language.languages import known
from b12docs.schema.house import GalleryLabels

USUAL, _SCREEN = "usual", "screen"
_SAID = {
    "large-print": "large_print", "grey": "grey", "press": "press", "booklet": "booklet", "trifold": "trifold",
    "tiles": "tiles", "2up": "two_up", "html": "html", "text": "text", "email": "email",
}  # fmt: skip


def spoken(name: str) -> str:
    """A name as people say it: ``large-print`` is "Large print"."""
    words = name.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def own_name(language: str) -> str:
    """What a language is called by those who speak it; the code of one that we don't know."""
    found = known(language)
    return found.own if found else language


def paper_of(job: Job, words: GalleryLabels) -> dict[str, str]:
    """The paper that a document is printed on: of imposed pages the sheet's, and none of what is read on a screen."""
    if job.finish.format != "pdf":
        return {_SCREEN: str(words.screen)}
    paper = job.finish.sheet or job.paper
    return {paper: paper}


def editions_of(job: Job, words: GalleryLabels) -> dict[str, str]:
    """How a document differs from the usual one but for its paper, by the names that options have; else "usual"."""
    form = () if job.finish.format == "pdf" else (job.finish.format,)
    names = (*job.finish.variant, *form)
    return {name: str(getattr(words, _SAID[name], "")) if name in _SAID else spoken(name) for name in names} or {
        USUAL: str(words.usual)
    }

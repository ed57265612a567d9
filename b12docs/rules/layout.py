"""Rules of a layout's front matter: every paper, level and style that it names exists, and each level has its type."""

from __future__ import annotations

from collections.abc import Iterator

from b12docs.diagnostics import did_you_mean
from b12docs.look.theme import STYLES
from b12docs.paper import PAPERS
from b12docs.rules.registry import Finding, rule
from b12docs.rules.walk import mapping
from b12docs.source.prose import Words
from b12docs.source.tree import YamlTree

_NAMED = "a setting under a name that nothing has would be lost without a word"
_SET = "no size of type is guessed: people with low vision depend on it"


@rule("unknown-paper", "layout", source=_NAMED)
def known_papers(tree: YamlTree) -> Iterator[Finding]:
    """Every paper that the front matter names is one."""
    for paper in _papers(tree):
        if paper not in PAPERS:
            yield Finding(paper.at, f"'{paper}' is no known paper", did_you_mean(paper, PAPERS))


def _papers(tree: YamlTree) -> Iterator[Words]:
    """Every name of a paper in the front matter."""
    for key in ("papers", "scaled", "leading", "margin", "gap"):
        for paper, inside in mapping(tree.value, key).items():
            if not (key in ("margin", "gap") and paper == "other"):
                yield Words(paper, tree.locate((key, paper), key=True))
            if key == "scaled" and isinstance(inside, Words):
                yield inside


@rule("missing-level", "layout", source=_SET)
def levels_with_type(tree: YamlTree) -> Iterator[Finding]:
    """Every level of every paper has the size of its body and a type scale."""
    for paper, levels in mapping(tree.value, "papers").items():
        for level in mapping(levels):
            for key in ("body", "type"):
                if level not in mapping(tree.value, key):
                    at = tree.locate((key,), key=True)
                    yield Finding(at, f"'{key}' lacks the level '{level}'", f"paper {paper} has it")


@rule("missing-style", "layout", source=_SET)
def scales_with_body(tree: YamlTree) -> Iterator[Finding]:
    """Every type scale has the style of the body."""
    for level, scale in mapping(tree.value, "type").items():
        if isinstance(scale, dict) and "body" not in scale:
            at = tree.locate(("type", level), key=True)
            hint = "give its size and leading, like 12/15; the theme has the other styles as multiples of it"
            yield Finding(at, f"the type scale of '{level}' lacks body", hint)


@rule("unknown-style", "layout", source=_NAMED)
def known_styles(tree: YamlTree) -> Iterator[Finding]:
    """Every style of a type scale is one."""
    for level, scale in mapping(tree.value, "type").items():
        for name in mapping(scale):
            if name not in STYLES:
                at = tree.locate(("type", level, name), key=True)
                yield Finding(at, f"'{name}' is no style of text", did_you_mean(name, STYLES))

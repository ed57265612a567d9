"""Rules of clinic.yaml that need more than its words: the accent colour, the logo, the papers, theme and protocol.

They read the YAML tree, so that they can speak beside faults of type.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

from b12docs.diagnostics import Diagnostic, InputError
from b12docs.look.colour import is_colour
from b12docs.look.palette import faint_pairs, with_accent
from b12docs.look.theme import Theme
from b12docs.paper import PAPERS
from b12docs.records import record
from b12docs.rules.registry import Finding, rule
from b12docs.rules.walk import NAMED, Nodes, ids, mapping, names, unfilled, unknown, walk
from b12docs.source.pictures import Pictures
from b12docs.source.prose import Words
from b12docs.source.yaml_tree import YamlTree


@record
class ClinicFile:
    """The subject: the file's tree, the pictures beside it, and what it must go with; None where that is at fault.

    A file that ``is_shared`` serves other topics too.
    """

    tree: YamlTree
    pictures: Pictures
    content: YamlTree | None
    themes: Collection[str]
    theme: Theme | None
    is_shared: bool = False

    @cached_property
    def nodes(self) -> Nodes:
        """What its tree holds."""
        return walk(self.tree)


@rule("unknown-prompt", "clinic", source="a clinic's dose or threshold must not be lost without a word")
def known_prompts(subject: ClinicFile) -> Iterator[Finding]:
    """Every line of the clinic's protocol answers a prompt of content.yaml, where the file is this topic's alone."""
    if subject.content and not subject.is_shared:
        prompts = ids(mapping(subject.content.value, "protocol").get("prompts"))
        lines = mapping(subject.nodes.top, "protocol")
        found = [Words(key, subject.tree.locate(("protocol", key), key=True)) for key in lines]
        yield from unknown(found, prompts, "content.yaml has no protocol prompt with the id")


@rule("unknown-paper", "clinic", source=NAMED)
def known_papers(subject: ClinicFile) -> Iterator[Finding]:
    """Every usual paper of the clinic is a paper."""
    yield from unknown(names(subject.nodes.top.get("paper")), PAPERS, "there is no paper")


@rule("unknown-theme", "clinic", source=NAMED)
def known_theme(subject: ClinicFile) -> Iterator[Finding]:
    """The clinic's theme exists."""
    yield from unknown(names(subject.nodes.top.get("theme")), subject.themes, "there is no theme")


@rule("accent", "clinic", source="WCAG 2.2 1.4.3: words at 4.5:1")
def readable_accent(subject: ClinicFile) -> Iterator[Finding]:
    """The clinic's colour is one, and can be read wherever the theme uses it, at 4.5:1 or more."""
    accent = subject.nodes.top.get("accent")
    if isinstance(accent, Words):
        yield from faint_accent(accent, subject.theme)


def faint_accent(accent: Words, theme: Theme | None) -> Iterator[Finding]:
    """What makes a clinic's colour no colour for this theme."""
    if not is_colour(accent):
        yield Finding(accent.at, f"'{accent}' is no colour; write it like #005EB8")
    elif theme and theme.takes_accent:
        colours = with_accent(theme.palette, accent).colours
        for faint in list(faint_pairs(colours))[:1]:  # one is enough to say that another colour is needed
            message = f"the contrast of {colours[faint.role]} on {colours[faint.ground]} is {faint}"
            yield Finding(accent.at, message, _better_accent(theme))


def accent_faults(accent: Words | None, theme: Theme) -> list[Diagnostic]:
    """What the rule says of an accent colour in a theme that somebody asked for instead of the clinic's own."""
    found = faint_accent(accent, theme) if accent else ()
    return [Diagnostic("accent", *one) for one in found]


def _better_accent(theme: Theme) -> str:
    if theme.is_dark:
        return f"choose a lighter colour, for the ground of the theme '{theme.name}' is dark, or another theme"
    return "choose a darker colour"


@rule("picture", "clinic", source="a logo that is missing would be missing in print")
def sound_logo(subject: ClinicFile) -> Iterator[Finding]:
    """The logo is a picture beside the clinic file."""
    name = mapping(subject.nodes.top, "logo").get("file")
    if isinstance(name, Words):
        try:
            subject.pictures.load(name)
        except InputError as error:
            yield from (Finding(one.at, one.message, one.hint) for one in error.diagnostics)


@rule("unknown-placeholder", "clinic", source=NAMED)
def no_placeholders(subject: ClinicFile) -> Iterator[Finding]:
    """No words of a clinic have a placeholder: they are what is filled in."""
    for _, words in subject.nodes.prose:
        yield from unfilled(words, ())

"""Rules of clinic.yaml that need more than its words: the accent colour, the logo, the papers, theme and protocol.

They read the YAML tree, so that they can speak beside faults of type.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

from b12docs.diagnostics import Diagnostic, InputError, did_you_mean, nearest
from b12docs.look.colour import WRITE_COLOUR, is_colour
from b12docs.look.palette import faint_pairs, with_accent
from b12docs.look.theme import Theme
from b12docs.paper import PAPERS
from b12docs.records import record
from b12docs.rules.registry import Finding, rule
from b12docs.rules.walk import NAMED, Nodes, mapping, names, unfilled, unknown, walk
from b12docs.schema.base import keys
from b12docs.schema.clinic import Clinic
from b12docs.schema.value_kinds import wrong_kind
from b12docs.source.pictures import Pictures
from b12docs.source.prose import Words
from b12docs.source.tree import YamlTree


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


@rule("unknown-value", "clinic", source="a clinic's dose or threshold must not be lost without a word")
def known_values(subject: ClinicFile) -> Iterator[Finding]:
    """Every value of the clinic is one that the topic asks for; a file for several topics may hold others' too."""
    if not subject.content:
        return
    known = mapping(subject.content.value, "values")
    given = [(key, name) for key in ("values", "protocol") for name in mapping(subject.nodes.top, key)]
    lacking = set(known) - {name for _, name in given}
    for key, name in given:
        if name not in known and (not subject.is_shared or _is_slip_for(name, lacking)):
            at = subject.tree.locate((key, name), key=True)
            beside = f"it belongs beside '{key}:': begin it as far in as that" if name in keys(Clinic) else ""
            yield Finding(at, f"the content asks for no value '{name}'", beside or did_you_mean(name, known))


def _is_slip_for(name: str, lacking: Collection[str]) -> bool:
    """Whether a value that the clinic has not given is spelled nearly so.

    Otherwise it is another topic's: ``gp_phone`` of one and ``eye_phone`` of the other are no slips.
    """
    return nearest(name, lacking) != ""


@rule("moved-key", "clinic", group="files", source="an approval is of documents, and no longer of a whole file")
def no_approval(subject: ClinicFile) -> Iterator[Finding]:
    """Approvals stand in approval.yaml, not in the clinic's file."""
    if "approval" in subject.nodes.top:
        hint = "take these lines out, look at the documents, and let 'b12docs approve' write the approval"
        yield Finding(subject.tree.locate(("approval",), key=True), "approvals stand in approval.yaml now", hint)


@rule("duplicate-key", "clinic", source="two words for one thing: nobody knows which is meant")
def values_given_once(subject: ClinicFile) -> Iterator[Finding]:
    """A value stands under ``values`` or under ``protocol``, not under both."""
    for name in mapping(subject.nodes.top, "protocol"):
        if name in mapping(subject.nodes.top, "values"):
            at = subject.tree.locate(("protocol", name), key=True)
            yield Finding(at, f"'{name}' is given twice", "it stands under 'values', too: keep one of the two")


@rule("wrong-value", "clinic", source="a slip in a number harms somebody")
def sound_values(subject: ClinicFile) -> Iterator[Finding]:
    """A value is of the kind that the topic asks for."""
    known = mapping(subject.content.value, "values") if subject.content else {}
    for key in ("values", "protocol"):
        for name, words in mapping(subject.nodes.top, key).items():
            kind = mapping(known, name).get("kind")
            wrong = wrong_kind(str(kind), words) if isinstance(words, Words) and kind else ""
            if wrong:
                yield Finding(words.at, f"'{words}' is no {wrong}", "the content asks for one here")


@rule("unknown-paper", "clinic", source=NAMED)
def known_papers(subject: ClinicFile) -> Iterator[Finding]:
    """Every usual paper of the clinic is a paper."""
    yield from unknown(names(subject.nodes.top.get("paper")), PAPERS, "there is no paper", any_case=True)


@rule("unknown-theme", "clinic", source=NAMED)
def known_theme(subject: ClinicFile) -> Iterator[Finding]:
    """The clinic's theme exists."""
    theme = names(subject.nodes.top.get("theme"))
    yield from unknown(theme, subject.themes, "there is no theme", any_case=True)


@rule("accent", "clinic", source="WCAG 2.2 1.4.3: words at 4.5:1")
def readable_accent(subject: ClinicFile) -> Iterator[Finding]:
    """The clinic's colour is one, and can be read wherever the theme uses it, at 4.5:1 or more."""
    accent = subject.nodes.top.get("accent")
    if isinstance(accent, Words):
        yield from faint_accent(accent, subject.theme)


def faint_accent(accent: Words, theme: Theme | None) -> Iterator[Finding]:
    """What makes a clinic's colour no colour for this theme."""
    if not is_colour(accent):
        yield Finding(accent.at, f"'{accent}' is no colour", WRITE_COLOUR)
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

"""The rules by name: where each comes from, how severe it is, what it looks at, and the function that checks it.

A rule is one function over the thing that it looks at (its subject); it gives findings and changes nothing. Two
functions may share a name where they hold one rule at two places. ``docs/rules.md`` lists them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, Literal, NamedTuple, get_args

from b12docs.diagnostics import Diagnostic, Location, Severity
from b12docs.records import record

Kind = Literal[
    "content", "clinic", "project", "layout", "theme", "palette", "drawing", "document", "pages", "printed", "topic",
    "whole", "levels", "translation", "pdf",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
# What is at stake, in the order of a report: a reader's safety, words that readers know, what stands where and how, who
# answers for it, and whether the files say what they mean.
Group = Literal["safety", "words", "structure", "governance", "files"]
GROUPS: tuple[Group, ...] = get_args(Group)


class Finding(NamedTuple):
    """A place where a rule is broken, worded for the person who wrote the file."""

    at: Location
    message: str
    hint: str = ""


@record
class Rule:
    """A rule: ``source`` is the standard or the reason that it comes from, ``meaning`` what it holds.

    ``check`` takes the subject of the kind that the rule looks at. The severity of one that is ``fixed`` can't be
    lowered by a file.
    """

    name: str
    looks_at: Kind
    source: str
    severity: Severity
    group: Group
    fixed: bool
    meaning: str
    check: Callable[[Any], Iterator[Finding]]


# The modules that hold the rules of each kind, in the order in which they speak; loaded when they are asked for.
_HOMES: dict[Kind, tuple[str, ...]] = {
    "content": ("texts", "unread", "content", "values", "telephones", "typed", "translated_letters", "severity"),
    "clinic": ("clinic", "telephones", "content", "typed", "translated_letters"),
    "project": ("project",),
    "layout": ("layout",),
    "theme": ("theme",),
    "palette": ("theme",),
    "drawing": ("drawing",),
    "document": ("reading_level", "words", "structure", "pictures", "governance"),
    "printed": ("printing", "addressed", "headed"),
    "topic": ("printing",),
    "whole": ("doses", "governance"),
    "levels": ("levels",),
    "pages": ("pages",),
    "translation": (
        "translation",
        "translated_bold",
        "translated_numbers",
        "translated_letters",
        "translated_order",
        "translated_slips",
        "translated_whole",
    ),
    "pdf": ("pdf_file", "pdf_tags", "pdf_page"),
}
_RULES: dict[Kind, list[Rule]] = {kind: [] for kind in _HOMES}

Check = Callable[[Any], Iterator[Finding]]


def rule(
    name: str, *kinds: Kind, source: str, severity: Severity = "error", group: Group = "files", fixed: bool = False
) -> Callable[[Check], Check]:
    """Register the function as the rule of this name; the first line of its docstring says what the rule holds.

    An error of ``files`` is fixed by itself: what is not in the files, nobody can print.
    """
    fixed = fixed or (group == "files" and severity == "error")

    def register(check: Check) -> Check:
        meaning = (check.__doc__ or "").partition("\n")[0]
        for kind in kinds:
            _RULES[kind].append(Rule(name, kind, source, severity, group, fixed, meaning, check))
        return check

    return register


def rules_of(kind: Kind) -> tuple[Rule, ...]:
    """The rules that look at things of this kind, in the order of their homes, whichever was loaded first."""
    homes = [import_module(f"b12docs.rules.{home}").__name__ for home in _HOMES[kind]]
    return tuple(sorted(_RULES[kind], key=lambda one: homes.index(one.check.__module__)))


def all_rules() -> tuple[Rule, ...]:
    """Every rule, those that look at the same kind together."""
    return tuple(rule for kind in _HOMES for rule in rules_of(kind))


def run(kind: Kind, subject: Any) -> Iterator[Diagnostic]:
    """What all rules that look at this kind have to say of the subject."""
    for one in rules_of(kind):
        for finding in one.check(subject):
            yield Diagnostic(one.name, *finding, one.severity)

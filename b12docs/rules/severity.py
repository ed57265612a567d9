"""How severe rules are in a topic: what house.yaml and content.yaml say under ``rules``, and where they may say it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from b12docs.diagnostics import Diagnostic, Lowered, Severity, did_you_mean
from b12docs.rules.faults import FAULTS, HARMS
from b12docs.rules.registry import KINDS, Finding, Group, Kind, all_rules, rule, rules_of
from b12docs.rules.texts import ContentNodes
from b12docs.rules.walk import mapping
from b12docs.schema.house import RuleSetting
from b12docs.source.cache import kept
from b12docs.source.prose import Words

_MAKERS = ("b12docs.rules",)
_RANKS = {"off": 0, "warning": 1, "error": 2}
# Where a rule that a file names is looked for first: the kinds whose rules a build has loaded anyway.
_FIRST: tuple[Kind, ...] = ("content", "whole", "document", "levels", "printed", "topic", "pages", "clinic", "project")
_SAFE = "what harms a reader, or cannot be printed as it is written, no file may allow"


class Known(NamedTuple):
    """What must be known of a rule to judge a setting: its severity, whether that can't be lowered, and its group."""

    severity: Severity
    fixed: bool
    group: Group


def known_rules(names: Iterable[str]) -> dict[str, Known]:
    """What is known of each of these rules, and of what else stands in the way of printing, by name."""
    return _known(tuple(sorted(set(names))))


@cache
def _known(names: tuple[str, ...]) -> dict[str, Known]:
    faults = {name: Known("error", True, "safety" if name in HARMS else "files") for name in names if name in FAULTS}
    others = "\n".join(name for name in names if name not in faults)
    if not others:
        return faults
    # Kept from run to run: to know a rule, it must be loaded with what it looks at.
    found = json.loads(kept("rules", _MAKERS, others, lambda: json.dumps(_looked_up(set(others.splitlines())))))
    return faults | {name: Known(*one) for name, one in found.items()}


def _looked_up(names: set[str]) -> dict[str, Known]:
    """What the registry says of the rules; it loads no more of them than it takes to find these."""
    found: dict[str, Known] = {}
    for kind in (*_FIRST, *(kind for kind in KINDS if kind not in _FIRST)):
        found |= {one.name: Known(one.severity, one.fixed, one.group) for one in rules_of(kind) if one.name in names}
        if names <= found.keys():
            break
    return found


def groups_of(found: Iterable[Diagnostic]) -> dict[str, Group]:
    """What is at stake with diagnostics, by the name of their rule."""
    return {name: one.group for name, one in known_rules(one.rule for one in found).items()}


def group_of(found: Diagnostic) -> Group:
    """What is at stake with a diagnostic."""
    return groups_of([found])[found.rule]


def judged(found: Iterable[Diagnostic], settings: Mapping[str, RuleSetting]) -> Iterator[Diagnostic]:
    """The diagnostics at the severity that a topic gives their rules; those of a rule that is off are left out."""
    for one in found:
        severity = settings[one.rule].severity if one.rule in settings else one.severity
        if severity != "off":
            yield one if severity == one.severity else replace(one, severity=severity)


def lowered(settings: Mapping[str, RuleSetting]) -> tuple[Lowered, ...]:
    """What the settings make less severe than it is by itself, in the order of the file."""
    known = known_rules(settings)
    return tuple(
        Lowered(name, known[name].severity, one.severity, str(one.because), one.because.at)
        for name, one in settings.items()
        if _RANKS[one.severity] < _RANKS[known[name].severity]
    )


@rule("unknown-rule", "content", source="a setting under a name that nothing has would be lost without a word")
def existing_rules(subject: ContentNodes) -> Iterator[Finding]:
    """Every name below ``rules`` is that of a rule."""
    named = mapping(subject.nodes.top, "rules")
    known = known_rules(named)
    for name in named:
        if name not in known:
            at = subject.tree.locate(("rules", name), key=True)
            yield Finding(at, f"there is no rule '{name}'", _advice(name))


def _advice(name: str) -> str:
    near = did_you_mean(name, {one.name for one in all_rules()} | FAULTS.keys())
    return near if near.startswith("did you mean") else "'b12docs check --rules' lists them"


@rule("fixed-rule", "content", source=_SAFE)
def unlowered_rules(subject: ContentNodes) -> Iterator[Finding]:
    """No rule is lowered that protects readers, or without which nothing can be printed."""
    named = mapping(subject.nodes.top, "rules")
    known = known_rules(named)
    for name, one in named.items():
        severity, own = mapping(one).get("severity"), known.get(name)
        if own and own.fixed and isinstance(severity, Words) and _RANKS.get(severity, 2) < _RANKS[own.severity]:
            hint = "take this out, and mend what the rule tells of"
            yield Finding(severity.at, f"the rule '{name}' can't be lowered: {_SAFE}", hint)

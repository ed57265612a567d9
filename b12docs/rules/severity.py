"""How severe rules are in a topic: what house.yaml and content.yaml say under ``rules``, and where they may say it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from b12docs.diagnostics import Diagnostic, Lowered, Severity, did_you_mean
from b12docs.rules.faults import FAULTS, HARMS
from b12docs.rules.registry import Finding, Group, all_rules, rule
from b12docs.rules.texts import ContentNodes
from b12docs.rules.walk import mapping
from b12docs.schema.house import RuleSetting
from b12docs.source.cache import kept
from b12docs.source.prose import Words

_MAKERS = ("b12docs.rules",)
_RANKS = {"off": 0, "warning": 1, "error": 2}
_SAFE = "what harms a reader, or cannot be printed as it is written, no file may allow"


class Known(NamedTuple):
    """What must be known of a rule to judge a setting: its severity, whether that can't be lowered, and its group."""

    severity: Severity
    fixed: bool
    group: Group


@cache
def known_rules() -> dict[str, Known]:
    """Every rule, and everything else that stands in the way of printing, by its name.

    The table is kept from run to run: to make it, all rules are loaded with what they look at.
    """
    return {name: Known(*one) for name, one in json.loads(kept("rules", _MAKERS, "", _table)).items()}


def _table() -> str:
    faults = {name: ("error", True, "safety" if name in HARMS else "files") for name in FAULTS}
    return json.dumps(faults | {one.name: (one.severity, one.fixed, one.group) for one in all_rules()})


def group_of(found: Diagnostic) -> Group:
    """What is at stake with a diagnostic."""
    return known_rules()[found.rule].group


def judged(found: Iterable[Diagnostic], settings: Mapping[str, RuleSetting]) -> Iterator[Diagnostic]:
    """The diagnostics at the severity that a topic gives their rules; those of a rule that is off are left out."""
    for one in found:
        severity = settings[one.rule].severity if one.rule in settings else one.severity
        if severity != "off":
            yield one if severity == one.severity else replace(one, severity=severity)


def lowered(settings: Mapping[str, RuleSetting]) -> tuple[Lowered, ...]:
    """What the settings make less severe than it is by itself, in the order of the file."""
    known = known_rules() if settings else {}
    return tuple(
        Lowered(name, known[name].severity, one.severity, str(one.because), one.because.at)
        for name, one in settings.items()
        if _RANKS[one.severity] < _RANKS[known[name].severity]
    )


@rule("unknown-rule", "content", source="a setting under a name that nothing has would be lost without a word")
def existing_rules(subject: ContentNodes) -> Iterator[Finding]:
    """Every name below ``rules`` is that of a rule."""
    known = known_rules() if "rules" in subject.nodes.top else {}
    for name in mapping(subject.nodes.top, "rules"):
        if name not in known:
            at = subject.tree.locate(("rules", name), key=True)
            yield Finding(at, f"there is no rule '{name}'", _advice(name, known))


def _advice(name: str, known: Iterable[str]) -> str:
    near = did_you_mean(name, known)
    return near if near.startswith("did you mean") else "'b12docs check --rules' lists them"


@rule("fixed-rule", "content", source=_SAFE)
def unlowered_rules(subject: ContentNodes) -> Iterator[Finding]:
    """No rule is lowered that protects readers, or without which nothing can be printed."""
    known = known_rules() if "rules" in subject.nodes.top else {}
    for name, one in mapping(subject.nodes.top, "rules").items():
        severity, own = mapping(one).get("severity"), known.get(name)
        if own and own.fixed and isinstance(severity, Words) and _RANKS.get(severity, 2) < _RANKS[own.severity]:
            hint = "take this out, and mend what the rule tells of"
            yield Finding(severity.at, f"the rule '{name}' can't be lowered: {_SAFE}", hint)

"""The list of the rules that ``b12docs check --rules`` prints: what holds, why, and how severe it is in a topic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from b12docs.project.project import Project
from b12docs.rules.registry import GROUPS, Rule, all_rules
from b12docs.rules.severity import lowered


def rules_of(project: Project) -> dict[str, Any]:
    """Every rule as JSON, with the severity that the topic gives it."""
    settings = project.content.rules
    low = {one.rule for one in lowered(settings)}
    found = []
    for name, sides in _by_name().items():
        first, own = sides[0], settings.get(name)
        found.append({
            "rule": name, "group": first.group, "severity": own.severity if own else first.severity,
            "default": first.severity, "fixed": first.fixed, "lowered": name in low,
            "because": str(own.because) if own else None,
            "holds": [{"what": _said(one), "source": one.source} for one in sides],
        })  # fmt: skip
    return {"topic": project.content.id, "rules": found}


def _by_name() -> dict[str, list[Rule]]:
    """The rules by name, in the order of the groups; what looks at two kinds of file stands once."""
    found: dict[str, dict[object, Rule]] = {}
    for rule in sorted(all_rules(), key=lambda one: GROUPS.index(one.group)):
        found.setdefault(rule.name, {}).setdefault(rule.check, rule)
    return {name: list(sides.values()) for name, sides in found.items()}


def _said(rule: Rule) -> str:
    return rule.meaning.replace("``", "'")


def listed(project: Project, *, is_one: bool) -> Iterator[str]:
    """The lines for people; each names its topic where there are several."""
    if not is_one:
        yield f"# {project.content.id}"
    group = ""
    for one in rules_of(project)["rules"]:
        if one["group"] != group:
            group = one["group"]
            yield f"\n{group.upper()}"
        yield f"\n{one['rule']}: {_severity(one)}"
        for side in one["holds"]:
            yield f"  {side['what']}"
            yield f"    from: {side['source']}"


def _severity(one: dict[str, Any]) -> str:
    if one["because"]:
        change = "lowered from" if one["lowered"] else "set; by itself"
        return f"{one['severity']} ({change} {one['default']}: {one['because']})"
    return f"{one['severity']}, which can't be lowered" if one["fixed"] else one["severity"]

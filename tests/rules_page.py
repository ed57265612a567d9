"""The page docs/rules.md, made of the registry: ``python -m tests.rules_page`` writes it anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from b12docs.rules.faults import FAULTS
from b12docs.rules.registry import GROUPS, Group, Rule, all_rules

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"
HEAD = """# Rules

What b12docs checks, by the names that stand in the JSON of its diagnostics (`rule`). Several lines of one name are
sides of one rule. This page is made from the code by `python -m tests.rules_page`; a test compares the two.

`house.yaml` and `content.yaml` may change the severity of a rule under `rules:`, with the reason beside it. One that is
*fixed* can't be lowered.

Of a translation they compare with its English what a program can compare. Whether it says the same, above all where the
English says *not*, *never* or *only*, no rule can tell: a person who reads both languages must.
"""
TABLE = """
| rule | looks at | severity | what holds | where it comes from |
|---|---|---|---|---|
"""
TITLES: dict[Group, str] = {
    "safety": "Safety", "words": "Words", "structure": "Structure", "governance": "Governance", "files": "Files",
}  # fmt: skip
FAULT_HEAD = """
## What stands in the way

These names are no rule's: a file cannot be read, is not of the form that is expected, or cannot be printed.

| name | what is at fault |
|---|---|
"""


def page() -> str:
    """The whole page."""
    groups = "".join(f"\n## {TITLES[one]}\n{TABLE}{''.join(_rows(one))}" for one in GROUPS if _of(one))
    return HEAD + groups + FAULT_HEAD + "".join(f"| `{name}` | {said} |\n" for name, said in FAULTS.items())


def _of(group: Group) -> list[Rule]:
    return [rule for rule in all_rules() if rule.group == group]


def _rows(group: Group) -> Iterator[str]:
    """A row for each rule; one that looks at several kinds has all of them in one row."""
    kinds: dict[str, list[Rule]] = {}
    for rule in _of(group):
        kinds.setdefault(rule.check.__qualname__ + rule.check.__module__, []).append(rule)
    for rule, *others in kinds.values():
        looks_at = ", ".join(one.looks_at for one in (rule, *others))
        meaning = rule.meaning.replace("``", "`")
        severity = f"{rule.severity}, fixed" if rule.fixed else rule.severity
        yield f"| `{rule.name}` | {looks_at} | {severity} | {meaning} | {rule.source} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

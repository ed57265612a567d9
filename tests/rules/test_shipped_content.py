"""What the check says of the text that comes with the program is known, and each finding may stand for a reason."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from functools import cache

from b12docs.diagnostics import Diagnostic
from b12docs.production.checking import check
from b12docs.schema.ids import ids_of
from tests.conftest import jobs, shipped

# How many findings of each rule there are. A number may go down; one that goes up asks for better words.
MOST = {"undated-reference": 4}


@cache
def found() -> tuple[Diagnostic, ...]:
    """What is found of the shipped content and its documents, in their usual form and in large print."""
    project = shipped()
    usual = jobs(default_paper_only=True)
    large = [job for job in jobs() if job.finish.edition and job.paper == "A4"]
    return check({project.content.id: project}, [*usual, *large], today=datetime.date(2026, 12, 1)).found


def test_the_shipped_content_has_no_error() -> None:
    """What a build would refuse is not shipped."""
    assert [str(one) for one in found() if one.severity == "error"] == []


def test_each_finding_is_known() -> None:
    """Nothing is found that nobody has looked at."""
    counted = Counter(one.rule for one in found())
    assert {rule: count for rule, count in counted.items() if count > MOST.get(rule, 0)} == {}


def test_each_rule_that_finds_something_has_a_reason() -> None:
    """content.yaml says beside each why its findings may stand, and has no reason for what is not found any more."""
    own = shipped().content.rules
    assert set(own) == {one.rule for one in found()}
    assert all(len(one.because) > 20 and one.severity == "warning" for one in own.values())


def test_its_remarks_about_lengths_are_true() -> None:
    """Whoever keeps to what a remark above a part says has as much room as the shipped words take."""
    text = shipped().snapshot.files["content"].text
    told = re.findall(r"^#.*at most (\d+)\b(?!.*at most).*\)\.\n(\w+):", text, re.MULTILINE)
    longest = dict.fromkeys([key for _, key in told], 0)
    for name, words in ids_of(shipped().loaded.tree.value):
        key = name.partition("/")[0]
        longest[key] = max(longest.get(key, 0), len(words))
    assert len(told) == 4
    assert [(key, limit) for limit, key in told if longest[key] > int(limit)] == []

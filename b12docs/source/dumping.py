"""YAML texts that the program writes: approvals, and the rows of languages.

In our files the break of a line is one of the text, which YAML makes a space of: so a text of several lines stands in
as many, below the sign ``|``.
"""

from __future__ import annotations

from typing import Any

from b12docs.later import lightly

with lightly(patterns=True):
    import yaml

_NEVER_BROKEN = 10**9  # characters of a line


class _Dumper(yaml.SafeDumper):
    """As PyYAML's own, but for texts of several lines."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def dumped(value: Any) -> str:
    """Plain dicts, lists, strings and dates as a YAML text that reads as the same."""
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_NEVER_BROKEN)
    return text

"""What is made when it is first asked for is what it would have been, for us and for whoever else uses the library."""

from __future__ import annotations

import datetime
import importlib
import re
import sys
from typing import Any

import pytest
import yaml

from b12docs.later import lightly, pattern
from b12docs.source import yaml_tree
from b12docs.typeset.scripts import _ALL, has_beyond_latin, is_beyond_latin


def test_a_pattern_is_compiled_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, and then it is what it would have been."""
    made: list[tuple[object, ...]] = []
    real = re.compile

    def counted(*given: Any) -> re.Pattern[str]:
        made.append(given)
        return real(*given)

    monkeypatch.setattr(re, "compile", counted)
    words = pattern("B(1)2", re.IGNORECASE)
    assert made == []
    assert [words.findall("b12 B12"), words.sub("C", "b12"), words.findall("B12")] == [["1", "1"], "C", ["1"]]
    assert made == 2 * [("B(1)2", re.IGNORECASE)]  # a method each


def test_yaml_is_whole_for_whoever_else_uses_it() -> None:
    """Its loaders in Python find numbers, days, and characters that are not allowed; it has been loaded by us."""
    assert vars(yaml_tree)["yaml"] is yaml
    assert yaml.load("[2026-05-02, on, 1_000, 0.5]", yaml.SafeLoader) == [datetime.date(2026, 5, 2), True, 1000, 0.5]
    with pytest.raises(yaml.reader.ReaderError):
        yaml.load("a\x00", yaml.SafeLoader)
    assert vars(yaml.reader)["re"] is not re
    assert vars(yaml.reader)["re"].escape is re.escape


def test_a_module_that_is_loaded_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is absent is there again afterwards, and so is one whose loading has failed."""
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with pytest.raises(ModuleNotFoundError, match="textwrap"), lightly("string", "colorsys", absent=("textwrap",)):
        _with_them()
    assert "colorsys" not in sys.modules
    assert sys.modules["textwrap"].dedent(" a") == "a"


def _with_them() -> None:
    assert sys.modules["string"].digits == "0123456789"
    assert "rgb_to_hsv" not in vars(sys.modules["colorsys"])
    importlib.import_module("textwrap")


@pytest.mark.parametrize("text", ["", "B12 – “words”", "naïve", "µg", "病", "حمض", "a 1 ०", "\u200f", "😀"])
def test_letters_beyond_latin_are_those_of_the_scripts(text: str) -> None:
    """By ranges, as by the patterns of the scripts."""
    found = re.findall(f"[{''.join(one.letters for one in _ALL)}]", text)
    assert [char for char in text if is_beyond_latin(char)] == found
    assert has_beyond_latin(text) == bool(found)

"""What the program takes from its own package is in the package, also where it is not a checkout."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import b12docs

ROOT = Path(b12docs.__file__).parents[1]
ASKED = re.compile(r"""packaged\(["']([^"']+)["']\)""")
SCHEMAS = "schemas"  # which stands in a name of its own


def test_all_that_is_asked_for_is_packed() -> None:
    """Each file and folder that a module takes from the package is put into the wheel, under the same name."""
    asked = {name for path in (ROOT / "b12docs").rglob("*.py") for name in ASKED.findall(path.read_text("utf-8"))}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packed = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {"content.yaml", "house.yaml", "layouts"} <= asked
    assert packed == {name: f"b12docs/data/{name}" for name in packed}
    assert asked | {SCHEMAS} <= set(packed)
    assert [name for name in packed if not (ROOT / name).exists()] == []

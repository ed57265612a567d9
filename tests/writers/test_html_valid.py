"""Every web page is valid HTML: the Nu checker, which is the W3C's, has nothing to say of it.

All pages are looked at in one Java process. Without Java or npm the tests are skipped by name; in CI they fail.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from b12docs.catalogue.finish import Finish
from b12docs.catalogue.plan import Request, plan
from b12docs.production.pipeline import build
from tests.conftest import need_tool, shipped
from tests.editions import EVERYTHING, html_of
from tests.packages import packages

pytestmark = pytest.mark.whole

BROKEN = {
    "a paragraph in a paragraph": ("Come early.", "<p>Come early.</p>"),
    "an id twice": ('id="where"', 'id="main"'),
    "a role that is the element's own": ("<tr>", '<tr role="row">'),
    "a rule that is none": (".skip:focus { display: block;", ".skip:focus { display: blok;"),
    "a section without a heading": ('<h2 id="where">Where?</h2>', ""),
}


# What the checker does not know: that "img-src data:" allows the pictures that a page holds itself (CSP 3, section
# 6.7.2.8), what container queries are (CSS Containment 3), and that a custom property may hold a length.
MISTAKEN = (
    "Resource violates Content Security Policy (meta tag): image “data:image/",
    "CSS: “container-type”: Property “container-type” doesn't exist.",
    "CSS: “width”: Unknown dimension.",
    "CSS: “--tall”: ",
    "CSS: “inline-size”: The types are incompatible.",
    "CSS: “grid-template-rows”: The types are incompatible.",
)


def said(pages: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """What the checker says of each page, warnings too, by the page's name; the pages are put into the folder."""
    need_tool("java", reason="no Java: the Nu checker did not run")
    for name, data in pages.items():
        (folder / name).write_bytes(data)
    jar = packages() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    java = ["java", "-Xss64m", "-XX:+UseSerialGC", "-jar", str(jar)]
    command = [*java, "--stdout", "--exit-zero-always", "--format", "json", *pages]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = {name: [] for name in pages}
    told = [one for one in json.loads(done.stdout)["messages"] if not one["message"].startswith(MISTAKEN)]
    for one in told:
        found[one["url"].rpartition("/")[2]].append(f"{one['message']} {one.get('extract', '')}")
    return found


def test_every_page_is_valid(tmp_path: Path) -> None:
    """All documents as the program writes them, one with every kind of block in each theme; broken ones are noticed."""
    jobs = plan(Request(level="all", finish=Finish(format="html")), shipped().content, shipped().layouts.all).jobs
    pages = {one.name: one.data for one in build(shipped(), jobs).made}
    pages |= {f"{theme}.html": html_of(EVERYTHING, theme) for theme in shipped().themes.names}
    every = html_of(EVERYTHING).decode()
    assert all(every.count(good) for good, _ in BROKEN.values())
    broken = {f"broken-{at}.html": every.replace(*pair, 1) for at, pair in enumerate(BROKEN.values())}
    found = said(pages | {name: page.encode() for name, page in broken.items()}, tmp_path)
    assert len(pages) > 15
    assert {name: found[name] for name in pages if found[name]} == {}
    assert [name for name in broken if not found[name]] == []

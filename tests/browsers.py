"""The browser that looks at pages, what readers may have set, and the faults that are found then."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import need_tool

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = """axe.configure({checks: [{id: 'color-contrast', options: {
  ignoreUnicode: false, ignorePseudo: true, boldValue: 700, boldTextPt: 14, largeTextPt: 18,
  contrastRatio: {normal: {expected: 4.5}, large: {expected: 4.5}},
}}]})"""  # large letters have no easier rule; what stands in pseudo-elements is looked at below
FAULTS = """axe.run({resultTypes: ['violations', 'incomplete']}).then(found => {
  const unsure = found.incomplete.filter(rule => rule.id === 'color-contrast')
  return [...found.violations, ...unsure].flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.html.slice(0, 120)} ${node.failureSummary}`))
})"""
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
SIDEWAYS = """[...document.querySelectorAll('body, body *:not(.unseen):not(thead):not(thead *)')].filter(node => {
  const box = node.getBoundingClientRect()
  return box.left < -0.5 || box.right > innerWidth + 0.5 || node.scrollWidth > innerWidth
}).map(node => node.outerHTML.slice(0, 120))"""
PHONE, DESKTOP = 320, 1280  # pixels; 320 is also a window of 1280 enlarged to 400 % (WCAG 2.2, 1.4.10)


class Mode(NamedTuple):
    """The reader's own settings."""

    color_scheme: Literal["light", "dark"] = "light"
    contrast: Literal["more", "no-preference"] = "no-preference"
    forced_colors: Literal["active", "none"] = "none"


MODES = {
    "light": Mode(),
    "dark": Mode("dark"),
    "more contrast": Mode(contrast="more"),
    "dark, more contrast": Mode("dark", contrast="more"),
    "forced colours": Mode(forced_colors="active"),
    "dark, forced colours": Mode("dark", forced_colors="active"),
}


@contextmanager
def running_browser(reason: str) -> Iterator[Browser]:
    """A browser, while the block runs; the test is skipped for the reason where there is none, and in CI fails."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        need_tool(BROWSERS[0], reason=reason)
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=found, args=QUIET)
        yield running
        running.close()


def faults(page: Page) -> list[str]:
    """Every violation of axe-core's rules, those of best practice too, and every contrast that it cannot tell."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
        page.evaluate(RULES)
    page.evaluate(DRAWN)  # what has just come into view is laid out by then
    found: list[str] = page.evaluate(FAULTS)
    return found


def sideways(page: Page) -> list[str]:
    """The elements that reach over the sides of the window."""
    found: list[str] = page.evaluate(SIDEWAYS)
    return found


def faults_in_all_modes(page: Page) -> dict[str, list[str]]:
    """The faults of a page in each mode, on a phone and on a desk, where there are any."""
    found = {}
    for name, mode in MODES.items():
        for width in (PHONE, DESKTOP):
            set_as(page, mode, width)
            found[f"{name}, {width}"] = faults(page)
    return {name: named for name, named in found.items() if named}


def set_as(page: Page, mode: Mode, width: int) -> None:
    """Let the page be seen by a reader with these settings, in a window of this width."""
    page.emulate_media(**mode._asdict())
    page.set_viewport_size({"width": width, "height": 900})

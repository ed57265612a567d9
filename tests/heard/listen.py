"""What a real browser tells a screen reader: opens files in it, one after the other, and prints what is heard.

    listen.py WAY PAGES FILE PAGES FILE…

A program of its own, for the system's Python: it alone has the bindings of AT-SPI, by which screen readers ask. It
wants a display and a session bus of its own. WAY is ``guessing`` (Chromium as it is: it guesses a PDF's headings and
paragraphs from sizes and places), ``tags`` (Chromium reading the PDF's tags) or ``firefox`` (which reads the tags).
PAGES are those of a PDF, or 0 for a web page. It prints a line of JSON for each file: what is told, as nodes [role,
level, name, words, language of the words, nodes inside].
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

Shape = list[Any]  # of a node: the shapes of those inside
Node = list[Any]  # role, level, name, words, their language, nodes inside

SECONDS = 60  # in which a file is told that is told at all
STEP = 0.3  # seconds between two looks
LOOKS = 3  # at which as many nodes stand in the same places, one after the other: then nothing is to come
DEEP = 60  # levels of a page that are looked at
CHROMIUM = [
    "--no-sandbox", "--force-renderer-accessibility=complete", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1200,1000",
]  # fmt: skip
FIREFOX = """user_pref("accessibility.force_disabled", -1);
user_pref("app.normandy.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("pdfjs.scrollModeOnLoad", 2);
"""
ALL_PAGES = "#zoom=10"  # so small, and beside each other, that all pages are in the window: Firefox reads no others


class Browser:
    """A browser with a profile of its own, while the block runs."""

    def __init__(self, way: str) -> None:
        self.way, self.profile = way, tempfile.TemporaryDirectory()
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *fault: object) -> None:
        if self.process:
            os.killpg(self.process.pid, 15)
            self.process.wait(20)
        self.profile.cleanup()

    def start(self, url: str) -> subprocess.Popen[bytes]:
        """Start it; one that runs with the same profile opens one more tab."""
        told = {**os.environ, "ACCESSIBILITY_ENABLED": "1", "GNOME_ACCESSIBILITY": "1"}
        silent = subprocess.DEVNULL
        return subprocess.Popen([*self.command(), url], env=told, stdout=silent, stderr=silent, start_new_session=True)

    def command(self) -> list[str]:
        if self.way == "firefox":
            (Path(self.profile.name) / "user.js").write_text(FIREFOX)
            return ["firefox-esr", "--profile", self.profile.name]
        features = ["--enable-features=PdfTags"] if self.way == "tags" else []
        return ["chromium", *CHROMIUM, *features, f"--user-data-dir={self.profile.name}"]

    def hear(self, file: str, pages: int) -> list[Node]:
        """What is told of a file of so many pages, when all of it is."""
        url = Path(file).resolve().as_uri()
        started = self.start(url + (ALL_PAGES if self.way == "firefox" and pages else ""))
        self.process = self.process or started
        before: Shape = []
        alike, deadline = 0, time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            time.sleep(STEP)
            try:
                document = document_of(url)
                now = shape(document)
                alike = alike + 1 if now == before else 1
                before = now
                if alike >= LOOKS - 1 and (found := self.read(document, now, pages)):
                    return found
            except GLib.Error:  # something has gone while we looked at it
                continue
        raise SystemExit(f"{file}: not told within {SECONDS} seconds")

    @staticmethod
    def read(document: Any, last: Shape, count: int) -> list[Node]:
        """What is told of each page; nothing where one is missing or mute, or where all is no more what it was.

        What a node of a web page is may be known later than that it is there: such a page is told twice.
        """
        told_now = told(document)
        pages = of_pages(told_now) if count else [told_now]
        whole = len(pages) == (count or 1) and all(any(map(says, within(page))) for page in pages)
        steady = places(told_now) == last and (count or told(document) == told_now)
        return pages if whole and steady else []


def children(node: Any) -> Iterator[Any]:
    for index in range(node.get_child_count()):
        if child := node.get_child_at_index(index):
            yield child


def document_of(url: str) -> Any:
    """The document of an address; raises GLib.Error where there is none yet."""
    for app in children(Atspi.get_desktop(0)):
        for found in documents(app, url):
            return found
    raise GLib.Error("not there yet")


def documents(node: Any, url: str, depth: int = 0) -> Iterator[Any]:
    """The document of an address, if it is there."""
    if node.get_role_name().startswith("document"):
        about = Atspi.Document.get_document_attributes(node) or {}
        if address := about.get("URI") or about.get("DocURL"):
            if address.startswith(url):
                yield node
            return
    if depth < DEEP:
        for child in children(node):
            yield from documents(child, url, depth + 1)


def shape(node: Any, depth: int = 0) -> Shape:
    """How many nodes stand where: it is known in a third of the time in which all is told."""
    return [shape(child, depth + 1) for child in children(node)] if depth < DEEP else []


def places(node: Node) -> Shape:
    """The shape of what is told."""
    return [places(inside) for inside in node[-1]]


def told(node: Any, depth: int = 0) -> Node:
    """The node, and all that is told inside it."""
    role, name, text = node.get_role_name(), node.get_name() or "", node.get_text_iface()
    words = Atspi.Text.get_text(text, 0, -1) if text else ""
    level = (node.get_attributes() or {}).get("level", "") if role == "heading" else ""
    language = Atspi.Text.get_default_attributes(text).get("language", "") if has_words(words) else ""
    inside = [told(child, depth + 1) for child in children(node)] if depth < DEEP else []
    return [role, level, name, words, language, inside]


def of_pages(document: Node) -> list[Node]:
    """What is told of a PDF's pages, without what a browser puts around them."""
    return [one for one in within(document) if one[0] == "landmark" and one[2].startswith("Page ")]


def says(node: Node) -> bool:
    """Whether a node has words of its own."""
    return has_words(node[3])


def has_words(text: str) -> bool:
    """Whether a node's text is not only signs for nodes inside."""
    return bool(text.replace("\ufffc", "").strip())


def within(node: Node) -> Iterator[Node]:
    yield node
    for inside in node[-1]:
        yield from within(inside)


def main() -> None:
    way, *given = sys.argv[1:]
    Atspi.init()
    with Browser(way) as browser:
        for pages, file in zip(given[::2], given[1::2], strict=True):
            print(json.dumps(browser.hear(file, int(pages))), flush=True)


main()

"""What a finished document is called: its title, what it is and for whom, and its language, by the file itself."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO

import pikepdf

from b12docs.inspection import document
from b12docs.records import record


@record
class Titles:
    """The title of a document, the line that says what it is and for whom, and its language; empty where none is."""

    title: str = ""
    subject: str = ""
    language: str = ""


def titles_of_pdf(data: bytes) -> Titles:
    """The titles of a PDF; none where it cannot be read."""
    try:
        with pikepdf.open(BytesIO(data)) as file:
            packet = document.xmp(file)
            return Titles(document.title(file, packet), document.subject(file, packet), document.language(file))
    except pikepdf.PdfError:
        return Titles()


def titles_of_page(data: bytes) -> Titles:
    """The titles of a web page."""
    head = _Head()
    head.feed(data.decode("utf-8", "replace"))
    return Titles(" ".join(head.title.split()), head.subject, head.language)


def titles_of_text(data: bytes) -> Titles:
    """The titles of a plain text: its first line."""
    lines = data.decode("utf-8-sig", "replace").split("\n")
    return Titles(next((line.strip() for line in lines if line.strip()), ""))


class _Head(HTMLParser):
    """What the head of a web page says of it."""

    def __init__(self) -> None:
        super().__init__()
        self.title = self.subject = self.language = ""
        self._is_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what stands in attributes."""
        given = {name: value or "" for name, value in attrs}
        self._is_title = tag == "title" and not self.title
        if tag == "html":
            self.language = given.get("lang", "")
        elif tag == "meta" and given.get("name") == "description":
            self.subject = given.get("content", "")

    def handle_endtag(self, tag: str) -> None:
        """The title ends."""
        self._is_title = False

    def handle_data(self, data: str) -> None:
        """Take the words of the title."""
        if self._is_title:
            self.title += data

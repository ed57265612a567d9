"""What a screen reader is to tell of a web page: what its markup says, which test_html holds against the document."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from tests.heard.hearing import TURNING

HEADINGS = ("h1", "h2", "h3")
INSIDE_A_LINE = ("a", "strong", "span")


class Page:
    """What is to be heard of a page, by its tree."""

    def __init__(self, root: ET.Element) -> None:
        self.root, body = root, root.find("body")
        assert body is not None
        self.nodes = list(_told(body))
        self.words = words_of(body)

    def all(self, *tags: str) -> list[ET.Element]:
        """The elements of these names that are told, in order."""
        return [one for one in self.nodes if one.tag in tags]

    @property
    def headings(self) -> list[tuple[str, list[str]]]:
        """Level and words of each heading."""
        return [(one.tag[1:], words_of(one)) for one in self.all(*HEADINGS)]

    @property
    def pictures(self) -> list[str]:
        """The words for each picture."""
        return [one.get("alt") or one.get("aria-label") or "" for one in self.nodes if _is_picture(one)]

    @property
    def headers(self) -> list[tuple[str, list[str]]]:
        """The names of columns and rows, and of which they are."""
        roles = {"col": "column header", "row": "row header"}
        return [(roles[one.get("scope", "")], words_of(one)) for one in self.all("th")]

    @property
    def landmarks(self) -> list[ET.Element]:
        """The parts of the page that a reader can jump to."""
        named = (one for one in self.nodes if one.tag == "section" and one.get("aria-labelledby"))
        parts = {id(one) for one in (*self.all("header", "main", "footer", "nav"), *named)}
        return [one for one in self.nodes if id(one) in parts]


def words_of(node: ET.Element) -> list[str]:
    """The words of an element as they are told; those for pictures are no words."""
    return TURNING.sub("", "".join(_texts(node))).split()


def _texts(node: ET.Element) -> Iterator[str]:
    if not (_is_silent(node) or _is_picture(node)):
        yield node.text or ""
        for child in node:
            beside = "" if child.tag in INSIDE_A_LINE else " "
            yield from (beside, *_texts(child), beside)
            yield child.tail or ""


def _told(node: ET.Element) -> Iterator[ET.Element]:
    if not _is_silent(node):
        yield node
        for child in node if not _is_picture(node) else ():
            yield from _told(child)


def _is_silent(node: ET.Element) -> bool:
    """Whether nobody hears it, as what a list of e-mails shows beside the subject."""
    return node.get("aria-hidden") == "true" or "preview" in node.get("class", "").split()


def _is_picture(node: ET.Element) -> bool:
    return node.tag == "img" or node.get("role") == "img"

"""What a PDF says of itself: title, language, standards, print settings, fonts, annotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pikepdf

from b12docs.inspection.facts import Font, Note
from b12docs.inspection.objects import data, deep, entry, identity, listed, name, whole, words

_MOST_XMP = 2_000_000  # bytes of metadata that are read
_TITLE = re.compile(r"<dc:title\b[^>]*>.*?<rdf:li\b[^>]*>(.*?)</rdf:li>", re.DOTALL)
_SUBJECT = re.compile(r"<dc:description\b[^>]*>.*?<rdf:li\b[^>]*>(.*?)</rdf:li>", re.DOTALL)
_CLAIMS = {
    "PDF/UA": r"pdfuaid:part(?:>|=[\"'])\s*(\d)",
    "PDF/A": r"pdfaid:part(?:>|=[\"'])\s*(\d)",
    "PDF/X": r"GTS_PDFXVersion(?:>|=[\"'])\s*PDF/X-?(\w+)",
}
# Encodings of ISO 32000-1 §9.10.2 whose codes have known characters.
_KNOWN = ("WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding")
_COLLECTIONS = ("GB1", "CNS1", "Japan1", "Korea1", "KR")


def xmp(file: pikepdf.Pdf) -> str:
    """The XMP packet of a file; empty where there is none."""
    return data(entry(file.Root, "/Metadata"), _MOST_XMP).decode("utf-8", "replace")


def title(file: pikepdf.Pdf, packet: str) -> str:
    """The title: that of the XMP, which PDF/UA asks for, else that of the Info dictionary."""
    return _said(file, packet, _TITLE, "/Title")


def subject(file: pikepdf.Pdf, packet: str) -> str:
    """What it is and for whom: the description of the XMP, else the subject of the Info dictionary."""
    return _said(file, packet, _SUBJECT, "/Subject")


def _said(file: pikepdf.Pdf, packet: str, pattern: re.Pattern[str], key: str) -> str:
    """What the XMP says by the pattern, else the Info dictionary by the key."""
    from html import unescape

    found = pattern.search(packet)
    said = unescape(found[1]).strip() if found else ""
    return said or (words(entry(entry(file.trailer, "/Info"), key)) or "").strip()


def shows_title(file: pikepdf.Pdf) -> bool:
    """Whether a window's title bar is to show the title, not the file's name."""
    return deep(file.Root, "/ViewerPreferences", "/DisplayDocTitle") is True


def language(file: pikepdf.Pdf) -> str:
    """The language of the document, as it is written there."""
    return (words(entry(file.Root, "/Lang")) or "").strip()


def claims(file: pikepdf.Pdf, packet: str) -> tuple[str, ...]:
    """The standards that a file says it keeps, such as PDF/UA-1."""
    found = [f"{kind}-{said[1]}" for kind, pattern in _CLAIMS.items() if (said := re.search(pattern, packet))]
    press = words(deep(file.trailer, "/Info", "/GTS_PDFXVersion"))
    return tuple(dict.fromkeys([*found, *([press] if press else [])]))


def is_for_print(file: pikepdf.Pdf) -> bool:
    """Whether print settings say that it is for paper, at its actual size and on so many sides, and it has no tags."""
    settings = entry(file.Root, "/ViewerPreferences")
    printed = name(entry(settings, "/PrintScaling")) == "None" and bool(name(entry(settings, "/Duplex")))
    return printed and entry(file.Root, "/StructTreeRoot") is None


def bookmarks(file: pikepdf.Pdf) -> int:
    """How many bookmarks there are, up to ten thousand."""
    met: set[tuple[int, int]] = set()
    waiting = [deep(file.Root, "/Outlines", "/First")]
    while waiting and len(met) < 10_000:
        one = waiting.pop()
        key = identity(one)
        if key and key not in met:
            met.add(key)
            waiting += [entry(one, "/Next"), entry(one, "/First")]
    return len(met)


# --- fonts ------------------------------------------------------------------------------------------------------------


def fonts(objects: Iterable[Any]) -> Iterator[Font]:
    """The fonts among the dictionaries of a file, except those that are parts of others."""
    for one in objects:
        if name(entry(one, "/Type")) == "Font" and not name(entry(one, "/Subtype")).startswith("CIDFont"):
            yield Font(name(entry(one, "/BaseFont")) or "without a name", _is_embedded(one), _has_characters(one))


def _is_embedded(font: Any) -> bool:
    inner = next(iter(listed(entry(font, "/DescendantFonts"))), font)
    described = entry(inner, "/FontDescriptor")
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    return name(entry(font, "/Subtype")) == "Type3" or any(entry(described, key) is not None for key in files)


def _has_characters(font: Any) -> bool:
    """Whether codes can be turned into characters, by one of the ways of ISO 32000-1 §9.10.2."""
    kind, encoding = name(entry(font, "/Subtype")), entry(font, "/Encoding")
    if entry(font, "/ToUnicode") is not None:
        return True
    if kind == "Type0":
        inner = next(iter(listed(entry(font, "/DescendantFonts"))), None)
        return (words(deep(inner, "/CIDSystemInfo", "/Ordering")) or "") in _COLLECTIONS
    if name(encoding) in _KNOWN:
        return True
    differences = [name(one) for one in listed(entry(encoding, "/Differences")) if name(one)]
    symbolic = (whole(deep(font, "/FontDescriptor", "/Flags")) or 0) & 4
    if kind == "Type3" or differences:
        return bool(differences) and not any(re.fullmatch(r"[a-zA-Z]{0,2}\d+", one) for one in differences)
    return kind in ("Type1", "MMType1") or not symbolic


# --- annotations ------------------------------------------------------------------------------------------------------


def notes(file: pikepdf.Pdf, tagged: Mapping[tuple[int, int], bool]) -> Iterator[Note]:
    """The annotations that somebody meets on a page; ``tagged`` those of the tree, and whether it describes them."""
    for number, page in enumerate(file.pages, 1):
        for one in listed(entry(page.obj, "/Annots")):
            kind, flags = name(entry(one, "/Subtype")), whole(entry(one, "/F")) or 0
            if kind and kind not in ("Popup", "PrinterMark") and not flags & 2:  # 2: hidden
                said = words(entry(one, "/Contents")) or words(entry(one, "/TU"))
                said = said or words(deep(one, "/Parent", "/TU"))
                key = identity(one) or (0, 0)
                yield Note(kind, number, bool(said and said.strip()) or tagged.get(key, False), key in tagged)

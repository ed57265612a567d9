"""What a PDF gives away that no page shows: names, paths, places, earlier versions, programs, attachments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import pikepdf

from b12docs.inspection.facts import Leak
from b12docs.inspection.objects import deep, entry, identity, listed, name, words

_MOST_PICTURE = 30_000_000  # bytes of a picture whose own metadata are read
_PATH = re.compile(
    r"(?:file:///?[^\s<\"']+|\b[A-Za-z]:\\[^\s<\"'|]+|\\\\[\w.$-]+\\[^\s<\"']+|(?<![\w/.])/(?:home|Users|private|var|tmp|root)/[^\s<\"')]+)"
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{0,99}\w")
_PEOPLE = {"/Author": "author", "/Company": "company", "/Manager": "manager", "/LastModifiedBy": "last editor"}
_XMP_PEOPLE = re.compile(
    r"<(dc:creator|pdf:Author|photoshop:AuthorsPosition|cc:attributionName)\b[^>]*>(.*?)</\1>", re.DOTALL
)
_MARKUP = re.compile(r"<[^>]*>")
_SCRIPTS = {"JavaScript": "a script (JavaScript)", "Launch": "a command that starts a program",
            "SubmitForm": "a command that sends a form away", "ImportData": "a command that reads a file",
            "GoToE": "a way to a file inside it"}  # fmt: skip
_COMMENTS = (
    "Text", "FreeText", "Highlight", "Underline", "Squiggly", "StrikeOut", "Stamp", "Caret", "Ink",
    "FileAttachment", "Redact", "Sound", "Movie", "RichMedia", "3D", "Screen",
)  # fmt: skip


def leaks(
    file: pikepdf.Pdf, raw: bytes, packet: str, objects: Iterable[Any], pages: dict[tuple[int, int], int]
) -> Iterator[Leak]:
    """What the file gives away.

    ``raw`` are its bytes, ``packet`` its XMP, ``objects`` its dictionaries, and ``pages`` the numbers of its pages.
    """
    info = entry(file.trailer, "/Info")
    yield from _people(info, packet)
    yield from _of_words(_said(info), "Info")
    yield from _of_words(packet, "XMP")
    yield from _history(packet)
    yield from _catalog(file.Root)
    same = {identity(one) for one in listed(entry(file.Root, "/AF")) if _says_the_same(one)} - {None}
    for one in objects:
        yield from (leak for leak in _object(one, pages) if leak.kind != "attachment" or identity(one) not in same)
    earlier = revisions(raw) - 1
    if earlier > 0:
        count = f"{earlier} earlier version{'s' if earlier > 1 else ''}"
        yield Leak("revisions", f"{count} of itself, which anybody can bring back")


def _says_the_same(file: Any) -> bool:
    """Whether a file inside says of itself that it is the document in another form, as PDF/A-3 and PDF/A-4f have it."""
    return name(entry(file, "/AFRelationship")) == "Alternative"


def revisions(raw: bytes) -> int:
    """How many times the file was saved into itself; the two ends of a file made for the web count as one."""
    ends = raw.count(b"%%EOF")
    return ends - 1 if b"/Linearized" in raw[:2048] and ends > 1 else ends


def _said(info: Any) -> str:
    keys = info.keys() if isinstance(info, pikepdf.Dictionary) else ()
    return "\n".join(words(entry(info, key)) or "" for key in keys)


def _people(info: Any, packet: str) -> Iterator[Leak]:
    found = {(said, words(entry(info, key)) or "") for key, said in _PEOPLE.items()}
    found |= {("author", " ".join(_MARKUP.sub(" ", one[2]).split())) for one in _XMP_PEOPLE.finditer(packet)}
    for role, who in sorted(found):
        if who.strip():
            yield Leak("person", f"the name of its {role}, '{who.strip()}'")


def _of_words(text: str, where: str) -> Iterator[Leak]:
    for path in dict.fromkeys(_PATH.findall(text)):
        yield Leak("path", f"the name of a file or folder on somebody's computer, '{path}', in its {where}")
    for mail in dict.fromkeys(_MAIL.findall(text)):
        yield Leak("person", f"an e-mail address, '{mail}', in its {where}")


def _history(packet: str) -> Iterator[Leak]:
    if re.search(r"<xmpMM:History\b|<stEvt:", packet):
        yield Leak("history", "the history of its making (XMP): when and with which programs it was changed")
    if re.search(r"<xmpMM:(?:DerivedFrom|Ingredients|Pantry)\b", packet):
        yield Leak("history", "which files it was made of (XMP)")


def _catalog(root: Any) -> Iterator[Leak]:
    layers = deep(root, "/OCProperties", "/D")
    if listed(entry(layers, "/OFF")) or name(entry(layers, "/BaseState")) == "OFF":
        yield Leak("layer", "layers that are not shown: what stands on them can be")
    for field in listed(deep(root, "/AcroForm", "/Fields")):
        value = entry(field, "/V")
        if name(entry(field, "/FT")) == "Sig":
            yield Leak("person", "a signature, with the name of who signed")
        elif value is not None and (words(value) or name(value) not in ("", "Off")):
            yield Leak("form", f"what was filled in in its field '{words(entry(field, '/T')) or 'without a name'}'")
    if deep(root, "/AcroForm", "/XFA") is not None:
        yield Leak("form", "a form of the kind XFA, which most programs cannot show")


def _object(one: Any, pages: dict[tuple[int, int], int]) -> Iterator[Leak]:
    action, kind, page = name(entry(one, "/S")), name(entry(one, "/Subtype")), None
    if isinstance(where := entry(one, "/P"), pikepdf.Dictionary):
        page = pages.get(where.objgen)
    if action in _SCRIPTS and (entry(one, "/Type") is None or name(entry(one, "/Type")) == "Action"):
        yield Leak("script", _SCRIPTS[action], page)
    if entry(one, "/EF") is not None:
        yield Leak("attachment", f"a file inside it, '{words(entry(one, '/UF')) or words(entry(one, '/F')) or ''}'")
    if kind in _COMMENTS and entry(one, "/Rect") is not None:
        who = words(entry(one, "/T"))
        yield Leak("comment", f"a remark of a reader ({kind})" + (f" by '{who}'" if who else ""), page)
    if entry(one, "/PieceInfo") is not None:
        yield Leak("history", "private data of the program that made it (PieceInfo)")
    if link := words(entry(one, "/URI")):
        yield from _of_words(link if link.startswith(("file:", "\\")) else "", "links")
    if kind == "Image":
        yield from _picture(one)


def _picture(image: Any) -> Iterator[Leak]:
    if entry(image, "/Metadata") is not None:
        yield Leak("picture", "metadata of a picture (XMP)")
    if name(next(iter(listed(entry(image, "/Filter"))), None)) == "DCTDecode":
        yield from _exif(image)


def _exif(image: pikepdf.Stream) -> Iterator[Leak]:
    from PIL import Image

    try:
        raw = image.read_raw_bytes()
        exif = Image.open(BytesIO(raw)).getexif() if b"Exif\x00" in raw[:70_000] and len(raw) < _MOST_PICTURE else {}
        place = dict(exif.get_ifd(0x8825)) if isinstance(exif, Image.Exif) else {}
    except Exception:
        return
    if place:
        yield Leak("picture", "the place where a photograph was taken (GPS)")
    elif exif:
        yield Leak("picture", "which camera took a photograph, and when (EXIF)")

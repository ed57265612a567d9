"""Many copies in one file to print: what is the same for everybody is written once, and the rest again for each copy.

A copy's own objects are its pages, the words of its person, its links and its structure. They are those of the first
copy under other numbers. So a file is as large as its copies' structure, and is written while these are made: what is
held in memory is a line of the cross-reference table for each object. Each copy begins on a new sheet, and is a Part of
the whole. There are no bookmarks, which would be as many as the headings of all copies.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from os import SEEK_END
from typing import BinaryIO

from b12docs.records import record
from b12docs.writers.pdf.holes import IDENTIFIER
from b12docs.writers.pdf.syntax import DEFLATED

MOST_OBJECTS = 8_388_607  # of a file (ISO 19005-2 §6.1.13)
_WIDTHS = (1, 5, 2)  # bytes of a line's fields in the cross-reference table
_TOKEN = re.compile(rb"\((?:[^\\()]|\\.)*\)|(?P<number>\d+) 0 R|(?P<key>/StructParents? )(?P<of>\d+)")
_NUMS = re.compile(rb"/ParentTree<</Nums\[(.*)\]>>")
_ENTRY = re.compile(rb"(\d+)(\[[^\]]*\]| \d+ 0 R)")


_CHUNK = 1 << 20  # bytes


class TooManyError(Exception):
    """More copies than one file may hold."""


@record
class Objects:
    """All objects of a finished document by their numbers, those that are holes, and the numbers of a few by name."""

    bodies: dict[int, bytes]
    holes: tuple[int, ...]
    pages: tuple[int, ...]
    catalog: int
    tree: int
    page_tree: int
    info: int
    outlines: int | None

    @cached_property
    def own(self) -> tuple[int, ...]:
        """The numbers of objects that each copy has anew: those that lead to a page or to words, and links."""
        kept = {self.catalog, self.tree, self.page_tree, self.info} | self._of_bookmarks
        leading: dict[int, list[int]] = {}
        for number, found in self._references.items():
            for other in found:
                leading.setdefault(other, []).append(number)
        starts = [*self.pages, *self.holes, *(n for n, body in self.bodies.items() if b"/Type/Annot" in body)]
        return tuple(sorted(_reached(starts, leading, kept)))

    @cached_property
    def shared(self) -> tuple[int, ...]:
        """The numbers of objects that all copies use: fonts, pictures, and the content that is the same for all."""
        kept = {self.tree, self.page_tree, *self.own, *self._of_bookmarks}
        used = {other for number in self.own for other in self._references[number]} - kept
        return tuple(sorted(_reached(used, self._references, kept)))

    @cached_property
    def general(self) -> tuple[int, ...]:
        """The numbers of objects that say what the file is, its catalog left out."""
        kept = {self.catalog, self.tree, self.page_tree, *self.own, *self._of_bookmarks}
        starts = {*self._references[self.catalog], self.info} - kept
        return tuple(sorted(_reached(starts, self._references, kept)))

    @cached_property
    def _references(self) -> dict[int, tuple[int, ...]]:
        return {number: tuple(_referred(body)) for number, body in self.bodies.items()}

    @cached_property
    def _of_bookmarks(self) -> frozenset[int]:
        kept = {*self.pages, self.catalog}
        starts = [] if self.outlines is None else [self.outlines]
        return frozenset(_reached(starts, self._references, kept))


def _is_stream(body: bytes) -> bool:
    return body.endswith(b"endstream")


def _referred(body: bytes) -> Iterator[int]:
    """The numbers of the objects that one refers to; a stream of ours refers to none but in its dictionary."""
    head = body.partition(b"stream\n")[0] if _is_stream(body) else body
    return (int(found["number"]) for found in _TOKEN.finditer(head) if found["number"])


def _reached(starts: Iterable[int], ways: Mapping[int, Sequence[int]], kept: set[int]) -> set[int]:
    """All that is reached from the starts by these ways, without passing what is kept."""
    found, waiting = set[int](), [one for one in starts if one not in kept]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [other for other in ways.get(one, ()) if other not in kept]
    return found


class MergedFile:
    """Writes a file of copies, one after the other, and its end when it is closed."""

    def __init__(self, file: BinaryIO, first: Objects) -> None:
        """``first`` are the objects of a document that says what the whole file is."""
        self._file, self._first = file, first
        self._digest, self._length = hashlib.sha256(), 0
        self._table, self._last = bytearray(), 0  # the lines of the cross-reference table from object 1 on
        self._forms: dict[int, _Form] = {}
        self._pages: list[int] = []
        self._parts: list[int] = []
        self._trees: list[int] = []
        self._keys = 0  # of the parent tree
        self.tree, self.page_tree, self.whole, self.blank = (self._number() for _ in range(4))
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def add(self, objects: Objects, words: Sequence[bytes], *, once: bool = False) -> None:
        """A copy of a document with the words of one person, those of each hole; raises TooManyError.

        A document that is there ``once`` is not remembered.
        """
        form = self._forms.get(id(objects)) or self._form(objects, once=once)
        if self._last + len(form.bodies) + 3 > MOST_OBJECTS:
            raise TooManyError
        numbers = {old: self._number() for old in objects.own}
        for old, own in zip(objects.holes, words, strict=True):
            self._stream(numbers[old], b"", own)
        packed = [(numbers[old], body) for old, body in form.renumbered(numbers, self._keys)]
        tree = self._number()
        self._pack([*packed, (tree, form.parent_tree(numbers, self._keys))])
        self._pages += [numbers[page] for page in objects.pages] + [self.blank] * (len(objects.pages) % 2)
        self._parts.append(numbers[form.root])
        self._trees.append(tree)
        self._keys += form.keys

    def close(self) -> None:
        """Write what all copies have in common, and the end of the file."""
        first, form = self._first, self._forms[id(self._first)]
        numbers = {old: form.shared.get(old) or self._number() for old in first.general}
        catalog = self._number()
        places = numbers | {first.tree: self.tree, first.page_tree: self.page_tree}
        self._objects(first, [old for old in first.general if old not in form.shared], places)
        box = re.search(rb"/MediaBox ?\[[^\]]*\]", first.bodies[first.pages[0]])
        assert box
        said = re.sub(rb"/Outlines \d+ 0 R|/PageMode ?/\w+", b"", first.bodies[first.catalog])
        self._pack([
            (catalog, _renumbered(said, places)),
            (self.tree, b"<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Kids[%s]>>/ParentTreeNextKey %d>>"
             % (self.whole, _list(self._trees), self._keys)),
            (self.whole, b"<</S/Document/P %d 0 R/K[%s]>>" % (self.tree, _list(self._parts))),
            (self.page_tree, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(self._pages), _list(self._pages))),
            (self.blank, b"<</Type/Page/Parent %d 0 R/Resources<<>>%s>>" % (self.page_tree, box[0])),
        ])  # fmt: skip
        self._end(catalog, numbers[first.info])

    def _form(self, objects: Objects, *, once: bool) -> _Form:
        """What copies of a document are made of; what they share is written."""
        shared = {old: self._number() for old in objects.shared}
        self._objects(objects, objects.shared, shared)
        form = _Form(objects, shared, self.tree, self.page_tree, self.whole)
        if not once or objects is self._first:
            self._forms[id(objects)] = form
        return form

    def _objects(self, objects: Objects, olds: Sequence[int], places: Mapping[int, int]) -> None:
        """Write objects of a document as they are, under their new numbers."""
        for old in olds:
            if _is_stream(body := objects.bodies[old]):
                self._whole(places[old], body)
        packed = [(places[old], _renumbered(objects.bodies[old], places)) for old in olds]
        self._pack([(number, body) for number, body in packed if not _is_stream(body)])

    # --- the file -----------------------------------------------------------------------------------------------------

    def _number(self) -> int:
        self._last += 1
        self._table += bytes(sum(_WIDTHS))
        return self._last

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._length += len(data)

    def _line(self, number: int, kind: int, where: int, index: int) -> None:
        start = (number - 1) * sum(_WIDTHS)
        fields = (value.to_bytes(width) for value, width in zip((kind, where, index), _WIDTHS, strict=True))
        self._table[start : start + sum(_WIDTHS)] = b"".join(fields)

    def _whole(self, number: int, body: bytes) -> None:
        self._line(number, 1, self._length, 0)
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def _stream(self, number: int, entries: bytes, data: bytes) -> None:
        self._whole(number, b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data))

    def _pack(self, objects: Sequence[tuple[int, bytes]]) -> None:
        """Write objects in a stream of objects (ISO 32000-1 §7.5.7)."""
        if not objects:
            return
        own, at, index = self._number(), 0, []
        for place, (number, body) in enumerate(objects):
            self._line(number, 2, own, place)
            index.append(b"%d %d" % (number, at))
            at += len(body) + 1
        head = b" ".join(index) + b"\n"
        data = zlib.compress(head + b"\n".join(body for _, body in objects), 6)
        self._stream(own, b"/Type/ObjStm/N %d/First %d%s" % (len(objects), len(head), DEFLATED.encode()), data)

    def _end(self, catalog: int, info: int) -> None:
        start, own = self._length, self._number()
        self._line(own, 1, start, 0)
        name = self._digest.hexdigest()[:IDENTIFIER].upper().encode()
        lines = (0).to_bytes(6) + (65535).to_bytes(2) + self._table
        data = zlib.compress(lines, 6)
        widths = b" ".join(b"%d" % width for width in _WIDTHS)
        entries = b"/Type/XRef/Size %d/W[%s]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]%s"
        self._stream(own, entries % (own + 1, widths, catalog, info, name, name, DEFLATED.encode()), data)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)


def is_as_written(file: BinaryIO) -> bool:
    """Whether a file was written by ``MergedFile``, and nobody has changed it since.

    Its identifier is the hash of all that stands before the cross-reference table.
    """
    file.seek(max(0, file.seek(0, SEEK_END) - len(b"startxref\n\n%%EOF\n") - 12))
    last = re.search(rb"startxref\n(\d+)\n%%EOF\n\Z", file.read())
    if not last:
        return False
    file.seek(0)
    digest, left = hashlib.sha256(), int(last[1])
    while chunk := file.read(min(left, _CHUNK)):
        digest.update(chunk)
        left -= len(chunk)
    name = digest.hexdigest()[:IDENTIFIER].upper().encode()
    end = file.read()
    return b"/ID[<%s><%s>]" % (name, name) in end and end.count(b"startxref\n") == 1


def _list(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _renumbered(body: bytes, places: Mapping[int, int]) -> bytes:
    if _is_stream(body):
        return body
    return _TOKEN.sub(lambda found: b"%d 0 R" % places[int(found["number"])] if found["number"] else found[0], body)


class _Form:
    """The own objects of a document, cut where the number of an object or of a key of the parent tree stands."""

    def __init__(self, objects: Objects, shared: Mapping[int, int], tree: int, page_tree: int, whole: int) -> None:
        self.objects, self.shared = objects, shared  # held, so that no other document has its identity
        places = {**shared, objects.page_tree: page_tree}
        (root,) = (n for n in objects.own if b"/P %d 0 R" % objects.tree in objects.bodies[n])
        self.root = root
        bodies = {old: objects.bodies[old] for old in objects.own if old not in objects.holes}
        bodies[root] = bodies[root].replace(b"/S/Document", b"/S/Part", 1)
        own = frozenset(objects.own)
        self.bodies = {old: _cut(body, own, {**places, objects.tree: whole}) for old, body in bodies.items()}
        nums = _NUMS.search(objects.bodies[objects.tree])
        assert nums
        self._entries = [(int(key), _cut(value, own, places)) for key, value in _ENTRY.findall(nums[1])]
        self.keys = max(key for key, _ in self._entries) + 1

    def renumbered(self, numbers: Mapping[int, int], keys: int) -> Iterator[tuple[int, bytes]]:
        """The own objects of a copy, but for its words."""
        return ((old, _joined(parts, numbers, keys)) for old, parts in self.bodies.items())

    def parent_tree(self, numbers: Mapping[int, int], keys: int) -> bytes:
        """The node of the parent tree with the elements of a copy, whose keys begin behind those before."""
        nums = b" ".join(b"%d%s" % (key + keys, _joined(parts, numbers, keys)) for key, parts in self._entries)
        return b"<</Limits[%d %d]/Nums[%s]>>" % (keys + self._entries[0][0], keys + self.keys - 1, nums)


_Part = bytes | tuple[str, int]  # bytes that stay; the number of an own object; a key of the parent tree


def _cut(body: bytes, own: frozenset[int], places: Mapping[int, int]) -> list[_Part]:
    parts: list[_Part] = []
    done = 0
    for found in _TOKEN.finditer(body):
        if found["number"] and int(found["number"]) not in own:
            parts += [body[done : found.start()], b"%d 0 R" % places[int(found["number"])]]
        elif found["number"]:
            parts += [body[done : found.start()], ("object", int(found["number"]))]
        elif found["key"]:
            parts += [body[done : found.end("key")], ("key", int(found["of"]))]
        else:
            continue
        done = found.end()
    return [*parts, body[done:]]


def _joined(parts: Sequence[_Part], numbers: Mapping[int, int], keys: int) -> bytes:
    said = []
    for part in parts:
        if isinstance(part, bytes):
            said.append(part)
        elif part[0] == "object":
            said.append(b"%d 0 R" % numbers[part[1]])
        else:
            said.append(b"%d" % (part[1] + keys))
    return b"".join(said)

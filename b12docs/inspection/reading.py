"""A finished PDF read whole: in a process of its own, which has so much time and memory and no more.

A file may come from anybody, and the programs that read it are other people's: whatever it does to them, the answer is
facts or a fault, never a traceback and never a hang.
"""

from __future__ import annotations

import json
import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from b12docs.diagnostics import InputError, Location, fault
from b12docs.extras import need
from b12docs.inspection.facts import Facts, Page, Run

if TYPE_CHECKING:
    import pikepdf
    import pypdfium2
    from pdfminer.pdfinterp import PDFResourceManager
    from pdfminer.pdfpage import PDFPage

MOST_BYTES = 200_000_000  # of a file
MOST_PAGES = 200  # that are read and drawn
PAGE_SECONDS = 60  # of the processor, after which no more of them are
SECONDS = 120  # that reading a file may take
_MEMORY = 3_000_000_000  # bytes that reading it may take, where the system can be told

_AGAIN = "open it in the program that it comes from, and save it as PDF again"


# What the process that reads a file begins with: where our modules lie, and nothing of what this program was doing.
_CHILD = """import json, sys
given = json.load(sys.stdin)
sys.path[:] = given["modules"]
from b12docs.inspection.reading import answer
answer(given["path"], given["file"])"""


def read(path: Path, file: str) -> Facts:
    """The facts of the PDF at the path, which messages call ``file``.

    Raises InputError where it is no PDF that can be read, MachineError where the libraries that read it are missing.
    """
    need("check", "pdfminer", "pypdfium2")
    if path.exists() and not path.is_file():
        raise fault("file", Location(file), "is no file", "name a PDF; of a folder, all of them: FOLDER/*.pdf")
    given = json.dumps({"modules": sys.path, "path": os.fspath(path), "file": file}).encode()
    try:
        done = subprocess.run(  # noqa: S603 - this very Python, with our own words
            [sys.executable, "-I", "-c", _CHILD], input=given, capture_output=True, timeout=SECONDS, check=True
        )
        answer = pickle.loads(done.stdout)  # noqa: S301 - it comes from the process that was started here
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise fault("pdf-limits", Location(file), "takes more time or memory than a document should", _AGAIN) from None
    if isinstance(answer, InputError):
        raise answer
    facts: Facts = answer
    return facts


def answer(path: str, file: str) -> None:
    """In the process that reads a file: write the facts, or the fault, for the one that waits for them."""
    _limit()
    found: Facts | InputError
    try:
        found = facts_of(Path(path).read_bytes(), file)
    except InputError as error:
        found = error
    except OSError as error:
        found = fault("file", Location(file), f"cannot be read: {error.strerror or error}", "check its name")
    sys.stdout.buffer.write(pickle.dumps(found))


def _limit() -> None:
    """Keep this process from taking the computer's memory."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def facts_of(raw: bytes, file: str) -> Facts:
    """The facts of a PDF of these bytes, read in this process; raises InputError where it cannot be read."""
    import pikepdf

    at = Location(file)
    if len(raw) > MOST_BYTES:
        raise fault("pdf-limits", at, f"has more than {MOST_BYTES // 1_000_000} MB", _AGAIN)
    if b"%PDF-" not in raw[:1024]:
        raise fault("pdf-damaged", at, "is not a PDF", "name a file that ends in .pdf, and was saved as one")
    logging.disable(logging.CRITICAL)  # what readers remark of a damaged file is told by us
    try:
        with pikepdf.open(BytesIO(raw)) as opened:
            return _facts(opened, raw, file)
    except pikepdf.PasswordError:
        said = "is locked with a password, so that nobody can read it without"
        raise fault("pdf-encrypted", at, said, "save it without a password") from None
    except MemoryError:
        raise fault("pdf-limits", at, "reading it takes more memory than a document should", _AGAIN) from None
    except InputError:
        raise
    except Exception:  # other people's readers raise whatever they like at a damaged file
        raise fault("pdf-damaged", at, "cannot be read: it is damaged", _AGAIN) from None
    finally:
        logging.disable(logging.NOTSET)


def _facts(opened: pikepdf.Pdf, raw: bytes, file: str) -> Facts:
    from b12docs.inspection import document
    from b12docs.inspection.leaks import leaks
    from b12docs.inspection.objects import dictionaries
    from b12docs.inspection.structure import Tree, is_tagged

    count = len(opened.pages)
    if not count:
        raise fault("pdf-damaged", Location(file), "has no pages", _AGAIN)
    packet = document.xmp(opened)
    numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
    tree = Tree(opened, numbers)
    pages, runs = _looked_at(opened)
    objects = list(dictionaries(opened))
    return Facts(
        page_count=count, pages=pages, runs=runs, elements=tuple(tree.elements), order=tuple(tree.order),
        fonts=tuple(dict.fromkeys(document.fonts(objects))), notes=tuple(document.notes(opened, tree.noted)),
        leaks=tuple(dict.fromkeys(leaks(opened, raw, packet, objects, numbers))), title=document.title(opened, packet),
        shows_title=document.shows_title(opened), language=document.language(opened), tagged=is_tagged(opened),
        claims=document.claims(opened, packet), for_print=document.is_for_print(opened),
        bookmarks=document.bookmarks(opened), locked=opened.is_encrypted and not opened.allow.accessibility,
        repaired=tuple(map(str, opened.get_warnings()))[:5], tree_faults=tuple(tree.faults),
    )  # fmt: skip


def _looked_at(opened: pikepdf.Pdf) -> tuple[tuple[Page, ...], tuple[Run, ...]]:
    """The pages, read and drawn out of a copy that is mended and not encrypted."""
    copy = BytesIO()
    opened.save(copy, encryption=False)
    found = list(_pages(copy))
    return tuple(page for page, _ in found), tuple(run for _, runs in found for run in runs)


def _pages(copy: BytesIO) -> Iterator[tuple[Page, list[Run]]]:
    import pypdfium2
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfinterp import PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    begun = process_time()
    drawn, manager = pypdfium2.PdfDocument(copy.getvalue()), PDFResourceManager()
    for number, page in enumerate(PDFPage.create_pages(PDFDocument(PDFParser(copy))), 1):
        if number > MOST_PAGES or process_time() - begun > PAGE_SECONDS:
            return
        yield _page(page, number, manager, drawn)


def _page(
    page: PDFPage, number: int, manager: PDFResourceManager, drawn: pypdfium2.PdfDocument
) -> tuple[Page, list[Run]]:
    """A page and its text; where its content cannot be read to the end, the page says so."""
    from b12docs.inspection.picture import Picture
    from b12docs.inspection.text import read as read_page
    from b12docs.inspection.text import shown

    area = shown(page)
    try:
        pen = read_page(page, number, manager)
        picture = Picture(drawn[number - 1], area)
        runs = [picture.measured(run) for run in pen.runs]
    except MemoryError:
        raise
    except Exception:
        return Page(number, area, is_read=False), []
    return Page(number, area, pen.untagged, is_blank=picture.is_blank), runs

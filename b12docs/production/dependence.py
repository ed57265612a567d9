"""What a document's file follows from, as hashes: where they are the same, its bytes would be."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring
from os.path import basename, splitext

from b12docs.catalogue.plan import Job
from b12docs.document.canonical import everything, places
from b12docs.document.leaves import plain_text
from b12docs.document.tree import Document, own_runs
from b12docs.production.finishing import settings, web_page
from b12docs.production.made import Origin
from b12docs.production.makers import code
from b12docs.production.sources import own_hash
from b12docs.project.project import Project
from b12docs.source.files import File

_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"')  # of a JSON text
_PICTURES = ("layouts/figures/", "logo/", "photograph/")


def origin_of(project: Project, job: Job, document: Document) -> Origin:
    """What the file of a job's document follows from."""
    held = web_page(project, job)
    tree = "\n".join(everything(one) for one in (document, *([held[1]] if held else [])))
    given = [tree, settings(project, job), *_shown(tree, project.snapshot.files)]
    depends = _short("\n".join(given))
    texts = " ".join(sorted({mark(text) for text in _texts(document)}))
    files = project.snapshot.files
    inputs = project.inputs
    return Origin(inputs.content, inputs.clinic, own_hash(files), depends, code(), texts)


def places_of(document: Document) -> str:
    """The hash of where in the inputs everything of a document stands."""
    return _short("\n".join(map(str, places(document))))


def mark(text: str) -> str:
    """A short mark of a text, by which it is known again."""
    return f"{zlib.crc32(text.encode(errors='surrogatepass')):08x}"


def _texts(document: Document) -> Iterator[str]:
    return (text for block in document.walk() if (text := plain_text(own_runs(block))))


def _shown(tree: str, files: Mapping[str, File]) -> Iterator[str]:
    """The pictures that may be shown, with the hashes of their files: those whose names stand anywhere in the tree."""
    said = set(_STRING.findall(tree))
    for key, file in files.items():
        for folder in _PICTURES:
            if key.startswith(folder) and _names(key.removeprefix(folder)) & said:
                yield f"{key} {file.sha256}"


def _names(file: str) -> set[str]:
    """What a tree may call a file, as it stands in JSON."""
    return {encode_basestring(name) for name in (file, splitext(basename(file))[0])}


def _short(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:32]

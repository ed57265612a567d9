"""What a document's file follows from, as hashes: where they are the same, its bytes would be."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from b12docs.catalogue.plan import Job
from b12docs.document.canonical import everything
from b12docs.document.leaves import plain_text
from b12docs.document.tree import Document, own_runs
from b12docs.production.finishing import settings, web_page
from b12docs.production.made import Origin
from b12docs.production.makers import code
from b12docs.production.sources import own_hash
from b12docs.project.project import Project
from b12docs.source.files import File

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
    return _short(repr(document))


def mark(text: str) -> str:
    """A short mark of a text, by which it is known again."""
    return f"{zlib.crc32(text.encode(errors='surrogatepass')):08x}"


def _texts(document: Document) -> Iterator[str]:
    return (text for block in document.walk() if (text := plain_text(own_runs(block))))


def _shown(tree: str, files: Mapping[str, File]) -> Iterator[str]:
    """The pictures that may be shown, with the hashes of their files: those whose names stand anywhere in the tree."""
    for key, file in files.items():
        for folder in _PICTURES:
            if key.startswith(folder) and _is_named(key.removeprefix(folder), tree):
                yield f"{key} {file.sha256}"


def _is_named(file: str, tree: str) -> bool:
    names = (file, Path(file).stem)
    return any(json.dumps(name, ensure_ascii=False) in tree for name in names)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:32]

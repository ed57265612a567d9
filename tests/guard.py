"""The guard of a rebuilding: every document in every finish, hashed, so that the inside can change and the outside not.

    python -m tests.guard                   builds everything and names what differs from tests/guard.txt
    python -m tests.guard --quick           the usual documents and a few of every finish (a tenth of the time)
    python -m tests.guard --renew           writes tests/guard.txt anew; the commit says which files changed and why
    python -m tests.guard --keep DIR        keeps what was built
    python -m tests.guard --compare OLD NEW compares two such folders: bytes, else pictures, tags and text

It goes when the rebuilding ends. It knows the command line alone, so that nothing inside can take it along.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from tests.pdfs import Pdf

LIST = Path(__file__).with_name("guard.txt")
PAPERS = ("A6", "DL", "A5", "Half-letter", "A4", "Letter", "Legal", "A3", "A2", "A1", "Tabloid")
THEMES = ("high-contrast", "high-contrast-screen", "riverside")
CLINIC = """
name: Riverside Surgery
phone: 01234 567890
address: 1 River Street, Rivertown RT1 2AB
web: https://www.riverside.example
languages: reception on 01234 567890
logo: {file: logo.png, alt: Riverside Surgery}
accent: "#7A2468"
help: {emergency: "112", emergency_place: A&E, urgent: "116 117", doctor: your doctor}
protocol:
  test: Serum B12; ask the laboratory about borderline results
  product: See the practice formulary, section 9
  neurology: On-call registrar, 01234 567891
  recall: Practice nurse, eight weeks after the first injection
"""


def runs() -> Iterator[tuple[str, ...]]:
    """The options of every build."""
    yield ()
    for paper in PAPERS:
        yield "--paper", paper
        for finish in ("--grey", "--press", "--large-print"):
            yield "--paper", paper, finish
        for theme in THEMES if paper in ("A4", "A5", "A3") else ():
            yield "--paper", paper, "--theme", theme
        for kind in ("booklet", "2up", "tiles"):
            yield "--paper", paper, "--impose", kind
    yield "--grey", "--press"
    yield "--large-print", "--grey"
    yield "--large-print", "--theme", "high-contrast"
    yield "--theme", "riverside", "--grey"
    yield "--paper", "DL", "--impose", "trifold"
    yield "--impose", "tiles", "--on", "Letter"
    for theme, form in product(("clear", *THEMES), ("html", "text")):
        yield "--theme", theme, "--format", form


QUICK = (
    (), ("--paper", "A5"), ("--large-print",), ("--grey",), ("--press",), ("--format", "html"), ("--format", "text"),
    ("--impose", "booklet"), ("--impose", "tiles"), ("--theme", "riverside"),
)  # fmt: skip


def build(folder: Path, chosen: list[tuple[str, ...]], content: Path) -> None:
    """Build everything into the folder: ``plain/`` without a clinic file, ``clinic/`` with a full one."""
    from b12docs.cli import main

    full = folder / "clinic.yaml"
    full.write_text(CLINIC, "utf-8")
    Image.new("RGBA", (600, 200), "#7A2468").save(folder / "logo.png")
    for number, (options, clinic) in enumerate(product(chosen, (None, full))):
        target = folder / ("clinic" if clinic else "plain") / (" ".join(options) or "usual")
        if clinic and ("A6" in options or "trifold" in options):
            continue  # the pages are full
        given = ["build", "--level", "all", "--content", str(content), "--quiet", "-o", str(target), *options]
        given += ["--clinic", str(clinic)] if clinic else []
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            try:
                main(given, standalone_mode=False)
            except SystemExit as error:
                if error.code:
                    print(f"{target.relative_to(folder)}: {said.getvalue()}", file=sys.__stderr__)
            except Exception as error:  # what a selection has nothing for, on one side as on the other
                target.mkdir(parents=True, exist_ok=True)
                (target / "nothing.txt").write_text(f"{type(error).__name__}: {error}\n", "utf-8")
        print(f"\r{number + 1}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def files_of(folder: Path) -> dict[str, Path]:
    """Everything that was built, by its path below the folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in (".pdf", ".html", ".txt"))
    return {path.relative_to(folder).as_posix(): path for path in found}


def hashes(folder: Path) -> dict[str, str]:
    """The first 16 hex digits of the SHA-256 of everything that was built."""
    return {name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for name, path in files_of(folder).items()}


def known() -> dict[str, str]:
    """The list that is kept."""
    lines = LIST.read_text("utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


# --- where bytes may change: pictures, tags and text may not ----------------------------------------------------------


def pictures(path: Path) -> list[Image.Image]:
    """The pages at 123.4 dpi: no line of the grid lies between two rows of points there, where a breath moves it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "123.4", str(path), f"{folder}/page"], check=True)
        return [Image.open(page).copy() for page in sorted(Path(folder).iterdir())]


def tags(pdf: Pdf) -> list[tuple[object, ...]]:
    """The structure tree as rows: type, alternative text, attributes, words, and where links lead; sheets have none."""
    rows: list[tuple[object, ...]] = []
    if "/StructTreeRoot" not in pdf.file.Root:
        return rows
    for element in pdf.root.walk():
        rows.append((element.kind, element.alt, _values(element.attributes), pdf.text(element)))
    links = [(page, str(link.get("/Contents")), str(link.A.URI), _values(link.Rect)) for page, link in pdf.links]
    return [*rows, *links, *pdf.bookmarks]


def _values(of: object) -> str:
    """What attributes or boxes say: 616.90 and 616.9 are the same number."""
    return re.sub(r"(?:Decimal\(')?(\d+(?:\.\d+)?)(?:'\))?", lambda found: f"{float(found[1]):.2f}", str(of))


def _worst(left: Image.Image, right: Image.Image) -> int:
    """By how much a point of one picture differs from all the nine that may be meant in the other.

    Lines of letters are drawn from whole rows of points on: one that lies between two rows is in the next when it moves
    by a thousandth, which is no difference.
    """
    plain = ImageChops.difference(left, right)
    if max(plain.convert("L").tobytes()) <= 48:
        return 0
    around = plain.point(lambda value: 255 * (value > 24)).convert("L").getbbox() or (0, 0, *left.size)
    box = (around[0] - 4, around[1] - 4, around[2] + 4, around[3] + 4)
    worst = 0
    for one, other in ((left, right), (right, left)):
        here, there = one.crop(box), other.crop(box)
        above = ImageChops.subtract(here, there.filter(ImageFilter.MaxFilter(3)))
        below = ImageChops.subtract(there.filter(ImageFilter.MinFilter(3)), here)
        worst = max(worst, *above.convert("L").tobytes(), *below.convert("L").tobytes())
    return worst


def difference(old: Path, new: Path) -> str:
    """How two PDFs differ to a reader, or nothing."""
    one, other = (tags(Pdf(path.read_bytes())) for path in (old, new))
    if one != other:
        return "tags"
    texts = [subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.split()
             for path in (old, new)]  # fmt: skip
    if texts[0] != texts[1]:
        return "text"
    before, after = pictures(old), pictures(new)
    if [page.size for page in before] != [page.size for page in after]:
        return "pages"
    for number, (left, right) in enumerate(zip(before, after, strict=True), 1):
        worst = _worst(left, right)
        if worst > 64:  # letters are placed by quarters of a point
            return f"picture of page {number} (by {worst} of 255)"
    return ""


def compare(old: Path, new: Path) -> int:
    """Print what differs between two folders of builds; the number of files that a reader could tell apart."""
    before, after = files_of(old), files_of(new)
    wrong = 0
    for name in sorted(before.keys() | after.keys()):
        if name not in before or name not in after:
            print(f"{'only old' if name in before else 'only new'}: {name}")
            wrong += 1
        elif before[name].read_bytes() != after[name].read_bytes():
            found = difference(before[name], after[name]) if name.endswith(".pdf") else "bytes"
            wrong += bool(found)
            print(f"{found or 'bytes alone'}: {name}")
    return wrong


def main() -> int:
    """Run the command; exit status 1 where something differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.guard")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--renew", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--compare", nargs=2, type=Path)
    given = parser.parse_args()
    if given.compare:
        return min(1, compare(*given.compare))
    content = Path(__file__).resolve().parent.parent / "content.yaml"
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        os.chdir(folder)  # where no content, clinic file or layout of anybody lies
        build(folder, list(QUICK if given.quick else [*QUICK, *runs()]), content)
        made = hashes(folder)
    if given.renew:
        LIST.write_text("".join(f"{digest}  {name}\n" for name, digest in made.items()), "utf-8")
        return 0
    before = known()
    before = {name: digest for name, digest in before.items() if not given.quick or name in made}
    changed = sorted(name for name in made.keys() | before.keys() if made.get(name) != before.get(name))
    print(*changed, sep="\n")
    print(f"{len(made)} files, {len(changed)} differ")
    return min(1, len(changed))


if __name__ == "__main__":
    sys.exit(main())

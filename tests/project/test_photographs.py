"""Where photographs come from: the folder of layouts, or beside content.yaml; and what is wrong with some."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from b12docs.project.inputs import find_inputs
from b12docs.project.project import load_project
from b12docs.source.files import read_file
from b12docs.source.raster import MOST_DPI
from tests.helpers_cli import alt_texts, build, good_project, replace, run

ALT = "A foot on a scale"
IMAGE = '<figure><img src="{}" alt="{}" data-height="20mm"></figure>'
NAMED = "    blocks:\n      - figure: {file: NAME, alt: ALT}\n"


def photograph(path: Path, height: int = 600, colour: str = "") -> None:
    """A photograph from a camera that was held upright, or a picture of one colour."""
    path.parent.mkdir(exist_ok=True)
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Secret"
    picture = Image.new("RGB", (height, 400), colour) if colour else Image.effect_noise((height, 400), 60)
    picture.convert("RGB").save(path, "JPEG", exif=exif)


def named_by_layout(folder: Path, name: str = "foot.jpg") -> Path:
    """A small project whose layout shows the file."""
    title = "<h1>{{ title }}</h1>"
    replace(good_project(folder) / "layouts" / "page.html", title, title + IMAGE.format(name, ALT))
    return folder


def named_by_content(folder: Path, name: str = "foot.jpg") -> Path:
    """A small project whose content shows the file."""
    replace(good_project(folder) / "content.yaml", "    blocks:\n", NAMED.replace("NAME", name).replace("ALT", ALT))
    image = IMAGE.format("{{ section.blocks[0].figure.file }}", "{{ section.blocks[0].figure.alt }}")
    replace(folder / "layouts" / "page.html", "{{ section.title }}</h2>", "{{ section.title }}</h2>" + image)
    return folder


@pytest.mark.parametrize(
    ("where", "by"),
    [("layouts/figures/foot.JPG", "layout"), ("layouts/figures/foot.JPG", "content"), ("foot.JPG", "content")],
)
def test_a_photograph_reaches_every_format(tmp_path: Path, where: str, by: str) -> None:
    """From either place it comes into the PDF, upright and without its metadata, into the web page, and into words."""
    folder = (named_by_layout if by == "layout" else named_by_content)(tmp_path, "foot.JPG")
    photograph(folder / where)
    for options in ([], ["--grey"], ["--format", "html"], ["--format", "text"], ["--format", "email"]):
        build(folder, "-o", "made", *options)
    files = {path.name: path for path in (folder / "made").iterdir()}
    assert alt_texts(files["topic-page-reader-short.pdf"]) == [ALT]
    with pikepdf.open(files["topic-page-reader-short.pdf"]) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        assert (int(image.Height), int(image.Width)) == (round(MOST_DPI * 20 / 25.4), 157)
    assert f'alt="{ALT}"' in files["topic-page-reader-short.html"].read_text("utf-8")
    assert f"Picture: {ALT}<" in files["topic-page-reader-short-email.html"].read_text("utf-8")
    assert f"{ALT}]" in files["topic-page-reader-short.txt"].read_text("utf-8")
    assert not any(b"Secret" in path.read_bytes() for path in files.values())


def test_the_snapshot_holds_what_the_content_names_and_no_more(tmp_path: Path) -> None:
    """A picture that merely lies beside the content is no business of ours; one that is named is read once."""
    folder = named_by_content(tmp_path)
    photograph(folder / "foot.jpg")
    photograph(folder / "other.jpg")
    project = load_project(find_inputs(folder / "content.yaml", None, folder / "layouts"))
    assert list(project.photographs) == ["foot.jpg"]
    assert project.snapshot.files["photograph/foot.jpg"].sha256 == read_file(folder / "foot.jpg", 99_999_999).sha256


def test_a_layout_shows_nothing_from_beside_the_content(tmp_path: Path) -> None:
    """A layout is somebody else's: it may name what its own folder holds, and what the content names."""
    folder = named_by_layout(tmp_path)
    photograph(folder / "foot.jpg")
    result = run(folder, "build")
    assert (result.exit_code, "layouts/figures has no file 'foot.jpg'" in result.stderr) == (1, True), result.stderr


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("foot.jpg", "does not exist\n  hint: put it beside the file that names it (./)"),
        ("../foot.jpg", "does not lie beside the file that names it"),
        ("white.jpg", "cannot be seen: nearly all of it is white or very pale, on a white ground"),
        ("text.png", "is neither a PNG nor a JPEG"),
    ],
)
def test_what_is_wrong_with_a_photograph(tmp_path: Path, name: str, problem: str) -> None:
    """The place that names it is shown, and what to do."""
    folder = named_by_content(tmp_path / "topic", name)
    photograph(tmp_path / "foot.jpg")
    photograph(folder / "white.jpg", colour="white")
    (folder / "text.png").write_text("text")
    result = run(folder, "build")
    found = re.match(r"content\.yaml:(\d+):(\d+): error: the picture '(.+)' ", result.stderr)
    assert found, result.stderr
    line = (folder / "content.yaml").read_text().splitlines()[int(found[1]) - 1]
    assert line[int(found[2]) - 1 :].startswith(f"{name},")
    assert (result.exit_code, found[3], problem in result.stderr) == (1, name, True)


def test_what_is_wrong_with_a_picture_of_the_layouts(tmp_path: Path) -> None:
    """Every file of the folder is looked at, whether a document shows it or not; one that begins with _ is not."""
    good_project(tmp_path)
    photograph(tmp_path / "layouts" / "figures" / "white.jpeg", colour="white")
    (tmp_path / "layouts" / "figures" / "half.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "layouts" / "figures" / "_half.png").write_bytes(b"half")
    result = run(tmp_path, "build")
    assert result.exit_code == 1
    lines = [line for line in result.stderr.splitlines() if not line.startswith("  ")]
    assert [line.partition(": error: ")[0] for line in lines] == [
        "layouts/figures/half.png", "layouts/figures/white.jpeg",
    ]  # fmt: skip


def test_a_photograph_with_too_few_points(tmp_path: Path) -> None:
    """The build warns once, at the place that names it, however many documents show it, and goes on."""
    folder = named_by_content(tmp_path)
    photograph(folder / "foot.jpg", height=100)
    result = build(folder, "--level", "all")
    assert result.stderr.count("warning: 'foot.jpg' has too few pixels, 400 × 100, to be sharp") == 1
    assert result.stderr.startswith("content.yaml:")


@pytest.mark.parametrize("name", ["logo.png", "logo.jpg"])
def test_a_logo_that_cannot_be_seen(tmp_path: Path, name: str) -> None:
    """A white logo is made for a dark ground, and ours is white: it would be an empty box."""
    good_project(tmp_path)
    Image.new("RGB", (90, 30), "white").save(tmp_path / name)
    replace(tmp_path / "clinic.yaml", "name: Riverside Surgery", f"logo: {{file: {name}, alt: Riverside}}")
    result = run(tmp_path, "build")
    assert result.stderr.startswith(f"clinic.yaml:1:14: error: the picture '{name}' cannot be seen: ")
    assert result.exit_code == 1


def test_a_photograph_in_the_place_of_a_pictogram(tmp_path: Path) -> None:
    """A pictogram is a drawing in the theme's colours: a photograph is none, though it lies in the folder."""
    good_project(tmp_path)
    listed = "    blocks:\n      - list: pictured\n        items: [{id: one, text: One, icon: foot.jpg}]\n"
    replace(tmp_path / "content.yaml", "    blocks:\n", listed)
    photograph(tmp_path / "layouts" / "figures" / "foot.jpg")
    result = run(tmp_path, "build")
    assert (result.exit_code, "error: layouts/figures has no drawing 'foot.jpg'" in result.stderr) == (1, True)

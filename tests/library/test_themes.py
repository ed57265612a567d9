"""A theme is a YAML file that may extend another; every shipped one keeps the documents whole and readable.

The faults of a theme stand in ``tests/bad/themes.txt``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import InputError
from b12docs.document.kinds import MARKERS, TONES
from b12docs.library.overlay import overlaid
from b12docs.library.packaged import packaged
from b12docs.library.themes import Themes
from b12docs.look.colour import WHITE, contrast, rgb
from b12docs.look.grey import in_grey
from b12docs.look.palette import PAIRS, PARTS, ROLES, TEXT, Palette, Tone
from b12docs.look.theme import Theme
from b12docs.paper import MM
from b12docs.production.finishing import print_of
from b12docs.production.pipeline import build, load_project, make_document
from b12docs.project.scaffold import project_files
from b12docs.typeset import set_document
from b12docs.typeset.frames import Drawn, Marked, Rect, Symbol, Text
from tests.conftest import Built, built, jobs, name_of, shipped
from tests.helpers_cli import as_json, files_below, good_project, run
from tests.helpers_cli import replace as rewrite
from tests.pdfs import Pdf, Shape, Span
from tests.writers import test_pdf_print

SHIPPED = ("clear", "high-contrast", "high-contrast-screen", "riverside")
OTHERS = SHIPPED[1:]
LOOKED_AT = ("leaflet-patient-standard-A4", "leaflet-patient-detailed-A4", "poster-patient-standard-A3",
             "onepager-clinician-detailed-A4")  # fmt: skip

# The sizes and leadings of the standard leaflet, in points, as they were designed.
STANDARD = {
    "title": (32, 35), "kind": (13, 17), "subtitle": (16, 20), "h2": (16, 19.4), "h3": (14, 18), "row": (12, 15),
    "label": (15, 19), "callout": (16.5, 20.6), "large": (20.0, 23.0), "body": (12, 15), "small": (12, 14.4),
}  # fmt: skip


@cache
def shipped_theme(name: str) -> Theme:
    """A theme of the package."""
    return Themes(overlaid([packaged("layouts")])).load(name)


def own_theme(folder: Path, text: str, name: str = "own") -> Theme:
    """A theme of the clinic's own folder, which may extend the packaged ones."""
    (folder / "themes").mkdir(exist_ok=True)
    (folder / "themes" / f"{name}.yaml").write_text(f"title: Our own\n{text}", "utf-8")
    return Themes(overlaid([folder, packaged("layouts")])).load(name)


def themed(theme: str, found: Iterable[Job]) -> list[Job]:
    """The same jobs in another theme."""
    return [replace(job, finish=replace(job.finish, theme=theme)) for job in found]


@pytest.fixture(params=[(theme, name) for theme in OTHERS for name in LOOKED_AT], ids="-".join)
def dressed(request: pytest.FixtureRequest) -> Built:
    """Each kind of document in each theme that is not the usual one."""
    theme, name = request.param
    return built(*themed(theme, [job for job in jobs(default_paper_only=True) if name_of(job) == name]))


# --- the shipped themes -----------------------------------------------------------------------------------------------


def test_the_shipped_themes() -> None:
    """Four themes are there, and a clinic gets them all from ``init``."""
    assert Themes(overlaid([packaged("layouts")])).names == SHIPPED
    assert {f"layouts/themes/{name}.yaml" for name in SHIPPED} <= set(project_files())


@pytest.mark.whole
@pytest.mark.parametrize("theme", OTHERS)
def test_every_document_fits_in_every_theme(theme: str) -> None:
    """Each document is built on every paper that it is offered on, with the pages that its layout allows."""
    made = build(shipped(), themed(theme, jobs())).made
    assert len(made) == len(jobs()) >= 30


@pytest.mark.whole
def test_text_stands_out_in_every_theme(dressed: Built, tmp_path: Path) -> None:
    """Every word has 4.5:1 or more against the rendering of its ground, also in greyscale."""
    test_pdf_print.test_text_stands_out_from_its_ground(dressed, tmp_path)


def test_a_phone_reads_the_code_in_every_theme(dressed: Built, tmp_path: Path) -> None:
    """The QR code stays black on white, whatever the paper's colour."""
    test_pdf_print.test_a_phone_can_read_the_qr_code(dressed, shipped(), tmp_path)


def test_every_colour_comes_from_the_theme(dressed: Built) -> None:
    """Nothing is drawn in a colour that is not the theme's, but QR codes, which are black on white."""
    colours = shipped_theme(dressed.job.finish.theme).palette.colours.values()
    allowed = {tuple(round(part, 3) for part in rgb(colour)) for colour in (*colours, WHITE, "#000000")}
    drawn = {tuple(round(part, 3) for part in one.colour) for one in dressed.pdf.drawn if isinstance(one, Shape | Span)}
    assert len(drawn) >= 2
    assert drawn <= allowed


@pytest.mark.parametrize("theme", SHIPPED)
@pytest.mark.parametrize("kind", ["palette", "dark"])
def test_every_pair_can_be_told_apart(theme: str, kind: str) -> None:
    """In both palettes of every theme words have 4.5:1 on their grounds, and lines and figures 3:1."""
    colours = getattr(shipped_theme(theme), kind).colours
    assert len(PAIRS) > 20
    for role, least, grounds in PAIRS:
        assert all(contrast(colours[role], colours[ground]) >= least for ground in grounds), role


@pytest.mark.parametrize("theme", SHIPPED)
@pytest.mark.parametrize("kind", ["palette", "dark"])
def test_clothes_are_not_taken_for_a_stage_of_a_symptom(theme: str, kind: str) -> None:
    """Who sees no hue, too, can tell shorts from feet that are affected: 1.5:1 or more, in colour and in grey."""
    palette = getattr(shipped_theme(theme), kind)
    for one in (palette, in_grey(palette)):
        assert min(contrast(one.garment, stage) for stage in (one.stage1, one.stage2, one.stage3)) >= 1.5


def test_clothes_of_a_clinics_own_theme_are_bare_paper_in_grey(tmp_path: Path) -> None:
    """A colour that hue alone tells from the feet is not printed in their grey."""
    grey = in_grey(own_theme(tmp_path, "extends: clear\npalette: {garment: '#8A4B08'}\n").palette)
    assert (grey.garment, contrast(grey.outline, grey.garment) >= PARTS) == (grey.paper, True)


def test_the_usual_theme_has_the_designed_sizes() -> None:
    """The multiples of ``clear`` come to the sizes of the design."""
    assert shipped_theme("clear").sizes({"body": (12, 15)}) == STANDARD


def test_high_contrast_is_black_on_white_and_yellow_on_black() -> None:
    """On paper there is nothing but black and white for words, on a screen yellow and white on black."""
    theme, screen = shipped_theme("high-contrast"), shipped_theme("high-contrast-screen")
    assert (theme.palette.ink, theme.palette.paper) == ("#000000", "#FFFFFF")
    assert (theme.dark.ink, theme.dark.paper) == ("#FFFF00", "#000000")
    assert screen.palette == screen.dark == theme.dark
    lowest = min(contrast(theme.palette.colours[one], theme.palette.paper) for one in ("heading", "link", "alarm-text"))
    assert lowest == pytest.approx(21)


def test_the_box_of_warnings_is_another_colour_than_all_else_on_a_black_screen() -> None:
    """It is told from the yellow of bands and heads by its hue, and can be read as the rest: at 7:1 or more."""
    palette = shipped_theme("high-contrast-screen").palette
    red, green, _ = rgb(palette.alarm)
    assert red - green > 0.4
    assert contrast(palette.alarm, palette.ink) >= 2
    least = (palette.alarm, palette.paper), (palette.on_alarm, palette.alarm), (palette.alarm_text, palette.paper)
    assert min(contrast(*pair) for pair in least) >= 7


# --- what a theme can do ----------------------------------------------------------------------------------------------


def test_what_a_theme_leaves_out_is_that_of_the_one_it_extends(tmp_path: Path) -> None:
    """A theme that extends one that extends another says only what differs, in each of its parts."""
    own_theme(tmp_path, "extends: riverside\npalette: {ink: '#111111'}\ntype: {h2: 1.5/1.8}\n", "middle")
    theme = own_theme(tmp_path, "extends: middle\nspacing: {radius: 3mm}\n")
    green, usual = shipped_theme("riverside"), shipped_theme("clear")
    assert theme.palette == replace(green.palette, ink="#111111")
    assert theme.type == {**green.type, "h2": (1.5, 1.8)}
    assert theme.type["small"] == usual.type["small"]
    assert theme.spacing == replace(green.spacing, radius=3 * MM)


THREE_TONES = """extends: clear
palette: {ink: "#F4F1EA", paper: "#101820", on-accent: "#FFFFFF", heading: "#F4F1EA",
  strong: "#9AD0F5", on-strong: paper, callout: "#1B2A36",
  panel: "#1B2630", footer: "#222E37", rule: "#92A3AF", hairline: "#667783", alarm: "#FF9C9C", alarm-text: alarm,
  circle: "#7CC0E8", circle-tint: "#183242", square: "#EDB878", square-tint: "#38291A", triangle: "#E3A3D6",
  triangle-tint: "#382236", body: "#37444D", outline: "#A3B3BE", garment: "#8496A2", stage1: "#A9D8F3"}
"""


def test_a_theme_need_not_know_the_fourth_tone(tmp_path: Path) -> None:
    """One that gives three conditions a tone, even on a ground of its own, has a fourth that can be read there."""
    palette = own_theme(tmp_path, THREE_TONES).palette
    text = Tone(palette.ink, palette.panel, palette.paper)
    assert (palette.diamond, palette.green, palette.amber, palette.red) == (text,) * 4


@pytest.mark.parametrize("name", ["clear", "riverside"])
def test_the_zones_of_a_plan_have_their_colours(name: str) -> None:
    """Green is green, amber amber and red red, in the light and in the dark: readers trust words and colours."""
    for palette in (shipped_theme(name).palette, shipped_theme(name).dark):
        for zone, most in ((palette.green, 1), (palette.amber, 0), (palette.red, 0)):
            parts = [int(zone.colour[at : at + 2], 16) for at in (1, 3, 5)]
            assert max(parts) == parts[most]
        assert int(palette.amber.colour[3:5], 16) > int(palette.red.colour[3:5], 16)


def test_every_marker_and_zone_has_a_tone() -> None:
    """What a layout can name as a tone, and nothing else, has one in each palette."""
    tones = [name for name, value in vars(shipped_theme("clear").palette).items() if isinstance(value, Tone)]
    assert tones == list(TONES)


@pytest.mark.parametrize("theme", ["clear", "riverside"])
@pytest.mark.parametrize("kind", ["palette", "dark"])
def test_no_two_conditions_have_one_tone(theme: str, kind: str) -> None:
    """In colour, each condition has a colour and a tint of its own; its marker and name stand beside them."""
    tones = [getattr(shipped_theme(theme), kind).tone(marker) for marker in MARKERS]
    assert len({tone.colour for tone in tones}) == len({tone.tint for tone in tones}) == 4


def test_a_colour_may_be_that_of_another_role(tmp_path: Path) -> None:
    """``heading: accent`` of the usual theme holds for a theme that changes the accent alone."""
    theme = own_theme(tmp_path, "extends: clear\npalette: {accent: '#4a1042', stage2: circle-tint}\n")
    assert theme.palette.heading == theme.palette.accent == "#4A1042"
    assert theme.palette.stage2 == theme.palette.circle.tint


def test_the_dark_palette_is_the_palette_but_for_what_it_says(tmp_path: Path) -> None:
    """What ``dark`` leaves out comes from ``palette``, and its own roles are looked up in it."""
    (tmp_path / "themes").mkdir()
    usual = (packaged("layouts") / "themes" / "clear.yaml").read_text("utf-8")
    light, _, rest = usual.partition("\ndark:\n")
    whole = (
        light.replace("heading: accent", "heading: strong")
        + "\ndark: {strong: '#003B5C'}\n"
        + rest[rest.index("\ntype:") :]
    )
    (tmp_path / "themes" / "own.yaml").write_text(whole, "utf-8")
    theme = Themes(overlaid([tmp_path])).load("own")
    assert theme.dark == replace(theme.palette, strong="#003B5C", heading="#003B5C", link="#003B5C")


EVERY_PAIR = [(role, ground) for role, _, grounds in PAIRS for ground in grounds]


@pytest.mark.parametrize(("role", "ground"), EVERY_PAIR, ids=[" on ".join(pair) for pair in EVERY_PAIR])
def test_each_pair_is_looked_at(tmp_path: Path, role: str, ground: str) -> None:
    """A role in the colour of its own ground is refused, at the line that says so."""
    with pytest.raises(InputError) as caught:
        own_theme(tmp_path, f"extends: clear\npalette:\n  {role}: {ground}\n")
    faults = [one for one in caught.value.diagnostics if one.rule == "contrast"]
    assert {one.at.line for one in faults} == {4}
    assert any(f"'{role}'" in one.message for one in faults)


def test_every_pair_that_is_printed_is_looked_at() -> None:
    """What words are drawn in and on, in all documents, stands in the table of pairs with the contrast of words."""
    theirs = {(role, ground) for role, least, grounds in PAIRS if least == TEXT for ground in grounds}
    found = {pair for job in jobs(default_paper_only=True) for pair in drawn_pairs(job)}
    assert len(found) > 20
    assert found <= theirs


def drawn_pairs(job: Job) -> Iterator[tuple[str, str]]:
    """The role of the words of a document, and that of the last ground that was painted where they begin."""
    project, roles = shipped(), {f"#{number:06X}": role for number, role in enumerate(ROLES, 1)}
    unlike = Palette.of({role: colour for colour, role in roles.items()})  # so that a colour says what it is for
    printed = replace(print_of(project, job), palette=unlike)
    for frame in set_document(make_document(project, job), printed).frames:
        drawn = [one for item in frame.items if isinstance(item, Marked) for one in item.drawn]
        for number, one in enumerate(drawn):
            start = (0.0, 0.0)
            for span in one.spans if isinstance(one, Text) else ():
                start = span.start or start
                yield roles[span.colour], next(roles[ground] for ground in reversed(grounds_at(start, drawn[:number])))


def grounds_at(place: tuple[float, float], drawn: list[Drawn]) -> list[str]:
    """The colours of the grounds that lie over each other at a place, the lowest first."""
    x, y = place
    found = []
    for one in drawn:
        match one:
            case Rect(left, top, width, height, fill) if fill and 0 <= x - left <= width and 0 <= top - y <= height:
                found.append(fill)
            case Symbol(_, middle, level, size, colour) if max(abs(x - middle), abs(y - level)) <= size / 2:
                found.append(colour)
    return found


def test_a_ratio_just_below_the_limit_is_not_rounded_up(tmp_path: Path) -> None:
    """#767676 has 4.54:1 on white and #777777 4.48:1, which is called 4.4."""
    grounds = "".join(f"  {name}: paper\n" for name in ("panel", "callout", "footer", "circle-tint", "square-tint",
                                                       "triangle-tint"))  # fmt: skip
    own_theme(tmp_path, f"extends: clear\npalette:\n{grounds}  heading: '#767676'\n")
    with pytest.raises(InputError, match=r"is 4\.4:1; it must be at least 4\.5:1"):
        own_theme(tmp_path, f"extends: clear\npalette:\n{grounds}  heading: '#777777'\n")


def test_sizes_of_a_layout_stand() -> None:
    """What a layout gives in points holds in every theme; the rest are multiples of its body, in tenths of a point."""
    sizes = shipped_theme("clear").sizes({"body": (17.1, 20), "title": (60, 58)})
    assert (sizes["title"], sizes["body"]) == ((60, 58), (17.1, 20))
    assert sizes["h2"] == (round(17.1 * 1.333, 1), round(17.1 * 1.617, 1))


def test_every_role_is_a_css_variable() -> None:
    """SVG pictures and the HTML edition get each colour under the name that a theme's file gives it."""
    palette = shipped_theme("clear").palette
    assert set(palette.colours) == set(ROLES)
    assert palette.colours["circle-tint"] == palette.circle.tint
    assert palette.colours["on-accent"] == palette.on_accent
    assert Palette.of(palette.colours) == palette


def test_corners_and_lines_are_the_themes() -> None:
    """Riverside has square corners, where the usual theme has round ones, and thinner lines to write on."""
    (job,) = [one for one in jobs() if name_of(one) == LOOKED_AT[0]]
    usual, green = (operators(built(one)) for one in (job, *themed("riverside", [job])))
    assert usual.count("c") > green.count("c") + 40
    assert "0.8 w" in usual
    assert not {"0.8 w", "2.83 w"} & set(green)


def operators(document: Built) -> list[str]:
    """What the pages' operators are, in order; one that sets a line's width with the width before it."""
    read = [one for page in document.pdf.file.pages for one in pikepdf.parse_content_stream(page)]
    return [f"{float(one.operands[0]):g} w" if str(one.operator) == "w" else str(one.operator) for one in read]


# --- paper that is not white ------------------------------------------------------------------------------------------


def test_coloured_paper_is_painted_first() -> None:
    """On every page the first thing drawn is the ground, over the whole page, and it is no content."""
    for job in themed("high-contrast-screen", jobs(default_paper_only=True)):
        pdf = built(job).pdf
        for page, (width, height) in enumerate(pdf.sizes):
            first = next(one for one in pdf.drawn if one.page == page)
            assert isinstance(first, Shape)
            assert first.mark is None
            assert tuple(first.box) == pytest.approx((0, 0, width, height), abs=0.1)
            assert first.colour == (0, 0, 0)


def test_white_paper_is_not_painted(usual: Built) -> None:
    """Where the paper is white, nothing is drawn over the whole page."""
    width, height = usual.pdf.sizes[0]
    assert not [one for one in usual.pdf.shapes if one.box.right - one.box.left > width - 1 and one.box.top > height - 1
                and one.box.bottom < 1]  # fmt: skip


@pytest.mark.parametrize("theme", ["high-contrast", "high-contrast-screen"])
def test_a_ground_in_the_papers_colour_has_a_frame(theme: str) -> None:
    """Boxes without a tint are framed, on white and on black, so that they are still boxes: there are more lines."""
    (job,) = [one for one in jobs() if name_of(one) == LOOKED_AT[0]]
    usual, framed = (built(one).pdf for one in (job, *themed(theme, [job])))
    frames = [[one for one in pdf.shapes if "stroke" in one.kind] for pdf in (usual, framed)]
    assert len(frames[1]) >= len(frames[0]) + 10


# --- choosing ---------------------------------------------------------------------------------------------------------


def test_a_clinic_chooses_its_theme(tmp_path: Path) -> None:
    """``theme`` in clinic.yaml holds for every document and is named in the files; --theme goes before it."""
    rewrite(good_project(tmp_path) / "clinic.yaml", "name: Riverside Surgery", "theme: riverside")
    run(tmp_path, "build", "-o", "one")
    run(tmp_path, "build", "-o", "two", "--theme", "clear")
    assert [name for name in files_below(tmp_path / "one") if "riverside.pdf" in name]
    assert not [name for name in files_below(tmp_path / "two") if "riverside" in name]


def test_a_clinics_own_theme(tmp_path: Path) -> None:
    """A file in the clinic's layouts/themes/ is a theme, and takes the place of its namesake in the package."""
    themes = good_project(tmp_path) / "layouts" / "themes"
    themes.mkdir()
    themes.joinpath("own.yaml").write_text("title: Ours\nextends: clear\npalette: {ink: '#000001'}\n", "utf-8")
    themes.joinpath("riverside.yaml").write_text("title: Theirs\nextends: clear\npalette: {ink: '#000002'}\n", "utf-8")
    for theme, blue in (("own", 1), ("riverside", 2)):
        result = run(tmp_path, "build", "-o", theme, "--json", "--theme", theme)
        (path,) = {document["path"] for document in as_json(result)["documents"]}
        colours = {span.colour for span in Pdf((tmp_path / path).read_bytes()).spans}
        assert (0, 0, blue) in {tuple(round(part * 255) for part in colour) for colour in colours}


def test_a_theme_that_does_not_exist_is_a_slip_of_the_options(tmp_path: Path) -> None:
    """--theme with an unknown name ends with status 2 and the nearest name."""
    result = run(good_project(tmp_path), "build", "--theme", "riversid")
    assert (result.exit_code, "did you mean 'riverside'?" in result.stderr) == (2, True)


def test_high_contrast_does_not_take_a_clinics_colour(tmp_path: Path) -> None:
    """The clinic's accent would lower the contrast, and could not be read on black: the theme's own colours stay."""
    rewrite(good_project(tmp_path) / "clinic.yaml", '"#003B5C"', '"#7A0000"')
    inputs = replace(shipped().inputs, clinic=tmp_path / "clinic.yaml", content=tmp_path / "content.yaml")
    project = load_project(replace(inputs, layouts=(tmp_path / "layouts", *inputs.layouts)))
    assert project.theme("clear").palette.accent == project.theme("clear").palette.heading == "#7A0000"
    for name in ("high-contrast", "high-contrast-screen"):
        assert project.theme(name) == shipped_theme(name)

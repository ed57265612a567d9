"""``--grey``: the document in greys of one ink; what can be told apart in colour can be told apart without."""

from __future__ import annotations

import subprocess
from dataclasses import fields, replace
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

from b12docs.catalogue.plan import Job
from b12docs.document.kinds import MARKERS
from b12docs.look.colour import contrast, grey, luminance
from b12docs.look.grey import in_grey
from b12docs.look.palette import ZONES, Palette, Tone, faint_pairs
from tests.conftest import name_of, need_tool
from tests.inked import PALETTES, USUAL, chosen, colours_of, data_of, inked
from tests.verapdf import PROFILES, judged, need_java

EVERY = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
STRONG = frozenset({"alarm", "alarm_text", "link"})  # no weaker in grey than the text
ROLES = {name.replace("_", "-") for name in STRONG}
GREYS = [f"#{level:02X}{level:02X}{level:02X}" for level in range(256)]
EACH = pytest.mark.parametrize("job", chosen(), ids=name_of)


def plain(palette: Palette) -> dict[str, str]:
    """The colours of a palette that belong to no condition."""
    return {one.name: value for one in fields(palette) if isinstance(value := getattr(palette, one.name), str)}


def every(palette: Palette) -> dict[str, str]:
    """All colours of a palette by their roles, without those of zones, which move apart."""
    return {role: colour for role, colour in palette.colours.items() if role.partition("-")[0] not in ZONES}


def inked_black(palette: Palette) -> Palette:
    """The palette with black for its ink, where that is dark."""
    is_dark = luminance(palette.ink) < luminance(palette.paper)
    found: dict[str, Any] = {
        name: "#000000" for name, colour in plain(palette).items() if is_dark and colour == palette.ink
    }
    return replace(palette, **found)


def tones(palette: Palette) -> tuple[Tone, ...]:
    return tuple(palette.tone(marker) for marker in MARKERS)


# --- the palette ------------------------------------------------------------------------------------------------------


def test_a_grey_stays_as_it_is() -> None:
    """Each of the 256 greys is the grey of its own luminance."""
    assert [grey(colour) for colour in GREYS] == GREYS


@EVERY
def test_all_of_the_palette_is_grey(palette: Palette) -> None:
    """No colour of the palette in grey has a hue, those of the conditions neither."""
    found = in_grey(palette)
    colours = [*plain(found).values(), *(value for tone in tones(found) for value in vars(tone).values())]
    assert len(colours) > 20
    assert set(colours) <= set(GREYS)


@EVERY
def test_contrast_is_kept(palette: Palette) -> None:
    """Each contrast ratio of two colours of the palette is the same in grey, but for the steps of 8 bits.

    The text alone is stronger, and what is no weaker than the text: see below.
    """
    before, after = plain(inked_black(palette)), plain(in_grey(palette))
    pairs = list(combinations(sorted(before.keys() - STRONG), 2))
    assert len(pairs) > 100
    for one, other in pairs:
        ratio = contrast(before[one], before[other])
        assert contrast(after[one], after[other]) == pytest.approx(ratio, rel=0.03), (one, other)


@EVERY
@pytest.mark.parametrize("name", sorted(STRONG))
def test_warnings_and_links_are_no_weaker_than_the_text(palette: Palette, name: str) -> None:
    """No grey says "now" but that of the text and of red words; and small links made of dots are ragged."""
    before, after = plain(inked_black(palette)), plain(in_grey(palette))
    strongest = max(contrast(after["ink"], after["paper"]), contrast(grey(before[name]), after["paper"]))
    assert contrast(after[name], after["paper"]) == strongest
    for ground in ("paper", "panel", "callout", "footer", "on_alarm"):
        assert contrast(after[name], after[ground]) >= contrast(before[name], before[ground]) - 0.01


@EVERY
def test_dark_ink_is_black(palette: Palette) -> None:
    """All that has the colour of dark text is printed in all of the black ink, without dots; light text is not."""
    is_dark = luminance(palette.ink) < luminance(palette.paper)
    before, after = every(palette), every(in_grey(palette))
    of_ink = {after[name] for name, colour in before.items() if colour == palette.ink and name not in ROLES}
    assert of_ink == {"#000000" if is_dark else grey(palette.ink)}
    others = {name for name, colour in after.items() if colour == "#000000"} - ROLES
    assert {before[name] for name in others} <= {palette.ink, "#000000"}


@EVERY
def test_every_theme_can_be_read(palette: Palette) -> None:
    """What a theme draws on something else keeps 4.5:1 in grey, or 3:1 where it is a line or a part of a figure."""
    assert len(palette.colours) > 25
    assert list(faint_pairs(in_grey(palette).colours)) == []


def test_no_contrast_falls_below_the_limit() -> None:
    """Whatever can be read on white or on a tint in colour can be read in grey, in each of 4096 colours."""
    steps = range(0, 256, 17)
    grounds = ("#FFFFFF", USUAL.panel, USUAL.callout, USUAL.footer)
    looked = 0
    for red, green, blue in product(steps, repeat=3):
        colour = f"#{red:02X}{green:02X}{blue:02X}"
        for ground, least in product(grounds, (3.0, 4.5)):
            if contrast(colour, ground) >= least:
                looked += 1
                assert contrast(grey(colour), grey(ground)) >= least, (colour, ground)
    assert looked > 5000


@EVERY
def test_no_condition_looks_weaker_than_another(palette: Palette) -> None:
    """All have the same grey on the same tint; one in the colour of the text keeps that, which is stronger."""
    after = in_grey(palette)
    coloured = {after.tone(name).colour for name in MARKERS if palette.tone(name).colour != palette.ink}
    assert len(coloured) <= 1
    assert len({tone.tint for tone in tones(after)}) == 1


def test_the_zones_of_a_plan_can_be_told_apart() -> None:
    """Green, amber and red differ by 1.25:1 or more."""
    after = in_grey(USUAL)
    for one, other in combinations((after.green, after.amber, after.red), 2):
        assert contrast(one.colour, other.colour) >= 1.25
        assert one.tint != other.tint


@EVERY
def test_the_conditions_lose_no_contrast(palette: Palette) -> None:
    """Words on a condition's colour, and the colour on its tint and on the paper, have at least what they had."""
    paper = in_grey(palette).paper
    for before, after in zip(tones(palette), tones(in_grey(palette)), strict=True):
        assert contrast(after.colour, after.on) >= contrast(before.colour, before.on) - 0.01
        assert contrast(after.colour, after.tint) >= max(4.5, contrast(before.colour, before.tint) - 0.01)
        assert contrast(after.colour, paper) >= contrast(before.colour, palette.paper) - 0.01


# --- the file ---------------------------------------------------------------------------------------------------------


@EACH
def test_nothing_but_greys(job: Job) -> None:
    """Every colour operator of every stream is one of grey, and so is every picture; none is left to a default."""
    found = colours_of(inked(job, grey=True))
    assert found.operators <= {"g", "G"}
    assert "g" in found.operators
    assert found.images
    assert set(found.images) == {"/DeviceGray"}
    assert found.painted > 50
    assert found.unset == []


@EACH
def test_the_same_text_at_the_same_place(job: Job) -> None:
    """Grey changes no line."""
    office, found = inked(job), inked(job, grey=True)
    assert len(office.spans) > 50
    assert [(one.text, one.box) for one in found.spans] == [(one.text, one.box) for one in office.spans]


@EACH
def test_each_colour_becomes_its_grey(job: Job) -> None:
    """Text that belongs to no condition is printed in the grey of its colour, and what is in the ink in black.

    So is what is red: no heading of a warning, and no "Draft", is paler than the text.
    """
    office, found = inked(job), inked(job, grey=True)
    in_tones = {one for tone in tones(USUAL) for one in (tone.colour, tone.tint)} | {USUAL.alarm}
    in_tones -= {USUAL.ink, USUAL.panel}  # the diamond's, which stands in none of these documents
    looked = 0
    for before, after in zip(office.spans, found.spans, strict=True):
        colour = "#{:02X}{:02X}{:02X}".format(*(round(255 * value) for value in before.colour))
        if colour not in in_tones:
            looked += 1
            expected = "#000000" if colour in (USUAL.ink, USUAL.alarm_text) else grey(colour)
            assert round(255 * after.colour[0]) == int(expected[1:3], 16)
    assert looked > 50


@EACH
def test_the_conditions_have_their_own_grey(job: Job) -> None:
    """The tones of a comparison are printed in the grey that was made for them."""
    office, found = inked(job), inked(job, grey=True)
    moved = {before.colour: after.colour for before, after in zip(tones(USUAL), tones(in_grey(USUAL)), strict=True)}
    meant, printed = set(), set()
    for before, after in zip(office.drawn, found.drawn, strict=True):
        colour = "#{:02X}{:02X}{:02X}".format(*(round(255 * value) for value in (*before.colour, 0, 0)[:3]))
        if colour in moved and colour not in (USUAL.strong, USUAL.ink):
            meant.add(moved[colour])
            printed.add(f"#{round(255 * after.colour[0]):02X}" + 2 * f"{round(255 * after.colour[0]):02X}")
    assert printed == meant
    assert len(meant) == 1


def test_a_colour_printer_uses_black_alone(tmp_path: Path) -> None:
    """Ghostscript, which separates like a printer, finds no cyan, magenta or yellow on any page."""
    need_tool("gs", reason="no Ghostscript: the inks were not separated")
    looked = 0
    for number, job in enumerate(chosen()):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(data_of(job, grey=True))
        command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=inkcov", "-r36", "-o", "-", str(path)]
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
        for line in lines:
            cyan, magenta, yellow, black = (float(value) for value in line.split()[:4])
            assert cyan == magenta == yellow == 0 < black
            looked += 1
    assert looked > 10


def test_the_same_bytes_again() -> None:
    """Grey files are made of their inputs alone."""
    job = chosen()[0]
    first = data_of(job, grey=True)
    data_of.cache_clear()
    assert data_of(job, grey=True) == first
    assert first != data_of(job)


@pytest.mark.whole
def test_greys_conform(tmp_path: Path) -> None:
    """veraPDF passes grey files as PDF/UA-1 and PDF/A-2a."""
    need_java()
    files = {name_of(job): data_of(job, grey=True) for job in chosen()[::4]}
    verdicts = judged(files, tmp_path)
    assert len(verdicts) == len(files) * len(PROFILES) > 4
    assert [verdict.failed for verdict in verdicts.values() if verdict.failed] == []

"""Web pages in scripts beyond Latin name fonts that computers and telephones have for them."""

from __future__ import annotations

import re

from b12docs.language.languages import LANGUAGES, LATIN
from b12docs.writers.email.styles import FONT, Styles
from b12docs.writers.html.style import style_sheet
from tests.pieces import usual_theme

OTHERS = [code for code, language in LANGUAGES.items() if language.script != LATIN]


def test_a_page_in_another_script_names_its_fonts() -> None:
    """Of each such language that is known; the style sheet of Latin pages has no rule more than before."""
    theme = usual_theme()
    plain = style_sheet(theme.palette, theme.dark)
    assert ":lang(" not in plain
    assert style_sheet(theme.palette, theme.dark, "pl") == style_sheet(theme.palette, theme.dark, "en-GB") == plain
    assert len(OTHERS) > 8
    for code in OTHERS:
        rules = style_sheet(theme.palette, theme.dark, f"{code}-GB")
        assert rules.startswith(plain)
        assert rules.partition(f"body:lang({code})")[2].partition("{ ")[2].startswith('font-family: "Noto ')


def test_whatever_has_a_line_height_of_its_own_has_that_of_the_script() -> None:
    """Lines of Latin are too close for others; discs of figures alone are as they were."""
    theme = usual_theme()
    plain = style_sheet(theme.palette, theme.dark)
    rules = re.findall(r"([^{}]+)\{([^{}]*\bline-height:[^{}]*)\}", plain)
    own = {
        one.strip()
        for names, rule in rules
        if "line-height: 1;" not in rule
        for one in names.split("\n")[-1].split(",")
    }
    assert {"table", "h1", ".labels"} < own
    for code, height in (("bn", "1.45"), ("ur", "2.3")):
        added = style_sheet(theme.palette, theme.dark, code).removeprefix(plain)
        names = next(
            names for names, said in re.findall(r"\n([^{}]+)\{ line-height: ([\d.]+)", added) if said == height
        )
        assert own - {"body"} <= set(re.split(r", |\(|\)", names.strip()))


def test_lines_of_an_email_are_as_high_as_its_letters_want_them() -> None:
    """Of Nastaliq half as high again, in its fonts where there are any; those of Latin letters stay."""
    look = usual_theme().palette
    said = [Styles(look, look, code)(f"{FONT}line-height:24px;") for code in ("pl", "bn", "ur")]
    assert [str(one["style"]).partition("line-height:")[2] for one in said] == ["24px;", "26px;", "36px;"]
    assert ["Nastaliq" in str(one["style"]) for one in said] == [False, False, True]

"""Web pages in scripts beyond Latin name fonts that computers and telephones have for them."""

from __future__ import annotations

from b12docs.language.languages import LANGUAGES, LATIN
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

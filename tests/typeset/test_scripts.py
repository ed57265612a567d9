"""Text in scripts beyond Latin: which font sets what, where lines end, how far apart they are, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from itertools import groupby, pairwise, product

import pytest
from PIL import Image

from b12docs.diagnostics import InputError
from b12docs.document.leaves import Run, Runs
from b12docs.language.direction import direction
from b12docs.language.languages import LATIN, known, written_in
from b12docs.paper import MM
from b12docs.records import replace
from b12docs.typeset import fonts, ink, scripts, set_document, shaping
from b12docs.typeset import text as text_module
from b12docs.typeset.frames import Cluster, Marked, Rect, Text
from b12docs.typeset.pieces import Style, pieces_of
from b12docs.typeset.text import SetText
from tests.folded import pictured
from tests.pieces import paper
from tests.scripts import TEXTS, tree, written

BENGALI = Style(12, 18, "#000000", "#0000ff", language="bn")
CHINESE = Style(12, 18, "#000000", "#0000ff", language="zh")


def lines(runs: Runs, style: Style, width: float) -> list[str]:
    return ["".join(piece.text for piece in line) for line in SetText(runs, style, width).lines]


def faults(html: str, language: str) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        written(tree(f'<section class="flow">{html}</section>', language))
    return [(fault.message, fault.hint) for fault in caught.value.diagnostics]


# --- fonts ------------------------------------------------------------------------------------------------------------


def test_languages_in_latin_script_need_no_other_font() -> None:
    """Source Sans has every letter of them, in both weights."""
    letters = (
        "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”«»" "ăâîșțĂÂÎȘȚ" "áéíñóúüÁÉÍÑÓÚÜ¿¡ºª" "ãõçàâêôÃÕÇÀÂÊÔ" "çğıöşüÇĞİÖŞÜ" "âêîôûŵŷáàïÂÊÎÔÛŴŶ"
        "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ’…–—"
    )  # fmt: skip
    assert fonts.missing(letters) == []
    assert all(shaping.has(char, font) for char in letters for font in (fonts.REGULAR, fonts.BOLD))
    for language in ("pl", "ro", "es", "pt", "tr", "cy", "fr", "en-GB"):
        assert scripts.script_of(language) is None


def test_each_language_that_is_known_has_its_script() -> None:
    """As the table of languages says it, with the extra to install."""
    for code in ("ar", "ur", "fa", "hi", "bn", "pa", "gu", "ta", "zh"):
        language, script = known(code), scripts.script_of(code)
        assert language
        assert script
        assert script.name[:3] == language.script[:3]  # "Hans" are the simplified ones of "Hani"
        assert script.rtl == (language.direction == "rtl")
        assert script.extra == language.extra
        for weight in (False, True):
            assert fonts.path(scripts.font_of(script, bold=weight)).is_file()
    assert known("pl").script == LATIN  # type: ignore[union-attr]


def test_a_language_that_has_no_row_has_the_script_that_the_table_of_languages_names() -> None:
    """In any region, and in capitals; of a script without a font there is none."""
    found = {code: scripts.script_of(code) for code in ("mr", "ne-NP", "as", "PS", "ckb", "he", "dv", "de", "ur-IN")}
    assert found == {
        "mr": scripts.DEVANAGARI, "ne-NP": scripts.DEVANAGARI, "as": scripts.BENGALI, "PS": scripts.NASKH,
        "ckb": scripts.NASKH, "he": None, "dv": None, "de": None, "ur-IN": scripts.NASTALIQ,
    }  # fmt: skip
    assert {code: written_in(code) for code in ("he", "dv", "ne-NP", "de")} == {
        "he": "Hebr", "dv": "Thaa", "ne-NP": "Deva", "de": "Latn",
    }  # fmt: skip


@pytest.mark.parametrize("code", ["ar", "ckb", "fa", "ps", "sd", "ug", "ur"])
def test_languages_of_arabic_letters_are_set_from_the_right_as_on_screens(code: str) -> None:
    """Set from the left, their words and numbers would stand in another order than they are read in."""
    assert direction(code) == "rtl"
    assert scripts.from_right(code)


def test_every_font_has_a_licence_beside_it() -> None:
    """The OFL asks for it."""
    for file in fonts.path(scripts.font_of(scripts.HAN, bold=False)).parent.glob("*.ttf"):
        licence = file.with_name(f"{file.stem.rpartition('-')[0]}.LICENSE.txt")
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "language", "latin"),
    [
        ("ভিটামিন B12-এর অভাব", "bn", "B12"),
        ("চিকিৎসা hydroxocobalamin (1 mg), প্রতি ২–৩ মাসে", "bn", "hydroxocobalamin 1 mg"),
        ("NHS 111", "bn", "NHS 111"),
        ("医生会告诉您：“不要停用 metformin。”", "zh", "metformin"),
        ("每2–3个月", "zh", "2–3"),
    ],
)  # fmt: skip
def test_latin_words_and_figures_are_set_in_source_sans(text: str, language: str, latin: str) -> None:
    """And the marks between them; all others go with the letters of the text."""
    found = scripts.fonts_of(text, language)
    assert "".join(char for char, one in zip(text, found, strict=True) if one is None).strip() == latin


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Also in: Polski, العربية, اردو.", "Also in: Polski, ودرا ,ةيبرعلا."),
        ("Ask: العربية (3) B12", "Ask: ةيبرعلا (3) B12"),
        ("Ask: اتصل ٠٨٠٠ ١٢٣ الآن", "Ask: نآلا ٠٨٠٠ ١٢٣ لصتا"),
        ("(العربية الفصحى)", "(ىحصفلا ةيبرعلا)"),
    ],
)
def test_marks_around_words_from_the_right_keep_their_places_in_a_text_from_the_left(text: str, seen: str) -> None:
    """And so do spaces: only what stands between words from the right is turned round with them, but no number."""
    fonts.register()
    spans = SetText((Run(text),), Style(12, 18, "#000000", "#0000ff"), 400).placed(0, 0).spans
    assert "".join(one.text for span in spans for one in span.shown if isinstance(one, Cluster)) == seen


PHRASES = {
    "words and numbers": (Run("خذ 10 مغ كل 24 ساعة", language="ar"), "ساعة 24 كل مغ 10 خذ"),
    "a telephone number": (Run("على 0800 123 4567 فقط.", language="ar"), ".فقط 0800 123 4567 على"),
    "a name with a figure": (Run("B12 کا ٹیسٹ 2 بار", language="ur"), "بار 2 ٹیسٹ کا B12"),
    "figures of the language": (Run("٢٠ حبة في ٣ مرات", language="ar"), "مرات ٣ في حبة ٢٠"),
    "words whose language is not said": (Run("أحد 7 مارس"), "مارس 7 أحد"),
}


@pytest.mark.parametrize(("run", "from_left"), PHRASES.values(), ids=PHRASES)
def test_a_phrase_with_figures_stands_from_the_right_on_a_page_from_the_left(run: Run, from_left: str) -> None:
    """Its words do, each from the right, and none of its figures is turned round; what is around it keeps its place."""
    fonts.register()
    text = SetText((Run("Say "), run, Run(" and 3 times.")), Style(12, 18, "#000000", "#0000ff"), 400).placed(0, 0)
    shown = [_turned(word) if scripts.is_beyond_latin(word.strip(".")[0]) else word for word in from_left.split()]
    assert " ".join("".join(_seen(text)).split()) == f"Say {' '.join(shown)} and 3 times."
    assert " ".join(text.said.split()) == f"Say {run.text} and 3 times."


@pytest.mark.parametrize("phrase", ["غرفة 4 (يمين)", "(غرفة 4) يمين", "«(غرفة) 4» يمين [2 أ]", "غرفة 4 يمين"])
@pytest.mark.parametrize("around", ["At {}, x", "({}) x", "«{}», x"])
def test_a_phrase_whose_language_is_not_said_has_its_own_brackets(phrase: str, around: str) -> None:
    """Those whose partners it holds, and none of the text around it: else one of two would be turned round."""
    found = pieces_of((Run(around.format(phrase)),), Style(12, 18, "#000000", "#0000ff"))
    assert "".join(one.text for one in found if one.level) == phrase


def test_words_from_the_right_that_no_phrase_ends_hold_nothing_up() -> None:
    """However many letters and figures they are: looking for a phrase at each of them would take hours."""
    text = "ا" * 4000 + "1" * 4000
    pieces = pieces_of((Run(text),), Style(12, 18, "#000000", "#0000ff"))
    assert "".join(one.text for one in pieces) == text


def _turned(word: str) -> str:
    """A word from the right, as its letters stand from the left; figures do so anyhow."""
    return word if word.isdigit() else word[: word.startswith(".")] + word[word.startswith(".") :][::-1]


def _seen(text: Text) -> list[str]:
    """The letters and spaces of a line as they stand from the left."""
    found, x = [], 0.0
    for span in text.spans:
        x = span.start[0] if span.start else x
        for one in span.shown:
            if isinstance(one, Cluster) and (one.glyphs or one.text == " "):
                found.append((x, one.text))
            x += shaping.moved(one, span.font, span.size)
    return [shown for _, shown in sorted(found)]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("ভিটামিন B12-এর (GP), 20 mg", ""),
        ("প্রতি omeprazole 20 mg (NHS 111), St John's", "omeprazole 20 mg |NHS 111|St John's"),
        ("请 https://www.nhs.uk/x。", "https://www.nhs.uk/x"),
    ],
)
def test_english_words_are_known_by_their_letters(text: str, english: str) -> None:
    """With the figures and the space behind them, but not the marks around them."""
    found = zip(text, scripts.in_english(text), strict=True)
    assert (
        "|".join("".join(c for c, _ in part) for inside, part in groupby(found, lambda one: one[1]) if inside)
        == english
    )


def test_latin_documents_load_nothing_that_shapes() -> None:
    """Neither HarfBuzz nor our own module of it."""
    code = (
        "import sys; from tests.pieces import paper, printed;"
        "printed('<section class=\"flow\"><p>Zażółć gęślą – B12</p></section>', paper(148, 210));"
        "print([one for one in sys.modules if 'harfbuzz' in one or 'shaping' in one])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


# --- clusters ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "font", "clusters"),
    [
        ("स्थिति", "NotoSansDevanagari-Regular", ["स्थि", "ति"]),
        ("কৌশল", "NotoSansBengali-Bold", ["কৌ", "শ", "ল"]),
        ("கொண்டு", "NotoSansTamil-Regular", ["கொ", "ண்", "டு"]),
        ("میں", "NotoNastaliqUrdu-Regular", ["م", "ی", "ں"]),
        ("B12", "SourceSans", ["B", "1", "2"]),
    ],
)
def test_a_cluster_is_what_its_script_draws_as_one(text: str, font: str, clusters: list[str]) -> None:
    """In the order of reading; the texts of all are the text."""
    assert [one.text for one in shaping.clusters(text, font)] == clusters


def test_a_joiner_is_respected() -> None:
    """Without it the letters would be one; it is part of what its cluster says."""
    joined, apart = (shaping.clusters(text, "NotoSansDevanagari-Regular") for text in ("क्ष", "क्\u200cष"))
    assert joined[0].glyphs != apart[0].glyphs
    assert "".join(one.text for one in apart) == "क्\u200cष"


# --- lines ------------------------------------------------------------------------------------------------------------


def test_chinese_is_broken_between_characters_but_not_before_a_closing_mark() -> None:
    """Nor behind an opening one, nor inside a Latin word, nor between a figure and what it counts."""
    text = TEXTS["zh-Hans"][1].replace("<strong>", "").replace("</strong>", "")
    for width in range(100, 300, 7):
        broken = lines((Run(text),), CHINESE, width)
        assert "".join(broken) == text
        assert not any(line[0] in "，。、：；？！）”,.)" for line in broken)
        assert not any(line.rstrip()[-1] in "（“(" for line in broken)
        assert any("hydroxocobalamin" in line for line in broken)
        assert not any(line[-1].isdigit() for line in broken[:-1])


def test_other_scripts_are_broken_at_spaces_alone() -> None:
    """As Latin is."""
    text = TEXTS["bn"][2]
    broken = lines((Run(text),), BENGALI, 90)
    assert len(broken) > 2
    assert "".join(broken) == text
    assert all(line.endswith(" ") for line in broken[:-1])


def test_lines_stand_as_far_apart_as_their_ink_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that would meet are set further apart by steps of the grid; where that is not enough, they are named."""
    text = f"<strong>{'স্ত্রী স্নায়ু কর্ম উপসর্গ ' * 12}</strong>"
    assert written(tree(f'<section class="flow"><p>{text}</p></section>', "bn"), 80)
    monkeypatch.setattr(scripts.Script, "leading", 0.9)
    near = replace(BENGALI, leading=12.0, bold=True)
    words = (Run("স্ত্রী স্নায়ু কর্ম উপসর্গ " * 5),)
    assert SetText(words, near, 100).style.leading == 12.0
    apart = SetText(words, replace(near, step=1.5), 100)
    assert apart.style.leading in (13.5, 15.0)
    assert apart.height == apart.above + len(apart.lines) * apart.style.leading + apart.below
    assert written(tree(f'<section class="flow"><p>{text}</p></section>', "bn"), 80)
    monkeypatch.setattr(text_module, "_MOST_SPREAD", 1.0)
    (message, _), *_ = faults(f"<p>{text}</p>", "bn")
    assert message.startswith("piece: letters of the line '")
    assert message.endswith("meet those of the line above")


URDU = "ڈاکٹر سے پوچھے بغیر کوئی دوا بند نہ کریں، گچھا اور کبھی مکمل دیکھیں، کچھ گنتی "


@pytest.mark.parametrize("width", range(90, 260, 17))
def test_lines_from_the_right_are_as_far_apart_as_their_ink_needs(width: int) -> None:
    """All begin at the right edge: letters that are so far from it stand above each other."""
    style = Style(12, 18, "#000000", "#0000ff", bold=True, language="ur", step=1.5)
    text = SetText((Run(URDU * 2),), style, width)
    inks: dict[float, list[tuple[float, ...]]] = {}
    x = y = 0.0
    for span in text.placed(0.0, 0.0).spans:
        x, y = (-span.start[0], span.start[1]) if span.start else (x, y)
        for one in span.shown:
            if isinstance(one, Cluster) and (sides := shaping.ink(one, span.font)):
                left, low, right, high = (span.size * side for side in sides)
                inks.setdefault(y, []).append((x + left, low, x + right, high))
            x += span.size * (one.advance / shaping.em(span.font) if isinstance(one, Cluster) else one / 1000)
    assert len(inks) == len(text.lines) > 1
    needed = max(
        high - low
        for above, below in pairwise(inks.values())
        for (left, low, right, _), (begins, _, ends, high) in product(above, below)
        if left < ends and begins < right
    )
    highest = max(high for line in list(inks.values())[1:] for _, _, _, high in line)
    needed = max(needed, highest)  # Chromium takes a line that reaches to the baseline above for a part of that line
    assert needed < text.style.leading < needed + style.step + 0.6


def test_no_letter_reaches_up_to_the_baseline_of_the_line_above() -> None:
    """Where nothing stands above it either: Chromium would take both lines for one, and tell the lower one first."""
    style = Style(14, 26.25, "#000000", "#0000ff", language="ur", step=2.1875)
    text = SetText((Run("اکثر پہلے پاؤں میں۔ کبھی کبھی بعد میں ہاتھوں میں۔"),), style, 127)
    assert len(text.lines) == 2
    assert ink.reach(text.lines[1])[0] < text.style.leading < 32


def test_a_text_is_as_high_as_its_ink() -> None:
    """So that it meets nothing above or below it; one whose letters are low is as high as a line."""
    style = replace(BENGALI, language="ur", leading=22.5, drop=16.5, step=1.5)
    low, high = (SetText((Run(word),), style, 200) for word in ("دوا", "کبھی"))
    assert (low.above, low.height) == (0.0, 22.5)
    assert high.above > 3
    assert high.height == high.above + 22.5 + high.below
    assert high.baseline(0) == high.above + 16.5


def test_bullets_stand_level_with_high_letters() -> None:
    """As with all others."""
    html = '<section class="flow"><ol class="steps"><li><p>دوا</p></li><li><p>کبھی</p></li></ol></section>'
    frame = set_document(tree(html, "ur"), paper(105, 210)).frames[0]
    texts = [one for item in frame.items if isinstance(item, Marked) for one in item.drawn if isinstance(one, Text)]
    lines = [text.spans[0].start[1] for text in texts if text.spans[0].start]
    assert [lines.count(line) for line in dict.fromkeys(lines)][:2] == [2, 2]


@pytest.mark.parametrize(
    ("code", "title"),
    [("ur", "ابھی مدد لیں"), ("ar", "اطلب المساعدة"), ("zh", "立即求助"), ("bn", "এখনই সাহায্য"), ("pl", "POMOC")],
)
def test_the_words_on_the_red_bar_stand_in_its_middle(code: str, title: str) -> None:
    """By their ink, to a step of the grid: in Nastaliq most of it lies high above the baseline."""
    flags = f'<aside class="red-flags"><h2>{title}</h2><ul class="flags"><li>999</li></ul></aside>'
    html = f'<section class="flow"><header class="band"><h1>B12</h1></header>{flags}</section>'
    (seen,) = pictured(written(tree(html, code)))
    free = seen.width // 8 if code in ("ar", "ur") else 7 * seen.width // 8  # of words
    red = [_is_red(pixel(seen, free, y)) for y in range(seen.height)]
    top = red.index(True)
    end = red.index(False, top)
    words = seen.crop((seen.width // 6, top, 5 * seen.width // 6, end))  # the sign stands beside
    rows = [any(pixel(words, x, y)[1] > 150 for x in range(words.width)) for y in range(words.height)]
    assert abs(rows.index(True) - rows[::-1].index(True)) <= 6


def pixel(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """The colour at a place."""
    found = picture.getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def _is_red(colour: tuple[int, ...]) -> bool:
    return colour[0] > 120 and colour[1] < 60


# --- what is refused --------------------------------------------------------------------------------------------------


def test_a_letter_without_a_glyph_is_named_with_its_text() -> None:
    """Whichever font should have it."""
    assert faults("<p>ভিটামিন ꯍ</p>", "bn")[0][0] == "the font cannot show 'ꯍ' (U+ABCD)"
    assert faults("<p>维生素𠀀</p>", "zh")[0][0] == "the font cannot show '𠀀' (U+20000)"


def test_parts_that_make_no_letter_are_named() -> None:
    """A font shows them on a dotted circle, which no reader knows."""
    message = faults("<p>ভিটামিন B12 এ ি।</p>", "bn")[0][0]
    assert message == "the parts of 'ি' (U+09BF) don't make a letter"
    assert written(tree("<section class='flow'><p>◌ি</p></section>".replace("'", '"'), "bn"))


def test_a_missing_package_is_an_error_with_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a document needs it, and there alone."""
    monkeypatch.setattr(scripts, "find_spec", lambda name: None)
    message, hint = faults("<p>B12: ভিটামিন</p>", "en")[0]
    assert message == "letters such as 'ট' need a package that is not installed"
    assert hint == f'type: "{sys.executable}" -m pip install "b12docs[south-asia]"'
    assert written(tree('<section class="flow"><p>Zażółć</p></section>', "pl"))


def test_a_letter_of_no_script_is_told_where_no_package_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """That there is no font for it; what shapes letters isn't asked."""
    monkeypatch.delattr("b12docs.typeset.shaping")
    monkeypatch.setitem(sys.modules, "b12docs.typeset.shaping", None)
    scripts._showing.cache_clear()
    assert scripts.missing("ก\U0001f600", "en") == ["ก", "\U0001f600"]


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_words_of_every_script_are_seen_in_a_text_from_the_right(language: str) -> None:
    """A clinic's name, or somebody's: the font has each letter, so that none is drawn as nothing."""
    said = "وردة গোলাপ 玫瑰。 ਗੁਲਾਬ ગુલાબ गुलाब ரோஜா"
    for bold in (False, True):
        style = Style(12, 18, "#000000", "#0000ff", bold=bold, language=language)
        pieces = list(pieces_of((Run(said),), style))
        assert "".join(one.text for one in pieces) == said
        assert [char for one in pieces for char in one.text if not shaping.has(char, one.font)] == []


def test_a_title_is_clear_of_the_clinics_tab_by_its_own_letters() -> None:
    """Those of Nastaliq reach far above Latin capitals; a title as wide as this stands below the tab."""
    band = '<header class="band"><h1>وٹامن B12 کی کمی اور آپ کی ٹانگیں</h1><p class="clinic">Clinic</p></header>'
    whole = set_document(tree(f'<section class="flow">{band}<p>B12</p></section>', "ur"), paper(105, 210))
    drawn = [one for item in whole.frames[0].items if isinstance(item, Marked) for one in item.drawn]
    (tab,) = [one for one in drawn if isinstance(one, Rect) and one.foot]
    spans = [span for one in drawn if isinstance(one, Text) for span in one.spans]
    largest = max(span.size for span in spans)
    tops = [
        span.start[1] + span.size * found[3]
        for span in spans
        for one in span.shown
        if span.size == largest and span.start and isinstance(one, Cluster) and (found := shaping.ink(one, span.font))
    ]
    assert max(tops) < tab.top - tab.height - 1 * MM

"""A text of the content crosses a layout as a number, and comes back as the object that it was.

On the page it is prose, with real quotes, bold words and links; in an attribute it is data, as it was typed.
"""

from __future__ import annotations

import dataclasses
import itertools
import os
import random
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.document.leaves import Logo, Run, plain_text
from b12docs.document.tree import Document, walk
from b12docs.language.typography import typeset
from b12docs.library.overlay import overlaid
from b12docs.source.prose import Piece, Words, pieces
from b12docs.templates.parts import Datum
from b12docs.templates.reader import read_document
from b12docs.templates.rendering import Templates
from b12docs.templates.slots import Printed
from tests.helpers_cli import build, good_project, replace, run

AT = Location('a "folder"/content.yaml', 7, 3)
TYPED = 'St Mary\'s - **1-2** & "co" <b>'
NAMES = ("St Mary's.png", "logo 1-2.png", "logo--v2.png", "a **b** c.png", 'a"b&lt;.png', "größe.png")


def made(folder: Path, inside: str, **names: object) -> Document:
    """The document of a page with this inside."""
    (folder / "_case.html").write_text(f'<section class="page">{inside}</section>', "utf-8")
    printed = Templates(overlaid([folder])).render("_case.html", names)
    return read_document(printed, file="_case.html", title="A case", language="en")


def runs(document: Document) -> list[Run]:
    """All runs of the document, with common spaces."""
    found = [run for page in document.pages for block in walk(page) for run in getattr(block, "runs", ())]
    return [dataclasses.replace(run, text=plain_text((run,))) for run in found]


def test_prose_is_set_on_the_page(tmp_path: Path) -> None:
    """A text has real quotes and dashes and bold words there, and each piece knows its place."""
    found = runs(made(tmp_path, "<p>{{ words }}</p>", words=Words(TYPED, AT)))
    assert found == [
        Run("St Mary’s – ", at=AT), Run("1–2", bold=True, at=AT), Run(" & “co” <b>", at=AT),
    ]  # fmt: skip


def test_data_stays_as_it_is_on_the_page(tmp_path: Path) -> None:
    """An address is printed letter by letter."""
    assert runs(made(tmp_path, "<p>{{ words }}</p>", words=Datum(TYPED, AT))) == [Run(TYPED, at=AT)]


@pytest.mark.parametrize("kind", [Words, Datum])
def test_an_attribute_takes_data(tmp_path: Path, kind: type[Words]) -> None:
    """Words in an attribute are neither set nor read as markup, alone or among others."""
    html = '<img class="logo" src="a/{{ words }}" alt="Of {{ words }}; {{ words }}">'
    (page,) = made(tmp_path, html, words=kind("o'neil--[x](**y**)", AT)).pages
    (image,) = (block for block in walk(page) if isinstance(block, Logo))
    assert image.source == "a/o'neil--[x](**y**)"
    assert image.alt == "Of o'neil--[x](**y**); o'neil--[x](**y**)"
    assert image.at == AT


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("trim", "St Mary’s – 1–2"), ("default('x')", "St Mary’s – 1–2"), ("default('x', true)", "St Mary’s – 1–2"),
    ],
)  # fmt: skip
def test_a_filter_makes_a_text_from_the_same_place(tmp_path: Path, filters: str, expected: str) -> None:
    """What is made of a text is set as the text is, and keeps its place."""
    names = {"words": Words("St Mary's - 1-2", AT)}
    assert runs(made(tmp_path, f"<p>{{{{ words | {filters} }}}}</p>", **names)) == [Run(expected, at=AT)]


SHORTENED = "a layout prints texts as they were written: 'replace' shortens addresses alone"
CASED = "a layout prints texts as they were written, and letters in their own case"
DOSE = Words("Take 5 µg, [here](https://a.example/A?mg=1)", AT)


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("dose | replace('5', '50')", SHORTENED), ("dose | replace('Take ', '')", SHORTENED),
        ("dose | replace('µ', 'm')", SHORTENED), ("dose | replace('https://', '')", SHORTENED),
        ("web | replace('a.example', 'b.example')", SHORTENED), ("web | replace('example', '')", SHORTENED),
        ("web | replace('https://www.a.', '')", SHORTENED), ("web | replace('/example', '')", SHORTENED),
        ("web | replace('https://', 'tel:')", SHORTENED), ("web | replace('e', '')", SHORTENED),
        ("web | replace('https://', '') | replace('a.', '')", SHORTENED),
        ("'a' | replace('a', dose)", SHORTENED), ("'Take 5' | replace(dose, 'x')", SHORTENED),
        ("dose | upper", CASED), ("dose | lower", CASED), ("dose | capitalize", CASED), ("web | upper", CASED),
        ("dose | replace('x', 'y')", SHORTENED),
        ("dose | first", "this is a text, not a list"), ("dose | last", "this is a text, not a list"),
        ("dose | reverse | join", "this is a text, not a list"), ("dose | join(' no ')", "this is a text, not a list"),
        ("dose[:4] | join", "this is a text, not a list"), ("dose[0]", "a text has no entry by a number"),
        ("dose | list | join", "this is a text, not a list"), ("dose ~ ' not'", "'~' is not allowed"),
        ("dose + ' not'", "'+' is for small numbers only"), ("dose * 2", "'*' is for small numbers only"),
        ("dose % 2", "'%' is for small numbers only"), ("'%s not' | format(dose)", "there is no filter 'format'"),
        ("dose | truncate(4)", "there is no filter 'truncate'"), ("dose.split(' ')[0]", "'split' is not known here"),
        ("dose | select | join", "this is a text, not a list"), ("dose | map(attribute='at') | join", "not a list"),
    ],
)  # fmt: skip
def test_a_layout_neither_rewords_a_text_nor_prints_a_piece_of_it(tmp_path: Path, printed: str, said: str) -> None:
    """A text is what somebody wrote and approved: another unit, number or address would be nobody's."""
    web = Datum("https://www.a.example/example", AT)
    with pytest.raises(InputError, match=re.escape(said)):
        made(tmp_path, f"<p>{{{{ {printed} }}}}</p>", dose=DOSE, web=web)


ADDRESSES = {
    "https://www.a.example/b": "a.example/b",
    "https://a.example": "a.example",
    "https://st-john--s.example/o'n": "st-john--s.example/o'n",
    "https://a.example/of/https://www.b.example": "a.example/of/https://www.b.example",
    "https://a.www.example": "a.www.example",
    "www.a.example": "a.example",
    "mailto:desk@a.example": "mailto:desk@a.example",
    "https://www.": "www.",  # something is always printed
}


@pytest.mark.parametrize(("address", "short"), ADDRESSES.items())
def test_an_address_is_shortened(tmp_path: Path, address: str, short: str) -> None:
    """Nobody reads aloud how it begins, and it still is the one that was written."""
    html = '<p>{{ web | replace("https://", "") | replace("www.", "") }}</p>'
    assert runs(made(tmp_path, html, web=Datum(address, AT))) == [Run(short, at=AT)]
    assert [one.text for one in runs(made(tmp_path, html, web=Words("https://www.a.example/b", AT)))] == ["a.example/b"]


def test_names_and_words_of_the_layout_have_any_letters(tmp_path: Path) -> None:
    """They are no texts of the content."""
    html = "<p>{{ level | capitalize }} {{ 'a b' | replace('b', 'c') | upper }}</p>"
    assert runs(made(tmp_path, html, level="easy")) == [Run("Easy A C")]


def test_texts_are_joined(tmp_path: Path) -> None:
    """The texts of a list keep their places; what stands between them belongs to the one before."""
    other = Words("it's", Location("clinic.yaml", 1, 1))
    found = runs(made(tmp_path, "<p>{{ [a, b] | join(' & ') }}</p>", a=Words("so", AT), b=other))
    assert found == [Run("so & ", at=AT), Run("it’s", at=other.at)]


def test_a_link_in_a_link_is_an_error(tmp_path: Path) -> None:
    """A text with a link cannot stand inside a link of the layout, and its own place is named."""
    with pytest.raises(InputError, match=r"content.yaml:7:3: error: a link may not stand in a link"):
        made(tmp_path, '<p><a href="https://a.example">{{ w }}</a></p>', w=Words("[x](https://b.example)", AT))


def test_the_words_of_a_layout_itself_are_known(tmp_path: Path) -> None:
    """Each piece between tags and texts, as it is read, for pictures and as addresses too; marks are none."""
    (tmp_path / "_case.html").write_text(
        """<!-- a remark --><p class="note">Take 2 &times; 5 <strong>mg</strong>{{ w }}, {{ w }}; &#110;ot more</p>
        <img src="https://a.example" alt='Or &lt;{{ 7 * 8 }}' class="qr"><a href="https://b.example/{{ w }}">{{ w }}</a>
        {{ [w, w] | join(" and ") }}{{ "so" | upper }}{% if w == "x" %}never{% endif %}{# nor this #}""",
        "utf-8",
    )
    printed = Templates(overlaid([tmp_path])).render("_case.html", {"w": Words("words", AT)})
    own = {"Take 2 × 5", "mg", "; not more", "Or <56", "https://b.example/", "and", "SO"}
    assert printed.own == own


@pytest.mark.parametrize("reference", ["&#xe000;0&#xe001;", "&#57344;0&#57345;", "&#xE002;0&#xE003;"])
def test_a_layout_cannot_make_up_a_number(tmp_path: Path, reference: str) -> None:
    """The characters around a number are refused where a layout writes them as references."""
    for html in (f"<p>{reference}</p>", f'<img class="qr" src="https://a.example" alt="{reference}">'):
        with pytest.raises(InputError, match="has no meaning in print"):
            made(tmp_path, html, words=Words("x", AT))


@pytest.mark.parametrize("name", NAMES)
def test_a_logo_may_have_any_name(tmp_path: Path, name: str) -> None:
    """The file is found by its name as it was typed, and the words for it are told as they were typed."""
    project = good_project(tmp_path)
    Image.new("RGB", (30, 10)).save(project / name, "PNG")
    said = "Logo of **St Mary** - it's"
    with (project / "clinic.yaml").open("a", encoding="utf-8") as file:
        file.write(f"logo:\n  file: '{name.replace(chr(39), chr(39) * 2)}'\n  alt: \"{said}\"\n")
    logo = '<h1>{{ title }}</h1><img class="logo" src="{{ clinic.logo.file }}" alt="{{ clinic.logo.alt }}">'
    replace(project / "layouts" / "page.html", "<h1>{{ title }}</h1>", logo)
    build(project, "--format", "html", "-o", "made")
    html = (project / "made" / "topic-page-reader-short.html").read_text("utf-8")
    assert f'alt="{said}"' in html.replace("&#x27;", "'")


def test_a_clinics_name_is_set(tmp_path: Path) -> None:
    """On the page it has a real apostrophe."""
    replace(good_project(tmp_path) / "clinic.yaml", "name: Riverside Surgery", "name: St Mary's")
    build(tmp_path, "--format", "text", "-o", "made")
    assert "St Mary’s" in (tmp_path / "made" / "topic-page-reader-short.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "name", ['a"b', "it's", "a&amp;b", "a b:3:4", "größe", "<p>", os.fsdecode(b"\xff\xfe"), "a\nb"]
)
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    """A path with quotes, spaces, signs of HTML, line ends or no UTF-8 builds, and a fault in it is shown."""
    try:
        project = good_project(tmp_path / name)
    except (OSError, UnicodeError):
        pytest.skip("the file system has no such name")
    options = ("build", "--content", f"{name}/content.yaml", "--layouts", f"{name}/layouts", "-o", "made")
    assert (run(tmp_path, *options).stderr, len(list((tmp_path / "made").glob("*.pdf")))) == ("", 1)
    replace(project / "layouts" / "page.html", "<h1>{{ title }}</h1>", '<h1 style="x">{{ title }}</h1>')
    result = run(tmp_path, *options)
    assert result.exit_code == 1
    assert re.search(r"layouts/page\.html:12:3: error: <h1> takes no 'style'", result.stderr)
    shutil.rmtree(tmp_path / "made")


# --- time that grows with the text alone: where it did not, these would take hours ------------------------------------

LONG = 60_000
SIGNS = ("[", "*", "(", "]", ")", '"', "'", "<", ">", "&", "-", ".", "a", "1", "@", ",", "/", " ", "\n")
PAIRS = sorted({a + b for a, b in itertools.product(SIGNS, repeat=2)})
KNOTS = ("[a](", "[a](b ", "**a", "**\n", "***a", "www.", "a.bb", "a@", "1.1-", "http://.", "+a'", "1,111")
TAGS = (
    "<a \"<a '",
    "<!--",
    "<a b=",
    "<a b='\"",
    "&#x",
    "&#9",
    "</a ",
    "<p>",
    "<b>",
    "<a a ",
    "<?a",
    "<![CDATA[",
    "<a/",
)


@pytest.mark.whole
@pytest.mark.parametrize("first", SIGNS)
def test_any_text_is_scanned_in_one_go(first: str) -> None:
    """A text of any two signs again and again is set and taken to pieces."""
    for pair in (*(one for one in PAIRS if one[0] == first), *KNOTS):
        typed = pair * (LONG // len(pair))
        assert sum(len(piece.text) for piece in pieces(typeset(typed))) <= len(typed) + LONG


def test_any_start_without_an_end_is_scanned_in_one_go() -> None:
    """Many beginnings and one end are no trap either."""
    for typed in ("[" * LONG + "](", "[" * LONG + "](" + "a" * LONG, "**" + "a" * LONG + "\n**", "www." + "." * LONG):
        assert "".join(piece.text for piece in pieces(typed)) == typed


@pytest.mark.whole
@pytest.mark.parametrize("before", ["", "<section class=page><p>", "<section class=page><p "])
def test_any_html_is_read_in_one_go(before: str) -> None:
    """HTML of any two signs again and again, in text and in a tag, gets its answer, which is not endless."""
    for pair in (*PAIRS, *TAGS):
        faults = faults_of(before + pair * (LONG // len(pair)))
        assert len(faults) <= 100
        assert all(len(str(fault)) < 1000 for fault in faults)


def faults_of(html: str) -> tuple[Diagnostic, ...]:
    """What is wrong with the HTML."""
    try:
        read_document(Printed(html), file="x", title="x", language="en")
    except InputError as error:
        return error.diagnostics
    return ()


PATTERN = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[(?P<text>[^\]]+)\]\((?P<href>[^)\s]*)\)")


def test_pieces_are_those_of_the_pattern() -> None:
    """The scanner finds what the pattern that says what the markup is would find, in 20,000 texts of a fixed seed."""
    chance = random.Random("pieces")
    for _ in range(20_000):
        text = "".join(chance.choice(("**", "**", *"[]()a \n[*", "[a](b)")) for _ in range(chance.randint(0, 14)))
        assert list(pieces(text)) == by_the_pattern(text), text


def by_the_pattern(text: str) -> list[Piece]:
    """The pieces of a text; bold words may hold links, and links bold words."""
    expected, done = list[Piece](), 0
    for found in PATTERN.finditer(text):
        expected += [Piece(text[done : found.start()])] if found.start() > done else []
        if found["bold"]:
            expected += [one._replace(bold=True) for one in by_the_pattern(found["bold"])]
        else:
            expected += [one._replace(href=found["href"]) for one in by_the_pattern(found["text"])]
        done = found.end()
    return expected + ([Piece(text[done:])] if done < len(text) else [])

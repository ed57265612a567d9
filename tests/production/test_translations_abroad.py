"""The way of a translation to a translator and back, its row in languages.yaml, and how far documents are."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import polib
import pytest
from translate.storage import pypo, xliff

from b12docs.diagnostics import InputError
from b12docs.production.translating import exported, take, update
from b12docs.production.translation_status import status
from b12docs.source.files import File
from b12docs.translation.messages import Message
from b12docs.translation.xliff import as_xliff, read_xliff
from tests.helpers_cli import HAY_FEVER, run
from tests.production.test_translating import EASY, TITLE, change, po, project

TITLES = 'msgctxt "title/lay/easy"\nmsgid "Vitamin B12 and your legs"\nmsgstr '


def test_ids_and_states_survive_another_tool(tmp_path: Path) -> None:
    update(project(tmp_path), "pl", EASY)
    change(tmp_path, (TITLE, TITLE[:-1] + 'Witamina B12 & **nogi**"'))
    topic = project(tmp_path, ("Signs of low B12, treatment, and when to get help", "How it feels"))
    data, count = exported(topic, "pl")
    store = xliff.xlifffile.parsestring(data)  # type: ignore[no-untyped-call]
    assert len(store.units) == count > 100
    units = {one.getid().rpartition("\x04")[2]: one for one in store.units}
    assert units["title/lay/easy"].target == "Witamina B12 & **nogi**"
    assert units["title/lay/easy"].get_state_n() == units["title/lay/easy"].S_TRANSLATED

    units["main_message/text/lay/easy"].target = "Mało B12 szkodzi."
    units["warnings/title/lay"].target = "Pomoc"
    units["warnings/title/lay"].markfuzzy()
    units["title/lay/easy"].target = "Witamina B12 a nogi"
    units["subtitle/text/lay/easy"].target = "Co czujesz"
    (tmp_path / "back.xliff").write_bytes(bytes(store))
    found = take(topic, "pl", tmp_path / "back.xliff")[1]
    assert {one.id for one in found.taken} == {"title/lay/easy", "main_message/text/lay/easy", "warnings/title/lay"}
    assert [one.id for one in found.older] == ["subtitle/text/lay/easy"]
    assert found.conflicts == found.strangers == ()
    assert f'{TITLES}"Witamina B12 a nogi"' in po(tmp_path)
    assert '#, fuzzy\nmsgctxt "warnings/title/lay"\nmsgid "Get help now"\nmsgstr "Pomoc"' in po(tmp_path)
    older = '#, fuzzy\n#| msgid "Signs of low B12, treatment, and when to get help"\nmsgctxt "subtitle/text/lay/easy"'
    assert f'{older}\nmsgid "How it feels"\nmsgstr "Co czujesz"' in po(tmp_path)
    again = po(tmp_path)
    (tmp_path / "again.xliff").write_bytes(exported(topic, "pl")[0])
    assert take(topic, "pl", tmp_path / "again.xliff")[1].taken == ()
    assert po(tmp_path) == again
    read = pypo.pofile.parsestring(po(tmp_path).encode()).units  # type: ignore[no-untyped-call]
    assert {one.getcontext(): one.target for one in read}["warnings/title/lay"] == "Pomoc"


@pytest.mark.parametrize("name", ["id", "english", "translation", "previous", "remarks", "comment"])
def test_whatever_a_file_holds_comes_back(name: str) -> None:
    """Marks of XML, and what XML can't hold, in any part of an entry."""
    given = {"id": "title", "english": "Where", "translation": "Gdzie"}
    message = Message(**{**given, name: "a\x0c & <b> \x1b]]> \ufffe\"c'"})  # type: ignore[arg-type]
    (unit,) = read_xliff(File("x", as_xliff([message], "b12", "en", "pl")), "pl")
    found = {"id": unit.id, "english": unit.source, "translation": unit.target}
    assert found == {**given, **({name: "a & <b> ]]> \"c'"} if name in given else {})}


def test_what_was_changed_here_meanwhile_stays_and_is_named(tmp_path: Path) -> None:
    topic = project(tmp_path)
    update(topic, "pl", EASY)
    sent = exported(topic, "pl")[0].replace(
        b"<source>Vitamin B12 and your legs</source>\n", b"<source>Vitamin B12 and your legs</source><target>A</target>"
    )
    (tmp_path / "back.xliff").write_bytes(sent.replace(b'id="title/lay/easy"', b'id="title/lay/x"'))
    assert [one.id for one in take(topic, "pl", tmp_path / "back.xliff")[1].strangers] == ["title/lay/x"]
    change(tmp_path, (TITLE, TITLE[:-1] + 'B"'))
    (tmp_path / "back.xliff").write_bytes(sent)
    said = run(tmp_path, "translate", "import", "pl", "back.xliff")
    assert said.exit_code == 1
    assert "back.xliff:" in said.stdout
    assert "title/lay/easy" in said.stdout
    assert f'{TITLES}"B"' in po(tmp_path)
    assert run(tmp_path, "translate", "import", "pl", "back.xliff", "--theirs").exit_code == 0
    assert f'{TITLES}"A"' in po(tmp_path)


def test_a_po_file_comes_back_as_well_even_without_its_ids(tmp_path: Path) -> None:
    """Some programs keep none: the English tells the text, and where several have it, somebody must look."""
    topic = project(tmp_path)
    update(topic, "pl", EASY)
    entries = polib.pofile(str(tmp_path / "languages" / "pl.po"))
    twice = next(text for text, count in Counter(one.msgid for one in entries).items() if count > 1)
    for one in entries:
        one.msgctxt, one.msgstr = None, "A" if one.msgid == "Vitamin B12 and your legs" else ""
        one.msgstr = "B" if one.msgid == twice else one.msgstr
    entries.save(str(tmp_path / "back.po"))
    assert run(tmp_path, "translate", "import", "pl", "back.po").exit_code == 0
    assert f'{TITLES}"A"' in po(tmp_path)
    assert {tuple(one.flags) for one in polib.pofile(po(tmp_path)) if one.msgstr == "B"} == {("fuzzy",)}
    change(tmp_path, (f'{TITLES}"A"', f'{TITLES}"C"'))
    said = run(tmp_path, "translate", "import", "pl", "back.po")
    assert said.exit_code == 1
    assert "left out, since other words stand here (--theirs takes the file's): 1\n    back.po:" in said.stdout
    assert f'{TITLES}"C"' in po(tmp_path)
    assert run(tmp_path, "translate", "import", "pl", "back.po", "--theirs").exit_code == 0
    assert f'{TITLES}"A"' in po(tmp_path)


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]>\n<xliff version="1.2"/>', 1, "document type"),
        ('<xliff version="2.0"/>', 1, "XLIFF 1.2"),
        ('<xliff version="1.2">\n<file>\n</xliff>', 3, "mismatched tag"),
        ('<xliff version="1.2"><trans-unit id="a"/>\n<trans-unit id="a"/></xliff>', 2, "twice"),
        ('<xliff version="1.2">\n<trans-unit id="a"/><trans-unit id="a"/></xliff>', 2, "twice"),
        ('<xliff version="1.2">\n<file target-language="ro-RO"/></xliff>', 2, "in the language 'ro-RO'"),
        ("msgid", 1, "no XLIFF"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_line(data: str, line: int, said: str) -> None:
    with pytest.raises(InputError) as error:
        read_xliff(File("a.xliff", data.encode()), "pl-PL")
    (found,) = error.value.diagnostics
    assert (found.at.line, said in found.message) == (line, True)


def test_a_language_gets_its_row_and_one_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    topic = project(tmp_path)
    update(topic, "pl", EASY)
    rows = tmp_path / "languages/languages.yaml"
    changed = rows.read_text("utf-8").replace("own: Polski", "own: polski  # small\n  translated_by: Rivertown Words")
    rows.write_text(changed, "utf-8")
    update(topic, "ar", EASY)
    assert rows.read_text("utf-8").startswith(changed)
    spoken = project(tmp_path).in_language("pl").spoken
    assert spoken is not None
    assert (spoken.language.own, spoken.row and spoken.row.translated_by) == ("polski", "Rivertown Words")
    assert (spoken.language.quotes[:2], spoken.language.alone[0]) == (("„", "”"), "styczeń")
    with pytest.raises(InputError, match="no language with the code 'xx'"):
        update(topic, "xx")
    assert not (tmp_path / "languages/xx.po").exists()


ROW = """{code}:
  own: Bahdini
  english: Badini
  day: '{{day}} {{month}} {{year}}'
  month: '{{month}} {{year}}'
  months: [a, b, c, d, e, f, g, h, i, j, k, l]
  quotes: ['«', '»', '‹', '›']
"""


def test_from_which_side_a_language_is_written_is_known_or_asked_for(tmp_path: Path) -> None:
    """Where the code does not say it, it has to name the script: no page is from the left since nobody said a word."""
    update(project(tmp_path), "pl", EASY)
    rows = tmp_path / "languages/languages.yaml"
    with pytest.raises(InputError, match="name its script in the code, as in bdz-Latn or bdz-Arab"):
        update(project(tmp_path), "bdz", EASY)
    for code in ("bdz", "bdz-Arab"):
        rows.write_text(ROW.format(code=code), "utf-8")
        update(project(tmp_path), code, EASY)
    spoken = project(tmp_path).in_language("bdz-Arab").spoken
    assert spoken
    assert (spoken.language.direction, spoken.language.script, spoken.language.own) == ("rtl", "Arab", "Bahdini")
    rows.write_text(ROW.format(code="bdz"), "utf-8")
    with pytest.raises(InputError, match="nobody knows from which side 'bdz' is written"):
        project(tmp_path).in_language("bdz")


def test_status_counts_the_texts_of_each_document(tmp_path: Path) -> None:
    assert "no translations yet" in run(tmp_path, "translate", "status", "--content", str(HAY_FEVER)).stdout
    update(project(tmp_path), "pl", EASY)
    change(
        tmp_path, (TITLE, TITLE[:-1] + 'Witamina"'), ('msgid "your GP"\nmsgstr ""', 'msgid "your GP"\nmsgstr "lekarz"')
    )
    topic = project(tmp_path, ("Vitamin B12 and your legs", "B12 and your legs"))
    found = {(one.layout, one.audience, one.level): one for one in status(topic, "pl")}
    easy = found["leaflet", "patient", "easy"]
    assert (easy.done, easy.stale, easy.fuzzy, easy.reviewed) == (1, 1, 0, "")
    assert easy.texts == easy.missing + 2 > found["poster", "patient", "easy"].texts > 50
    assert found["onepager", "clinician", "standard"].missing > 80
    listed = json.loads(run(tmp_path, "translate", "status", "pl", "--json").stdout)
    assert listed[0] == {"topic": "b12-legs", **easy.as_json()}

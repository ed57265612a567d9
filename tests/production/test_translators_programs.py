"""What comes back from translators' programs, each of which says in its own way how far a text is, and which it is.

The files are small ones in the manner of Poedit 3.2, Lokalize 22.12, OmegaT 3.6, Weblate 5.8, gtranslator 42 and the
Translate Toolkit 3.8, as these programs were seen to write them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from translate.storage import xliff

from b12docs.source.files import File
from b12docs.translation.importing import Imported, imported, units_of
from b12docs.translation.messages import Catalogue, Message
from b12docs.translation.po import read
from b12docs.translation.xliff import Unit, as_xliff, mark_of, read_xliff
from tests.helpers_cli import run
from tests.translations import translated

WHERE, SIT, NAME = "Where to wait", "Sit by the window.", "Riverside"


def here(*messages: Message) -> Catalogue:
    return Catalogue("pl.po", messages)


def come_back(old: Catalogue, units: tuple[Unit, ...] | Catalogue, *, theirs: bool = False) -> Imported:
    texts = {one.id: one.english for one in old.messages}
    given = units_of(units, old) if isinstance(units, Catalogue) else units
    return imported(old, given, texts, theirs=theirs)


def xliff_of(units: str, version: str = "1.2") -> tuple[Unit, ...]:
    head = f'<xliff version="{version}" xmlns="urn:oasis:names:tc:xliff:document:{version}">'
    whole = f'{head}<file target-language="pl"><body>{units}</body></file></xliff>'
    return read_xliff(File("back.xliff", whole.encode()), "pl")


def po_of(entries: str) -> Catalogue:
    head = 'msgid ""\nmsgstr "Language: pl\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    return read(File("back.po", (head + entries).encode()), "pl", nameless=True)


# --- how far a text is ------------------------------------------------------------------------------------------------


def test_every_program_sees_what_is_finished_and_what_is_not() -> None:
    """Poedit and Weblate look at the state, and take one that only needs review for finished; others at approved."""
    fuzzy = Message("sit", SIT, "Usiądź", flags=("fuzzy",), previous="Sit down.")
    sent = as_xliff([Message("where", WHERE, "Gdzie"), fuzzy, Message("name", NAME)], "short", "en", "pl")
    found = xliff.xlifffile.parsestring(sent).units  # type: ignore[no-untyped-call]
    assert [(one.istranslated(), one.isfuzzy()) for one in found] == [(True, False), (False, True), (False, False)]
    said = sent.decode()
    assert 'id="where" xml:space="preserve" approved="yes">' in said
    assert '<target state="translated">Gdzie</target>' in said
    assert '<target state="needs-translation">Usiądź</target>' in said
    assert '<note from="b12docs">English before: Sit down.</note>' in said
    assert 'id="name" xml:space="preserve">' in said


@pytest.mark.parametrize(
    ("approved", "target", "is_fuzzy"),
    [
        ("no", ' state="translated"', False),  # Poedit, Weblate: what was unfinished is finished
        ("yes", ' state="needs-l10n"', True),  # Poedit: needs work
        ("yes", ' phase-name="approval-1" state="signed-off"', False),  # Lokalize: approved
        ("no", ' state="needs-review-translation"', True),  # Lokalize: not ready
        ("no", ' state="needs-translation"', True),  # the Translate Toolkit, Weblate: needs editing
        ("yes", ' state="final"', False),
        ("no", ' state="new"', True),
        ("yes", "", False),
        ("no", "", True),
        ("", "", False),
    ],
)
def test_a_state_says_more_than_whether_a_text_is_approved(approved: str, target: str, is_fuzzy: bool) -> None:
    approval = f' approved="{approved}"' if approved else ""
    unit = f'<trans-unit id="where"{approval}><source>{WHERE}</source>\n <target{target}>Gdzie</target></trans-unit>'
    (found,) = come_back(here(Message("where", WHERE)), xliff_of(unit)).catalogue.messages
    assert (found.translation, found.is_fuzzy) == ("Gdzie", is_fuzzy)


def test_what_was_sent_unfinished_stays_so_where_a_program_says_nothing_of_it() -> None:
    own = Message("where", WHERE, "Gdzie", flags=("fuzzy",))
    note = f'<note from="b12docs">Leave this note: b12docs:{mark_of("Gdzie", is_fuzzy=True)}</note>'
    for said, is_fuzzy in (("Gdzie", True), ("Gdzie czekać", False)):
        unit = f'<trans-unit id="where"><source>{WHERE}</source><target>{said}</target>{note}</trans-unit>'
        (found,) = come_back(here(own), xliff_of(unit)).catalogue.messages
        assert (found.translation, found.is_fuzzy) == (said, is_fuzzy)


@pytest.mark.parametrize("own", [Message("where", WHERE, "Tutaj"), Message("where", WHERE, "Gdzie", flags=("fuzzy",))])
def test_what_nobody_has_touched_there_leaves_what_was_changed_here_as_it_is(own: Message) -> None:
    sent = as_xliff([Message("where", WHERE, "Gdzie")], "short", "en", "pl")
    found = come_back(here(own), read_xliff(File("back.xliff", sent), "pl"))
    assert (found.catalogue.messages, found.taken, found.conflicts) == ((own,), (), ())
    (taken,) = come_back(here(own), read_xliff(File("back.xliff", sent), "pl"), theirs=True).catalogue.messages
    assert (taken.translation, taken.is_fuzzy) == ("Gdzie", False)


def test_a_file_that_nobody_touched_brings_back_what_is_lost_here() -> None:
    sent = as_xliff([Message("where", WHERE, "Gdzie")], "short", "en", "pl")
    (found,) = come_back(here(Message("where", WHERE)), read_xliff(File("back.xliff", sent), "pl")).catalogue.messages
    assert found.translation == "Gdzie"


# --- which text it is -------------------------------------------------------------------------------------------------


def test_a_file_that_po2xliff_made_of_ours_has_numbers_for_ids_and_a_head_for_a_text() -> None:
    head = '<trans-unit id="2" restype="x-gettext-domain-header"><source>a</source><target>a</target></trans-unit>'
    unit = f'<trans-unit id="3" approved="yes"><source>{WHERE}</source><target>Gdzie</target></trans-unit>'
    gone = '<trans-unit id="4"><source>Gone</source><target>Nie ma</target></trans-unit>'
    found = come_back(here(Message("where", WHERE)), xliff_of(head + unit + gone, "1.1"))
    assert found.catalogue.messages == (Message("where", WHERE, "Gdzie"),)
    assert [one.id for one in found.strangers] == ["4"]


def test_a_file_that_xliff2po_made_of_ours_has_ids_for_places_one_entry_for_several() -> None:
    back = po_of(f'#: where\nmsgid "{WHERE}"\nmsgstr "Gdzie"\n\n#: sit\n#: sit-again\nmsgid "{SIT}"\nmsgstr "Usiądź"\n')
    found = come_back(here(Message("where", WHERE), Message("sit", SIT), Message("sit-again", SIT)), back)
    said = [(one.id, one.translation, one.is_fuzzy) for one in found.catalogue.messages]
    assert said == [("where", "Gdzie", False), ("sit", "Usiądź", True), ("sit-again", "Usiądź", True)]


def test_texts_of_the_same_english_keep_their_own_words_without_ids() -> None:
    own = here(Message("sit", SIT, "Usiądź"), Message("sit-again", SIT, "Siadaj"), Message("other", SIT))
    found = come_back(own, po_of(f'msgid "{SIT}"\nmsgstr "Usiądź"\n\nmsgid "{SIT}"\nmsgstr "Siadaj"\n'))
    assert (found.catalogue, found.taken, found.conflicts) == (own, (), ())


# --- what it says -----------------------------------------------------------------------------------------------------


def test_english_in_the_place_of_a_translation_is_not_finished_unless_somebody_says_so() -> None:
    """As msgen and programs that export what is not translated write it."""
    own = here(Message("where", WHERE), Message("name", NAME, NAME))
    back = po_of(
        f'msgctxt "where"\nmsgid "{WHERE}"\nmsgstr "{WHERE}"\n\nmsgctxt "name"\nmsgid "{NAME}"\nmsgstr "{NAME}"\n'
    )
    found = come_back(own, back)
    assert [(one.translation, one.is_fuzzy) for one in found.catalogue.messages] == [(WHERE, True), (NAME, False)]
    assert [one.id for one in found.same] == ["where"]
    assert come_back(found.catalogue, back).catalogue == found.catalogue
    unit = f'<trans-unit id="where"><source>{WHERE}</source><target state="final">{WHERE}</target></trans-unit>'
    assert not come_back(own, xliff_of(unit)).catalogue.messages[0].is_fuzzy


def test_what_a_program_has_not_filled_in_takes_nothing_away() -> None:
    """OmegaT writes what was unfinished as empty, and begins the head of the file in its first line."""
    own = here(Message("where", WHERE, "Gdzie", flags=("fuzzy",)), Message("sit", SIT, "Usiądź"))
    back = po_of(f'msgctxt "where"\nmsgid "{WHERE}"\nmsgstr ""\n\nmsgctxt "sit"\nmsgid "{SIT}"\nmsgstr ""\n')
    assert come_back(own, back).catalogue == own
    empty = xliff_of(f'<trans-unit id="sit"><source>{SIT}</source><target/></trans-unit>')
    assert come_back(own, empty).catalogue == own


def test_a_translators_remarks_come_back_once_whatever_the_text_is() -> None:
    own = here(Message("where", WHERE, "Gdzie", remarks="as on the door"), Message("sit", SIT))
    notes = (
        '<note from="developer">Heading</note><note from="translator">as on the door</note>'
        '<note from="Anna">which window?</note>'
    )
    units = f'<trans-unit id="sit"><source>{SIT}</source>{notes}</trans-unit>'
    found = come_back(own, xliff_of(units))
    assert found.catalogue.messages[1].remarks == "as on the door\nwhich window?"
    assert [one.id for one in found.remarked] == ["sit"]
    assert come_back(found.catalogue, xliff_of(units)).remarked == ()
    back = po_of(f'# in blue\n# and large\nmsgctxt "where"\nmsgid "{WHERE}"\nmsgstr "Gdzie"\n')
    assert come_back(own, back).catalogue.messages[0].remarks == "as on the door\nin blue\nand large"


def test_spaces_that_a_program_sets_round_a_text_are_none_of_it() -> None:
    unit = f'<trans-unit id="where"><source>{WHERE}</source><target>\n   Gdzie\n  </target></trans-unit>'
    assert come_back(here(Message("where", WHERE)), xliff_of(unit)).catalogue.messages[0].translation == "Gdzie"


def test_lines_that_a_program_breaks_and_what_it_writes_above_are_read_as_they_were() -> None:
    """Lokalize and gtranslator break at 80 characters, and write a head of their own."""
    broken = (
        '# Anna <anna@example.org>, 2026.\nmsgid ""\nmsgstr ""\n"Language: pl\\n"\n"X-Generator: Lokalize 22.12.3\\n"\n'
        '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n#. Paragraph\n#, fuzzy\n#| msgid ""\n#| "Sit by"\n#| " it."\n'
        'msgctxt "sit"\nmsgid ""\n"Sit by"\n" the window."\nmsgstr ""\n"Usiądź"\n" przy oknie."\n'
    )
    (found,) = read(File("pl.po", broken.encode()), "pl").messages
    assert (found.english, found.translation, found.previous) == (SIT, "Usiądź przy oknie.", "Sit by it.")
    assert (found.comment, found.is_fuzzy) == ("Paragraph", True)


def test_the_command_says_what_it_took_and_what_is_not_finished(tmp_path: Path) -> None:
    translated(tmp_path)
    (tmp_path / "back.po").write_text(
        f'msgid ""\nmsgstr "Language: pl\\n"\n\n#, fuzzy\nmsgctxt "title"\nmsgid "{WHERE}"\nmsgstr "Gdzie"\n\n'
        '# in which window?\nmsgctxt "sections/sit/title"\nmsgid "Where can I sit?"\nmsgstr "Where can I sit?"\n',
        "utf-8",
    )  # fmt: skip
    said = run(tmp_path, "translate", "import", "pl", "back.po", "--theirs")
    assert "1 translation taken, 1 of them marked there as not finished\n" in said.stdout
    assert "since they say the same as the English: 1\n    back.po:12: sections/sit/title\n" in said.stdout
    assert "with a remark of the translator's: 1\n    back.po:12: sections/sit/title\n" in said.stdout

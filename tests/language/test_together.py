"""Numbers, names and what belongs to them stay on one line: where the rule forbids a break, and where it doesn't.

In the cases ~ is a space that no line may end at; every other space is one where a line may end.
"""

from __future__ import annotations

import re

import pytest

from b12docs.document.leaves import Run, plain_text, unbroken
from b12docs.language.together import JOINED, NO_BREAK, together

HELD = {
    "telephone numbers": (
        "01632~960~123", "(01632)~960~123", "+44~1632~960123", "+44~(0)1632~960~123", "0300~123~1234",
        "020~7946~0018", "01~23~45~67~89", "(555)~123-4567", "0800~123~456 or 0800~123~457", "0300~123~1234 Monday",
        "01632~960~123 ext.~45", "extension~45", "option~2", "call~999 or call~111 if", "Phone~01632~960~123",
    ),
    "other grouped figures": ("943~476~5919", "10~000~IU", "1~000~000~people", "SW1A~1AA"),
    "signs": ("≥~5", ">~8", "<~180", "±~2", "2~×~5~mg", "2~x~5~mg", "5~by~4", "−~2"),
    "parts": ("½~tablet", "1~½~tablets", "1½~tablets", "2½~hours"),
    "doses": (
        "10~mg", "1,000~micrograms", "1.5~ml", "2000~mg", "500~µg", "180–350~ng/L", "1~tablet", "2~a~day",
        "1~per~week",
    ),
    "percentages, money and degrees": ("5~%", "100~%", "£~5", "£5~million", "38~°C"),
    "ranges": ("5~to~10~days", "3–6~months", "180~–~350~ng/L", "1~in~10~people", "page~2~of~3", "2~of~4"),
    "times": ("8~am", "9.30~am", "9:00–17:00", "9~am~–~5~pm", "from 9~am to 5~pm", "12~noon", "24~hours"),
    "dates": ("3~May~2026", "12th~June", "in May~2026 they", "Monday 3~March", "1~Jan.~2027"),
    "names with a figure or a letter": (
        "vitamin~D", "Vitamin~B12", "vitamins~C and D", "low~B12 is", "hepatitis~B", "type~2", "type~II",
        "type~1~diabetes", "Step~3", "Ward~B", "Room~12", "No.~5", "Fig.~2", "group~A",
    ),
    "names with a title": ("Dr~Smith", "Mr.~Jones", "Prof~Example", "St~Mary"),
    "reference numbers": ("Crohn’s~[3]",),
    "a dash and the words before it": ("often~– not always", "at 8~– then rest"),
    "a dot and the words before it": ("desk@a.example~· a.example",),
    "the beginning of a bracket": ("(1~if pregnant)",),
    "a 'do not' and what ends its sentence": ("do~not~wait.", "Do~not~wait!"),
    "a short bracket with a number to call": ("(both~legs:~999)", "(las~dos~piernas:~999)"),
}  # fmt: skip
FREE = {
    "years": ("in 2024 they", "since 1998 it", "in 2026"),
    "figures in prose": ("1 of them", "the 2 or", "2, 3", "10. Next", "give 5 if", "111 or", "and 3 to be"),
    "scales": ("0 1 2 3 4 5",),
    "words": ("your legs", "see page", "call your", "the doctor", "typed 2", "I call I", "vitamin I take", "a Drop"),
    "a name with a figure and what follows": ("24-hour test", "a-B12 deficiency"),
    "a 'do not' with more to say": ("do not wait for it", "do not wait, call"),
    "a long bracket": ("(weak or numb on both sides: 999)",),
    "the end of a sentence": ("See the ward. 5, 6 or 7", "Ask. 2"),
    "addresses": ("www.example.org/a-1 is", "a1@example.org or"),
}  # fmt: skip
CASES = [(group, case) for groups in (HELD, FREE) for group, texts in groups.items() for case in texts]


@pytest.mark.parametrize(("group", "case"), CASES, ids=[f"{group}: {case}" for group, case in CASES])
def test_where_a_line_may_end(group: str, case: str) -> None:
    """In the middle of other words, at the beginning and at the end, the same spaces are held."""
    text = case.replace("~", " ")
    for before, behind in (("so ", ", so"), ("", ""), ("(", ")")):
        if before != "(" or not text[0].isdigit():  # what begins a bracket is held in any case
            assert together(before + text + behind).replace(NO_BREAK, "~") == before + case + behind


@pytest.mark.parametrize("text", [text for _, text in CASES])
def test_nothing_but_spaces_changes(text: str) -> None:
    """The text keeps its length and its words."""
    assert together(text.replace("~", " ")).replace(NO_BREAK, " ") == text.replace("~", " ")


@pytest.mark.parametrize("text", ["so 10 mg a day, so", "call (01632) 960 123", "vitamin B12 [3]"])
def test_the_ends_of_runs_do_not_matter(text: str) -> None:
    """A number that is partly bold or a link is held as if it were plain; each run keeps its own words."""
    whole = together(text)
    for end in range(1, len(text)):
        first, second = Run(text[:end]), Run(text[end:], bold=True, href="tel:1")
        held = unbroken((first, second))
        assert "".join(run.text for run in held) == whole
        assert [plain_text((run,)) for run in held] == [first.text, second.text]
        assert (held[1].bold, held[1].href) == (True, "tel:1")


JOINED_CASES = (
    "take <3–6> months", "<180–350> <ng/L>", "(<9:00–17:00>)", "<B12-rich> food", "a <24-hour> test", "open <24/7>",
    "<£5–£10>", "2 <mg/kg>, 3", "9 <am–5> pm", "long-term", "and/or", "follow-up", "5 mg", "a – b",
    "www.example.org/a-b",
    "x" * 20 + "-12345",
)  # fmt: skip


@pytest.mark.parametrize("case", JOINED_CASES)
def test_ranges_and_rates_are_joined(case: str) -> None:
    """Words with a mark inside that some programs break lines behind are found; common words with a hyphen aren't."""
    found = JOINED.split(re.sub("[<>]", "", case))
    assert "".join(f"<{part}>" if at % 2 else part for at, part in enumerate(found)) == case


@pytest.mark.parametrize("number", ["18001 01632 960125", "555 010 9999", "01632 / 960123", "٠١٦٣٢ ٩٦٠١٢٣"])
def test_no_line_ends_in_what_a_link_dials(number: str) -> None:
    """However it is grouped; the words beside it are words."""
    held = unbroken((Run("Deaf callers "), Run(number, href="tel:1"), Run(" at night")))
    assert "".join(run.text for run in held) == f"Deaf callers {number.replace(' ', NO_BREAK)} at night"

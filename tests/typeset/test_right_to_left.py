"""Lines from the right stand at the right, and no number on them is turned round: else no page is made."""

from __future__ import annotations

import pytest

from b12docs.diagnostics import InputError
from b12docs.records import replace
from b12docs.typeset import set_document, shaping
from b12docs.typeset.frames import Frame, Item, Marked, SetDocument, Span, Text
from b12docs.typeset.numbers import refuse_turned, turned
from tests.pieces import paper
from tests.right_to_left import document
from tests.scripts import tree

NUMBERS = "حقن (1 mg) كل 2–3 أشهر، اتصل برقم 0800 123 4567 في 22/11/2026 أو ٠٨٠٠ ١٢٣ ٤٥٦."


def texts(whole: SetDocument) -> list[Text]:
    """All words of the pages."""
    return [
        one
        for frame in whole.frames for item in frame.items if isinstance(item, Marked)
        for one in item.drawn if isinstance(one, Text)
    ]  # fmt: skip


def one_text(html: str, width: float = 148) -> Text:
    """The words of a paragraph."""
    whole = set_document(tree(f'<section class="flow"><p>{html}</p></section>', "ar"), paper(width, 210))
    (text,) = texts(whole)
    return text


def right_edge(span: Span) -> float:
    """Where a span ends, in points of the page."""
    assert span.start
    parts = (one.advance / shaping.em(span.font) if hasattr(one, "advance") else one / 1000 for one in span.shown)
    return span.start[0] + span.size * sum(parts)


def test_ragged_lines_end_at_the_right_edge() -> None:
    """The space at the end of a line hangs at its left, so that all begin at the same edge."""
    text = one_text("قد يسبب نقصه وخزًا في القدمين وضعفًا في الساقين. " * 6)
    first = {span.start[1]: right_edge(span) for span in reversed(text.spans) if span.start}
    assert len(first) > 3
    edge = paper(148, 210).size[0] - paper(148, 210).margin
    assert all(abs(end - edge) < 0.02 for end in first.values())


def test_a_number_that_is_turned_round_is_found() -> None:
    text = one_text(NUMBERS)
    assert turned(text) == []
    for number, other in (("0800 123 4567", "4567 123 0800"), ("2–3", "3–2"), ("٠٨٠٠ ١٢٣ ٤٥٦", "٤٥٦ ١٢٣ ٠٨٠٠")):
        said = text.said.replace("\u00a0", " ").replace(number, other)
        assert turned(replace(text, said=said)) == [other]


def test_a_number_may_go_on_on_the_next_line() -> None:
    """In a column that is narrower than it."""
    text = one_text("اتصل 0800 123 4567 الآن", width=32)
    assert len({span.start[1] for span in text.spans if span.start}) > 2
    assert turned(text) == []


def test_no_page_is_made_that_turns_a_number_round() -> None:
    whole = set_document(document("ar"), paper(148, 210))
    refuse_turned(whole)
    swapped = tuple(_swapped(frame) for frame in whole.frames)
    with pytest.raises(InputError, match="in another order"):
        refuse_turned(replace(whole, frames=swapped))


@pytest.mark.parametrize("html", [
    "Ring us: اتصل 0800 123 4567 الآن on 22 May.", "Take 5 mg, then اتصل برقم ٠٨٠٠ ١٢٣ ٤٥٦ الآن (1 mg) كل 2–3 أشهر.",
    'In 7 days: <a href="https://example.org">اتصل 20 mg</a> or 3.5 weeks.',
])  # fmt: skip
def test_no_page_from_the_left_turns_a_number_round_among_words_from_the_right(html: str) -> None:
    """Also where lines end within them, and in a link."""
    for width in (100, 42):
        whole = set_document(tree(f'<section class="flow"><p>{html}</p></section>', "en-GB"), paper(width, 210))
        (said,) = (one for one in texts(whole) if one.said)
        assert turned(said, from_right=False) == []
        other = replace(said, said=said.said.replace("0800", "0080").replace("٠٨٠٠", "٠٠٨٠").replace("20", "02"))
        frames = [
            replace(frame, items=tuple(_with(item, said, other) for item in frame.items)) for frame in whole.frames
        ]
        with pytest.raises(InputError, match="in another order"):
            refuse_turned(replace(whole, frames=tuple(frames)))


def test_each_page_from_the_left_with_words_from_the_right_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[SetDocument] = []
    monkeypatch.setattr("b12docs.typeset.numbers.refuse_turned", looked.append)
    for html in ("Ring 0800 123.", "Ring us: اتصل 0800 123."):
        set_document(tree(f'<section class="flow"><p>{html}</p></section>', "en-GB"), paper(100, 210))
    assert len(looked) == 1


def _with(item: Item, old: Text, new: Text) -> Item:
    """What is drawn, with another text in the place of one."""
    if isinstance(item, Marked) and old in item.drawn:
        return replace(item, drawn=tuple(new if one is old else one for one in item.drawn))
    return item


def _swapped(frame: Frame) -> Frame:
    """The page, the spans of each text beginning where those from its end do."""
    return replace(frame, items=tuple(_swapped_item(item) for item in frame.items))


def _swapped_item(item: Item) -> Item:
    if not isinstance(item, Marked):
        return item
    drawn = (replace(one, spans=_turned(one.spans)) if isinstance(one, Text) else one for one in item.drawn)
    return replace(item, drawn=tuple(drawn))


def _turned(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(replace(span, start=other.start) for span, other in zip(spans, spans[::-1], strict=True))

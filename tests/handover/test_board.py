"""The board knows what is new, keeps what was good, and makes pictures of what there is alone."""

from __future__ import annotations

from io import BytesIO
from threading import Thread

from PIL import Image

from b12docs.diagnostics import Diagnostic, Location
from b12docs.handover import board as board_module
from b12docs.handover.board import WIDTHS, Board
from b12docs.handover.pictures import looks, picture
from tests.handover.boards import board_of, pdf_of, sheet

FAULT = Diagnostic("id", Location("content.yaml", 3, 7), "this is wrong", "put it right")


def new_of(board: Board) -> dict[str, tuple[int, ...]]:
    """The numbers of the new pages of each document."""
    return {one.sheet.name: one.new for one in board.state.documents}


def test_a_page_is_new_when_its_look_has_changed() -> None:
    """At first nothing is; then the changed page is, also one that is added, and a document that is."""
    board = board_of(sheet("a", "One", "Two"), sheet("b", "Three"))
    assert new_of(board) == {"a.pdf": (), "b.pdf": ()}
    board.show([sheet("a", "One", "Two!"), sheet("b", "Three")], (), "")
    assert new_of(board) == {"a.pdf": (2,), "b.pdf": ()}
    board.show([sheet("a", "One", "Two!", "More"), sheet("c", "New")], (), "")
    assert new_of(board) == {"a.pdf": (3,), "c.pdf": (1,)}
    board.show([sheet("a", "One", "Two!", "More"), sheet("c", "New")], (), "")
    assert new_of(board) == {"a.pdf": (), "c.pdf": ()}


def test_what_was_good_stays_and_is_old() -> None:
    """A round that fails takes nothing away; the next good one is compared with the last good one."""
    board = board_of(sheet("a", "One"))
    board.fail([FAULT], "", "nothing was made")
    assert (board.state.is_old, board.state.diagnostics, len(board.state.documents)) == (True, (FAULT,), 1)
    board.show([sheet("a", "Two")], (), "")
    assert (board.state.is_old, board.state.diagnostics, new_of(board)) == (False, (), {"a.pdf": (1,)})


def test_what_is_being_made_again_says_so() -> None:
    """Until it is there, what was made before it stands beside that word; nothing of it is new any more."""
    board = Board()
    board.begin("again")
    assert board.state.number == 0
    board = board_of(sheet("a", "One"))
    board.show([sheet("a", "Two")], (), "made")
    number = board.state.number
    board.begin("again")
    assert (board.state.said, board.state.number, new_of(board)) == ("again", number + 1, {"a.pdf": ()})
    board.show([sheet("a", "Three")], (), "made")
    assert (board.state.said, new_of(board)) == ("made", {"a.pdf": (1,)})


def test_pictures_are_of_what_is_shown() -> None:
    """A page in a width that is offered is a PNG; another width, or a page of before, is nothing."""
    board = board_of(sheet("a", "One"))
    digest = board.state.documents[0].pages[0].digest
    data = board.png(digest, WIDTHS[0])
    assert data
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.size) == ("PNG", (320, 480))
    assert board.png(digest, 321) is None
    assert board.png(digest, -1) is None
    board.show([sheet("a", "Two")], (), "")
    assert board.png(digest, WIDTHS[1]) is None


def test_few_pictures_are_kept(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """The memory of a program that stays all day has a limit; what was asked for last is kept."""
    monkeypatch.setattr(board_module, "_MOST_KEPT", 2)
    board = board_of(sheet("a", "One"))
    digest = board.state.documents[0].pages[0].digest
    pictures = [board.png(digest, width) for width in WIDTHS[:4]]
    assert len({id(one) for one in pictures}) == 4
    assert board.png(digest, WIDTHS[3]) is pictures[3]
    assert board.png(digest, WIDTHS[0]) is not pictures[0]


def test_grey_is_as_light_as_the_colour() -> None:
    """As a printer that knows only black prints it, red is a dark grey, and white is white."""
    grey = picture(pdf_of("One"), 1, 1, grey=True)
    colour = picture(pdf_of("One"), 1, 1)
    assert (grey.mode, colour.mode) == ("L", "RGB")
    assert (colour.getpixel((10, 290)), grey.getpixel((10, 290))) == ((255, 0, 0), 76)
    assert (colour.getpixel((10, 10)), grey.getpixel((10, 10))) == ((255, 255, 255), 255)


def test_a_page_says_its_words() -> None:
    """Who sees no picture reads what the page says."""
    assert [one.text for one in looks(pdf_of("One", "Two words"))] == ["One", "Two words"]


def test_who_waits_is_told() -> None:
    """A client that waits is woken by the next round; one that is behind is told at once; one that waits long, too."""
    board = board_of(sheet("a", "One"))
    assert board.wait(0, 60) == 1
    assert board.wait(1, 0) == 1
    found: list[int] = []
    waiting = Thread(target=lambda: found.append(board.wait(1, 600)), daemon=True)
    waiting.start()
    board.fail([FAULT], "", "")
    waiting.join(60)
    assert found == [2]

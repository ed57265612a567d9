"""The server of the preview, over real sockets: who knows the address gets the page, and nobody gets anything else."""

from __future__ import annotations

import json
import socket
import threading
from contextlib import suppress
from http.client import HTTPResponse
from urllib.parse import urlsplit

import pytest

from b12docs.diagnostics import Diagnostic, Location, MachineError
from b12docs.handover import server
from b12docs.handover.board import Board
from b12docs.handover.server import serving
from tests.handover.boards import board_of, sheet

FAULT = Diagnostic("id", Location("content.yaml", 3, 7), "<b>this</b> is wrong", "put it right")


@pytest.fixture
def board() -> Board:
    """A board with two documents."""
    return board_of(sheet("a", "One", "Two"), sheet("b", "Three"))


def ask(
    address: str, path: str = "", method: str = "GET", is_whole: bool = False, **headers: str
) -> tuple[HTTPResponse, bytes]:
    """The answer to a request for the path below the address, or for the whole path as it is."""
    where = urlsplit(address)
    named = {"Host": where.netloc} | {name.replace("_", "-"): value for name, value in headers.items()}
    head = [f"{method} {path if is_whole else where.path + path} HTTP/1.1", *map(": ".join, named.items()), "", ""]
    with socket.create_connection((where.hostname or "", where.port or 0), 60) as connection:
        connection.sendall("\r\n".join(head).encode())
        answer = HTTPResponse(connection, method=method)
        answer.begin()
        return answer, answer.read()


def status(address: str, path: str = "", **headers: str) -> int:
    """The status of the answer."""
    return ask(address, path, "GET", False, **headers)[0].status


def test_the_page_shows_documents_and_faults(board: Board, address: str) -> None:
    """The pages, their words, and each fault with its place; what is inserted is no markup."""
    answer, html = ask(address)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert b'alt="Page 2 of 2 of a for patient"' in html
    board.fail([FAULT], "", "nothing was made")
    html = ask(address, "?document=b.pdf")[1]
    for words in (b'alt="Page 1 of 1 of b for patient"', b"content.yaml:3:7", b"&lt;b&gt;this", b"These pages are old"):
        assert words in html
    assert b"<b>this" not in html


def test_a_draft_says_so(board: Board, address: str) -> None:
    """What no clinician has approved never looks as if somebody had."""
    assert b'<p class="draft">Draft: 2 texts changed</p>' in ask(address)[1]
    board.show([sheet("a", "One", is_approved=True)], (), "")
    html = ask(address)[1]
    assert (b"Draft" in html, b"Approved by A. Reader" in html) == (False, True)


def test_pictures_style_and_script(board: Board, address: str) -> None:
    """Everything that the page needs comes from here."""
    digest = board.state.documents[0].pages[0].digest
    answer, data = ask(address, f"picture/{digest}/320.png")
    assert (answer.status, answer.headers["Content-Type"], data[:4]) == (200, "image/png", b"\x89PNG")
    for name, kind in (("style.css", "text/css"), ("script.js", "text/javascript"), ("icon.svg", "image/svg+xml")):
        answer, data = ask(address, name)
        assert (answer.status, answer.headers["Content-Type"], bool(data)) == (200, f"{kind}; charset=utf-8", True)


def test_only_who_knows_the_token_is_answered(board: Board, address: str) -> None:
    """Each start has another token, and without it nothing is there, not even a hint of what is."""
    with serving(board) as other:
        assert urlsplit(other).path != urlsplit(address).path
        assert len(urlsplit(other).path) > 30
    token = urlsplit(address).path.strip("/")
    for path in ("/", "/style.css", "/x/", f"/{token[:-1]}/", f"/{token}x/", f"/{token.swapcase()}/", "/é/", "*"):
        answer, said = ask(address, path, is_whole=True)
        assert (answer.status, said) == (404, b"404 Not Found\n"), path


def test_names_that_lead_here_are_refused(address: str) -> None:
    """A page of the web that has its own name lead to 127.0.0.1 asks under that name."""
    host = urlsplit(address).netloc
    assert status(address, Host=host) == 200
    for name in ("evil.example", f"evil.example:{host.split(':')[1]}", "127.0.0.1", f"localhost:{host.split(':')[1]}",
                 f"{host}.evil.example", "", f"[::1]:{host.split(':')[1]}"):  # fmt: skip
        assert status(address, Host=name) == 403, name


def test_other_sites_are_refused(address: str) -> None:
    """Neither a form nor a script nor a picture of another site gets an answer, nor another program's on this host."""
    host = urlsplit(address).netloc
    assert status(address, Origin=f"http://{host}") == 200
    assert status(address, Sec_Fetch_Site="same-origin") == 200
    assert status(address, Sec_Fetch_Site="none") == 200
    for origin in ("http://evil.example", "null", "http://127.0.0.1:1", f"https://{host}", ""):
        assert status(address, Origin=origin) == 403, origin
    for site in ("cross-site", "same-site"):
        assert status(address, Sec_Fetch_Site=site) == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"])
def test_other_methods_are_refused(address: str, method: str) -> None:
    """There is nothing to be changed."""
    answer, _ = ask(address, method=method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_head_has_no_body(address: str) -> None:
    """What HEAD would get is told, and not sent."""
    where = urlsplit(address)
    with socket.create_connection((where.hostname or "", where.port or 0), 60) as connection:
        connection.sendall(f"HEAD {where.path} HTTP/1.1\r\nHost: {where.netloc}\r\n\r\n".encode())
        head, _, body = b"".join(iter(lambda: connection.recv(1000), b"")).partition(b"\r\n\r\n")
    assert (head.split()[1], b"Content-Length: " in head, body) == (b"200", True, b"")


@pytest.mark.parametrize(
    "path",
    ["../", "../../etc/passwd", "..%2f..%2fetc/passwd", "%2e%2e/server.py", "server.py", "page.py", "./style.css",
     "style.css/", "/style.css", "picture/", "picture/../server.py", "picture/x/320.png", "picture/../../etc/passwd",
     "picture//320.png", "\\..\\server.py", "content.yaml", "wait/", "style.css\x00"],
)  # fmt: skip
def test_no_path_leads_to_a_file(address: str, path: str) -> None:
    """A path is looked up among a few names, and never on the disk."""
    assert status(address, path) == 404


def test_the_page_may_do_little(address: str) -> None:
    """A page that is shown asks nobody else, is kept nowhere, and stands in no other site's frame."""
    for path in ("", "style.css", "none"):
        headers = ask(address, path)[0].headers
        rules = dict(one.strip().split(" ", 1) for one in headers["Content-Security-Policy"].split(";"))
        assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
        assert {rules[name] for name in ("img-src", "style-src", "script-src", "connect-src")} == {"'self'"}
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Access-Control-Allow-Origin"] is None


def test_two_clients_wait_and_are_told(board: Board, address: str) -> None:
    """Each browser that is open follows; one that waits keeps no other from being answered."""
    found: list[int] = []

    def follow() -> None:
        found.append(json.loads(ask(address, "wait?after=1")[1])["number"])

    clients = [threading.Thread(target=follow) for _ in range(2)]
    for one in clients:
        one.start()
    assert status(address) == 200
    board.fail([FAULT], "", "")
    for one in clients:
        one.join(60)
    assert found == [2, 2]


@pytest.mark.parametrize("after", ["", "x", "-1", "0", "²", "9" * 400, "1e3"])
def test_who_is_behind_is_told_at_once(address: str, after: str) -> None:
    """A number that is not the present one, or is none, is answered without waiting."""
    assert json.loads(ask(address, f"wait?after={after}")[1]) == {"number": 1}


def test_slow_and_broken_clients_hold_up_nobody(address: str) -> None:
    """Some send nothing, some half of a request, some nonsense, and some go away: the others are answered."""
    where = urlsplit(address)
    sent = [b"", b"GET ", f"GET {where.path} HTTP/1.1\r\nHost:".encode(), b"\x16\x03\x01\x02", b"GET /" + b"x" * 70_000]
    slow = [socket.create_connection((where.hostname or "", where.port or 0)) for _ in sent]
    for one, data in zip(slow, sent, strict=True):
        one.sendall(data)
    assert status(address) == 200
    for one in slow:
        one.close()
    assert status(address) == 200


def test_too_many_clients_are_turned_away_and_room_comes_back(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that opens connection after connection takes no more threads than are given out."""
    monkeypatch.setattr(server, "_MOST_CLIENTS", 3)
    monkeypatch.setattr("b12docs.handover.server._Answer.timeout", 600)
    with serving(board) as address:
        where = urlsplit(address)
        many = [socket.create_connection((where.hostname or "", where.port or 0), 60) for _ in range(4)]
        assert many[-1].recv(1) == b""
        for one in many:
            one.close()
        while True:  # the threads notice it, each in its time
            with suppress(OSError):
                assert status(address) == 200
                break


def test_nothing_is_written_down(address: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Neither a good request nor a wrong one leaves the token in a log."""
    status(address)
    status(address, "none")
    status(address, Host="evil.example")
    assert capfd.readouterr() == ("", "")


def test_it_is_reached_on_this_computer_alone(address: str) -> None:
    """It listens on 127.0.0.1, and on no address that others reach."""
    port = urlsplit(address).port or 0
    assert urlsplit(address).hostname == "127.0.0.1"
    others = {str(one[4][0]) for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for host in others - {"127.0.0.1"}:
        with pytest.raises(OSError, match=r"refused|unreachable"):
            socket.create_connection((host, port), 10)


def test_it_ends(board: Board) -> None:
    """When it has ended, its port is free again at once."""
    with serving(board) as address:
        port = urlsplit(address).port or 0
    assert server.THREAD not in {one.name for one in threading.enumerate()}
    with pytest.raises(ConnectionError):
        ask(address)
    with serving(board, port) as again:
        assert urlsplit(again).port == port


def test_a_port_that_is_taken(board: Board, address: str) -> None:
    """Whoever asks for a port that another program has is told so."""
    with pytest.raises(MachineError, match="cannot be had"), serving(board, urlsplit(address).port or 0):
        pass

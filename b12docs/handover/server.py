"""The preview's server: on this computer alone, and for those alone who know its address.

It answers on 127.0.0.1 what bears the token in its path, names this very host, and comes from no other site: so no page
of the web can reach it, not even by a name that leads here. It reads no file for anybody: what it sends is the page,
its style and script, and pictures of the documents. It asks nothing of anybody, and writes nothing down.
"""

from __future__ import annotations

import json
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hmac import compare_digest
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from secrets import token_urlsafe
from socketserver import TCPServer, ThreadingMixIn
from threading import BoundedSemaphore, Thread
from typing import Any
from urllib.parse import parse_qs

from b12docs.diagnostics import MachineError
from b12docs.handover.board import Board
from b12docs.handover.page import page

HOST = "127.0.0.1"
THREAD = "preview"  # that listens
_MOST_CLIENTS = 64
_PATIENCE_SECONDS = 10  # with a client that neither reads nor writes
_POLL_SECONDS = 20  # that a page waits for the next round before it asks again
_FILES = {"style.css": "text/css", "script.js": "text/javascript", "icon.svg": "image/svg+xml"}
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@contextmanager
def serving(board: Board, port: int = 0) -> Iterator[str]:
    """Serve the board while the block runs; gives the page's address. Port 0 is any that is free.

    Raises MachineError where the port cannot be had.
    """
    try:
        server = _Server(board, port)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        hint = "leave --port out: then a free one is taken"
        raise MachineError(f"{HOST}:{port}", f"this port cannot be had: {reason}", hint) from None
    with server:
        listening = Thread(target=server.serve_forever, name=THREAD, kwargs={"poll_interval": 0.1}, daemon=True)
        listening.start()
        try:
            yield f"http://{server.host}/{server.token}/"
        finally:
            server.shutdown()
            listening.join()


class _Server(ThreadingMixIn, TCPServer):
    """The socket, and a thread for each client; one client too many is not answered."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 32
    allow_reuse_address = os.name == "posix"  # on Windows that would let another program share the port

    def __init__(self, board: Board, port: int) -> None:
        self.board, self.token = board, token_urlsafe(24)
        self.files = {name: Path(__file__).with_name(name).read_bytes() for name in _FILES}
        self._clients = BoundedSemaphore(_MOST_CLIENTS)
        super().__init__((HOST, port), _Answer)
        self.host = f"{HOST}:{self.server_address[1]}"

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer a client in a thread of its own."""
        if self._clients.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer a client in this thread."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._clients.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle is no fault; anything else is a bug, and is shown as one."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Answer(BaseHTTPRequestHandler):
    """One request and its answer."""

    server: _Server
    timeout = _PATIENCE_SECONDS
    server_version, sys_version = "b12docs", ""

    def parse_request(self) -> bool:
        """Whether the request is one that is answered; a refusal is sent."""
        if not super().parse_request():
            return False
        status = self._refusal()
        if status:
            self.send_error(status)
        return status is None

    def _refusal(self) -> HTTPStatus | None:
        """Why the request is not answered; None where it is. Who does not know the token learns nothing more."""
        if self.headers.get_all("Host") != [self.server.host]:
            return HTTPStatus.FORBIDDEN
        if set(self.headers.get_all("Origin") or ()) - {f"http://{self.server.host}"}:
            return HTTPStatus.FORBIDDEN
        if set(self.headers.get_all("Sec-Fetch-Site") or ()) - {"same-origin", "none"}:
            return HTTPStatus.FORBIDDEN
        token = self.path.split("/")[1:2]
        if not token or not compare_digest(token[0].encode(errors="replace"), self.server.token.encode()):
            return HTTPStatus.NOT_FOUND
        return None if self.command in ("GET", "HEAD") else HTTPStatus.METHOD_NOT_ALLOWED

    def do_GET(self) -> None:
        """Send what the path names; nothing of it is ever taken for the name of a file."""
        path, _, query = self.path.partition("?")
        asked = parse_qs(query)
        match path.split("/")[2:]:
            case [""]:
                html = page(self.server.board.state, asked.get("document", [""])[0])
                self._send("text/html; charset=utf-8", html.encode(errors="replace"))
            case [name] if name in self.server.files:
                self._send(f"{_FILES[name]}; charset=utf-8", self.server.files[name])
            case ["wait"]:
                number = self._next(_number(asked.get("after", [""])[0]))
                self._send("application/json", json.dumps({"number": number}).encode())
            case ["picture", digest, name] if name.endswith(".png"):
                data = self.server.board.png(digest, _number(name.removesuffix(".png")))
                if data is None:
                    self.send_error(HTTPStatus.NOT_FOUND)
                else:
                    self._send("image/png", data)
            case _:
                self.send_error(HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET  # noqa: N815 - the name that the library calls

    def _next(self, after: int) -> int:
        """The number of the next state, or of this one when the time is up or the client has gone."""
        for _ in range(_POLL_SECONDS):
            number = self.server.board.wait(after, 1)
            if number != after or select.select([self.connection], [], [], 0)[0]:
                break
        return number

    def _send(self, kind: str, data: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, "Content-Type": kind, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse, in the words of the standard and with nothing of the request in them."""
        status = HTTPStatus(code)
        self.close_connection = True
        self._send("text/plain; charset=utf-8", f"{status.value} {status.phrase}\n".encode(), status)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as the library calls it
        """Nothing is written down: an address has the token in it."""


def _number(text: str) -> int:
    """The number that a text is; -1 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1

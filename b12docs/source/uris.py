"""Addresses as a URI writes them (RFC 3986): in ASCII, whatever letters they were typed in.

A PDF, a mail program or a phone that gets anything else may open another page, or none.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

_FOREIGN = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~:/?#@!$&'()*+,;=%-]")  # what has no place in a URI as it is
_WEB = re.compile(r"(https://(?:[^/?#]*@)?)([^/?#]*)(.*)", re.DOTALL)
_MAIL = re.compile(r"(?<=@)[^?,]+")


def uri(address: str) -> str:
    """The address in ASCII: its host in Punycode, all other letters percent-encoded; one that is so already stays."""
    web = _WEB.fullmatch(address)
    if web:
        return _encoded(web[1]) + _host(web[2]) + _encoded(web[3])
    if address.startswith("mailto:"):
        people, mark, rest = address.partition("?")
        address = _MAIL.sub(lambda found: _host(found[0]), people) + mark + rest
    return _encoded(address)


def typed(address: str) -> str:
    """A web address as people type it: without the beginning that a browser puts before it."""
    return address.removeprefix("https://").removeprefix("www.")


def _encoded(text: str) -> str:
    return _FOREIGN.sub(lambda found: quote(found[0], safe=""), text)


def _host(host: str) -> str:
    """The host, and its port, with the labels that are not ASCII as RFC 5890 writes them (``xn--…``)."""
    if host.startswith("["):  # the number of a computer (RFC 3986 §3.2.2)
        return host
    if not host.isascii():
        host = unicodedata.normalize("NFKC", host.lower()).replace("。", ".")
    return _encoded(".".join(map(_label, host.split("."))))


def _label(label: str) -> str:
    name, mark, port = label.partition(":")
    return label if name.isascii() else f"xn--{name.encode('punycode').decode()}{mark}{port}"

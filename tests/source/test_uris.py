"""Addresses are ASCII by RFC 3986, wherever they stand: in a PDF, in HTML, in a QR code."""

from __future__ import annotations

import pytest

from b12docs.document.leaves import QrCode
from b12docs.document.tree import Document
from b12docs.source.uris import uri
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from b12docs.typeset import set_document
from b12docs.writers.pdf import write_pdf
from tests.editions import html_of, text_of
from tests.pdfs import Pdf
from tests.pieces import paper

TYPED = "https://größe.example/größe?q=ä#ü"
MEANT = "https://xn--gre-6ka8i.example/gr%C3%B6%C3%9Fe?q=%C3%A4#%C3%BC"

ADDRESSES = {
    "https://example.org/größe": "https://example.org/gr%C3%B6%C3%9Fe",
    "https://example.org/gr%C3%B6%C3%9Fe": "https://example.org/gr%C3%B6%C3%9Fe",
    "https://example.org/a%20b/100%": "https://example.org/a%20b/100%25",
    "https://example.org/?a=1&b=%2F,x;y#part": "https://example.org/?a=1&b=%2F,x;y#part",
    "https://example.org/{id}|[1]": "https://example.org/%7Bid%7D%7C%5B1%5D",
    "https://Größe.example:8443/": "https://xn--gre-6ka8i.example:8443/",
    "https://straße.example": "https://xn--strae-oqa.example",
    "https://例え。テスト/": "https://xn--r8jz45g.xn--zckzah/",
    "https://EXAMPLE.org/A": "https://EXAMPLE.org/A",
    "https://[2001:db8::1]/": "https://[2001:db8::1]/",
    "https://ä@example.org/": "https://%C3%A4@example.org/",
    "mailto:jörg@größe.example?subject=Grüße": "mailto:j%C3%B6rg@xn--gre-6ka8i.example?subject=Gr%C3%BC%C3%9Fe",
    "mailto:a@größe.example,b@example.org": "mailto:a@xn--gre-6ka8i.example,b@example.org",
    "tel:+44-1234-567890": "tel:+44-1234-567890",
    "tel:112;phone-context=größe.example": "tel:112;phone-context=gr%C3%B6%C3%9Fe.example",
    "": "",
}


@pytest.mark.parametrize("typed", ADDRESSES)
def test_an_address_is_a_uri(typed: str) -> None:
    """The host is in Punycode, other letters are percent-encoded, and what is a URI already stays as it is."""
    assert uri(typed) == ADDRESSES[typed]


@pytest.mark.parametrize("typed", ADDRESSES)
def test_a_uri_stays_as_it_is(typed: str) -> None:
    """What was made a URI once is not encoded again."""
    assert uri(uri(typed)) == uri(typed)
    assert uri(typed).isascii()


# An address that was typed in its own alphabet: behind other words, behind itself, and as a code.
PAGE = f"""<section class="page"><h1>A piece</h1>
<p>See <a href="{TYPED}">here</a>, at <a href="{TYPED}">größe.example/größe?q=ä#ü</a></p>
<img class="qr" src="{TYPED}" alt="QR code"></section>"""


@pytest.fixture(scope="module")
def page() -> Document:
    """The page, read."""
    return read_document(Printed(PAGE), file="piece.html", title="A piece", language="en-GB")


def test_a_pdf_holds_a_uri(page: Document) -> None:
    """Link annotations lead to the URI; what is printed stays as it was typed."""
    pdf = Pdf(write_pdf(set_document(page, paper(100, 100))))
    assert [str(link.A.URI) for _, link in pdf.links] == [MEANT, MEANT]
    assert "größe.example/größe?q=ä#ü" in pdf.text(pdf.root)


def test_a_web_page_holds_a_uri(page: Document) -> None:
    """So does every href."""
    html = html_of(page).decode()
    assert html.count(f'href="{MEANT}"') == 2
    assert f'href="{TYPED}"' not in html


def test_a_code_holds_a_uri(page: Document) -> None:
    """A phone reads the URI from the QR code."""
    assert [block.source for block in page.walk() if isinstance(block, QrCode)] == [MEANT]


def test_text_shows_an_address_once(page: Document) -> None:
    """The address stands behind words that are another, and whole in place of words that are itself."""
    said = " ".join(text_of(page).split())
    assert f"See here <{MEANT}>, at {MEANT}" in said
    assert said.count(MEANT) == 2

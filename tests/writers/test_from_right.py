"""What is written from the right: web pages, e-mails and text turn, and numbers and Latin words keep their order."""

from __future__ import annotations

import re

from b12docs.document.isolated import isolated
from b12docs.document.leaves import Paragraph, Run
from b12docs.document.nodes import Flow
from b12docs.document.tree import Document
from b12docs.language.bidi import LRI, PDI
from b12docs.records import replace
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from b12docs.writers.email.styles import Styles
from b12docs.writers.email.writer import Look as MailLook
from b12docs.writers.email.writer import write_email
from b12docs.writers.html.writer import Look, write_html
from b12docs.writers.text import write_text
from tests.pieces import usual_theme

WORDS = 'قبل <strong>vitamin B12</strong> 1 mg (2–3) ثم <a href="tel:08001234567">0800 123 4567</a> 24/7؟'
SHOWN = "قبل ⟨vitamin B12 1 mg⟩ (⟨2–3⟩) ثم ⟨0800 123 4567⟩ ⟨24/7⟩؟"
MARKED = SHOWN.replace("⟨", LRI).replace("⟩", PDI)
PALETTE = usual_theme().palette


def document(language: str = "ar") -> Document:
    """A document of one paragraph."""
    return read_document(
        Printed(f'<div class="flow"><p>{WORDS}</p></div>'), file="p.html", title="T", language=language
    )


def without_tags(html: bytes) -> str:
    """The words of the body."""
    return re.sub("<[^>]*>", "", html.decode().partition("<body")[2])


def test_phrases_are_isolated_in_the_tree_across_bold_words_and_apart_from_links() -> None:
    (flow,) = isolated(document()).pages
    assert isinstance(flow, Flow)
    (paragraph,) = flow.blocks
    assert isinstance(paragraph, Paragraph)
    assert "".join(run.text for run in paragraph.runs).replace("\u00a0", " ") == MARKED
    assert all(run.text.count(LRI) == run.text.count(PDI) for run in paragraph.runs if run.href)


def test_what_parts_a_link_from_the_words_behind_it_is_in_no_isolate() -> None:
    """Else its comma would stand at the far end of these."""
    html = '<div class="flow"><p>من <a href="https://example.org">Fact sheet</a>, Institutes</p></div>'
    (flow,) = isolated(read_document(Printed(html), file="p.html", title="T", language="ar")).pages
    assert isinstance(flow, Flow)
    (paragraph,) = flow.blocks
    assert isinstance(paragraph, Paragraph)
    shown = "".join(run.text for run in paragraph.runs)
    assert shown == f"من {LRI}Fact sheet{PDI}, {LRI}Institutes{PDI}"


def test_the_number_of_a_page_is_on_no_web_page_or_email() -> None:
    """Its place is not taken for words in Latin letters: it would be printed as it stands."""
    whole = replace(document(), running=(Run("تنبيه"), Run("الصفحة {page} من {pages}")))
    page = write_html(whole, Look(PALETTE, PALETTE, "Skip")).decode()
    mail = write_email(whole, MailLook(PALETTE, PALETTE, "Picture")).decode()
    for html in (page, mail, write_text(whole, "Picture").decode()):
        assert "تنبيه" in html
        assert "الصفحة" not in html


def test_a_document_from_the_left_stays_as_it_is() -> None:
    english = document("en-GB")
    assert isolated(english) is english
    page = write_html(english, Look(PALETTE, PALETTE, "Skip")).decode()
    assert '<html lang="en-GB">' in page
    assert "written from the right" not in page


def test_web_pages_emails_and_text_keep_the_order_of_phrases() -> None:
    page = write_html(document(), Look(PALETTE, PALETTE, "Skip"))
    mail = write_email(document(), MailLook(PALETTE, PALETTE, "Picture"))
    for html in (page, mail):
        assert '<html lang="ar" dir="rtl">' in html.decode()
        assert MARKED in without_tags(html).replace("\u00a0", " ")
    text = MARKED.replace(f"{PDI} {LRI}24/7", " 24/7")  # which knows no links
    assert text in write_text(document(), "Picture").decode()


def test_an_email_from_the_right_has_its_edges_at_the_other_side() -> None:
    style = Styles(PALETTE, PALETTE, "ar")
    assert style("margin:0 0 10px 24px;padding:0;")["style"] == "margin:0 24px 10px 0;padding:0;"
    assert style("border-left:6px solid red;")["style"] == "border-right:6px solid red;"

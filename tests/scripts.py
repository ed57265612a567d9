"""Small documents in scripts beyond Latin: a few sentences with bold, links, lists, a table, English words, numbers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from b12docs.document.leaves import plain_text
from b12docs.document.tree import Document, own_runs
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from b12docs.typeset import set_document
from b12docs.writers.pdf import write_pdf
from tests.pdfs import Pdf
from tests.pieces import paper

# Each: heading; paragraph with bold, a medicine, a dose; entry of a list; two cells; telephone, before and behind.
TEXTS: Mapping[str, tuple[str, ...]] = {
    "bn": (
        "ভিটামিন B12-এর অভাব", "এর অভাবে <strong>পায়ে ঝিনঝিন বা অসাড়তা</strong> হতে পারে। চিকিৎসা hydroxocobalamin (1 mg), "
        "প্রতি ২–৩ মাসে। স্নায়ু, দ্বিতীয়, স্ত্রী, কর্ম, ব্যথা, কৌশল।", "ডাক্তারকে না জিজ্ঞাসা করে metformin বন্ধ করবেন না।",
        "উপসর্গ", "দুই পা", "ফোন করুন: ", " (বিনামূল্যে) বা NHS 111।",
    ),
    "gu": (
        "વિટામિન B12 ની ઊણપ", "પગમાં <strong>ખાલી ચડવી કે ઝણઝણાટી</strong> થઈ શકે છે: hydroxocobalamin (1 mg). ક્ષય, જ્ઞાન, "
        "શ્રી, દ્વિતીય, કર્મ.", "તમારા GP ને ફોન કરો, metformin લેતા રહો.", "લક્ષણ", "બંને પગ", "ફોન કરો: ", " (NHS 111).",
    ),
    "hi": (
        "विटामिन B12 की कमी", "इसकी कमी से <strong>पैरों में झुनझुनी या सुन्नपन</strong> हो सकता है। "
        "इलाज hydroxocobalamin (1 mg), हर 2–3 महीने में। स्थिति, क्रिया, द्वितीय, श्रृंखला, हृदय, र्‍य।",
        "डॉक्टर से पूछे बिना metformin लेना बंद न करें।",
        "लक्षण", "दोनों पैर", "फ़ोन करें: ", " (मुफ़्त) या NHS 111।",
    ),
    "pa": (
        "ਵਿਟਾਮਿਨ B12 ਦੀ ਘਾਟ", "ਪੈਰਾਂ ਵਿੱਚ <strong>ਸੁੰਨਪਣ</strong> ਹੋ ਸਕਦਾ ਹੈ: hydroxocobalamin (1 mg)। ਪ੍ਰਸ਼ਨ, ਸ੍ਰੀ, ਗ੍ਰਹਿ।",
        "ਆਪਣੇ GP ਨੂੰ ਫ਼ੋਨ ਕਰੋ, metformin ਲੈਂਦੇ ਰਹੋ।", "ਲੱਛਣ", "ਦੋਵੇਂ ਪੈਰ", "ਫ਼ੋਨ ਕਰੋ: ", " (NHS 111)।",
    ),
    "ta": (
        "வைட்டமின் B12 குறைபாடு", "கால்களில் <strong>உணர்வின்மை</strong> ஏற்படலாம்: hydroxocobalamin (1 mg). கொண்டு, "
        "கோபம், கௌரவம், க்ஷ, ஸ்ரீ.", "உங்கள் GP-ஐ அழைக்கவும், metformin நிறுத்த வேண்டாம்.", "அறிகுறி", "இரு பாதங்கள்",
        "அழைக்கவும்: ", " (NHS 111).",
    ),
    "zh-Hans": (
        "维生素B12缺乏", "缺乏时，<strong>双脚可能发麻或刺痛</strong>，双腿无力。"
        "治疗通常是注射 hydroxocobalamin（1 mg），每2–3个月一次。医生会告诉您：“不要自行停药。”"
        "请在就诊时带上您的药物清单（例如 omeprazole 20 mg），并询问任何您不明白的事情。",
        "如果双脚发麻，请致电您的家庭医生（GP），不要停用 metformin。",
        "症状", "双脚", "请致电：", "（免费）或 NHS 111。",
    ),
}  # fmt: skip


def page(texts: tuple[str, ...]) -> str:
    """The texts in a heading, a paragraph, a list, a table, and around a link."""
    title, paragraph, entry, head, cell, before, behind = texts
    return (
        f'<section class="flow"><header class="band"><h1>{title}</h1></header>'
        f"<p>{paragraph}</p><ul><li><p>{entry}</p></li></ul>"
        f"<table><caption>{title}</caption><thead><tr><td></td>"
        f'<th scope="col">{head}</th><th scope="col">B12</th></tr></thead>'
        f'<tbody><tr><th scope="row">{cell}</th><td>{entry}</td><td>{cell}</td></tr></tbody></table>'
        f'<p>{before}<a href="tel:+448001234567">0800 123 4567</a>{behind}</p></section>'
    )


def tree(html: str, language: str) -> Document:
    """The document of a layout's HTML in a language."""
    return read_document(Printed(html), file="piece.html", title="A piece", language=language)


@cache
def document(language: str) -> Document:
    """The small document in a language."""
    return tree(page(TEXTS[language]), language)


def written(whole: Document, width: float = 148, height: float = 210) -> bytes:
    """The PDF of a document on paper of this size in millimetres."""
    return write_pdf(set_document(whole, paper(width, height, counts=(1, 2, 3))))


@cache
def pdf(language: str) -> Pdf:
    """The small document's PDF, read."""
    return Pdf(written(document(language)))


def texts_of(whole: Document) -> list[str]:
    """The text of each block of a document, as its tree has it."""
    return [text for node in whole.walk() if (text := plain_text(own_runs(node)))]

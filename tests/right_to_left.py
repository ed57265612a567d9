"""Small documents that are written from the right, and lines of numbers, brackets and Latin words among their words."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from functools import cache

import pypdfium2

from b12docs.document.tree import Document
from tests.scripts import page, tree

# As those of tests/scripts.py.
TEXTS: Mapping[str, tuple[str, ...]] = {
    "ar": (
        "نقص فيتامين B12 وأعراض الساقين", "قد يسبب نقصه <strong>تنميلًا أو وخزًا في القدمين</strong> وضعفًا في الساقين. "
        "العلاج عادةً حقن hydroxocobalamin (1 mg) كل 2–3 أشهر. قِيلَ لي: «لا تتوقف عن تناول metformin قبل أن تسأل طبيبك». "
        "المستوى الطبيعي (انظر النتيجة) يختلف من مختبر إلى آخر، ويحدث لدى 10–20% من كبار السن [3]!",
        "اتصل بطبيبك العام (GP) إذا شعرت بتنميل، وخذ معك omeprazole 20 mg.", "العلامة (diabetes)", "خلال 3–6 أشهر",
        "اتصل برقم ", " (مجانًا) أو بـ NHS 111.",
    ),
    "fa": (
        "کمبود ویتامین B12 و علائم پاها", "کمبود آن می‌تواند باعث <strong>بی‌حسی یا گزگز پاها</strong> شود. "
        "درمان معمولاً تزریق hydroxocobalamin (1 mg) هر ۲ تا ۳ ماه است؛ «metformin را قطع نکنید»: ۱۰–۲۰٪.",
        "اگر هر دو پا بی‌حس شد، با GP خود تماس بگیرید.", "علائم", "هر دو پا (۲)", "تماس: ", " (رایگان) یا NHS 111.",
    ),
    "ur": (
        "وٹامن B12 کی کمی اور ٹانگوں کی علامات",
        "اس کی کمی سے <strong>پاؤں میں سُن پن یا جھنجھناہٹ</strong> ہو سکتی ہے۔ "
        "علاج عموماً hydroxocobalamin (1 mg) کا انجیکشن ہے، ہر 2–3 مہینے بعد۔ ”metformin لینا بند نہ کریں“!",
        "اگر دونوں پاؤں سُن ہوں تو اپنے GP کو فون کریں، جیسے omeprazole 20 mg۔", "علامت (diabetes)", "دونوں پاؤں",
        "فون کریں ", " (مفت) یا NHS 111۔",
    ),
}  # fmt: skip
LANGUAGES = sorted(TEXTS)
# What stands in order in each text; of the medicine and its dose as of all else.
AMONG = (
    "0800 123 4567", "(1 mg)", "2–3", "10–20%", "B12", "metformin", "folic acid", "[3]", "NHS 111", "COVID-19",
    "22/11/2026", "1.5 mL", "https://www.nhs.uk/b12", "+44 20 7946 0000", "(B12)", "«metformin»", "(omeprazole 20 mg)",
    "[3, 4]", "50%", "1,000 µg", "vitamin B12 1 mg", "10:30", "GP", "(GP)", "pH 7.4", "«1 mg»", "12", "(2–3)",
    "NHS 111 (24/7)", "info@clinic.example", "≥ 5", "£5", "۲۰٪", "٠٨٠٠ ١٢٣ ٤٥٦٧", "٢–٣",
)  # fmt: skip
_BEHIND = ("", "", "", "", ".", "،", ":", "؟", "!", "؛")
_UNSEEN = re.compile("[\u200b\u200e\u200f]")


@cache
def document(language: str) -> Document:
    """The small document in a language."""
    return tree(page(TEXTS[language]), language)


def lines(language: str, count: int) -> list[str]:
    """So many lines of words of the language, and of what stands among them."""
    draw = random.Random(f"{language} 1")
    words = re.sub(r"<[^>]*>|[^\u0600-\u06ff\u200c\s]|[،؛؟۔٪۰-۹]", "", " ".join(TEXTS[language])).split()
    return [" ".join(_word(draw, words) for _ in range(draw.randint(4, 14))) for _ in range(count)]


def _word(draw: random.Random, words: list[str]) -> str:
    one = draw.choice(words if draw.random() < 0.6 else AMONG) + draw.choice(_BEHIND)
    one = f"({one})" if draw.random() < 0.1 else one
    return f"«{one}»" if draw.random() < 0.06 else one


def copied(data: bytes) -> str:
    """What PDFium reads of all pages, as Chromium tells and copies it where it knows no tags; spaces as one."""
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    return plain(" ".join(pages))


def plain(text: str) -> str:
    """The text with common spaces, and without marks of direction."""
    return " ".join(_UNSEEN.sub("", text).replace("\u00a0", " ").split())

"""Texts of other languages as they are printed: their own quotes and spaces; ~ is a space that no line may end at."""

from __future__ import annotations

import pytest

from b12docs.language.typography import typeset

CASES = {
    "pl": (
        ('Powiedz "tak" i idź w góry', "Powiedz „tak” i~idź w~góry"),
        ("22 listopada 2026 r., strona 2", "22~listopada~2026 r., strona~2"),
        ("3-6 miesięcy - zawsze...", "3–6 miesięcy – zawsze…"),
        ("2,5-3,5 i 01-02", "2,5–3,5 i~01-02"),
        ('**"Nie"**', "**„Nie”**"),
    ),
    "fr": (
        ("Pourquoi ? Attention! **Vite !**", "Pourquoi~? Attention~! **Vite~!**"),
        ('L\'eau: "oui" ou « non »', "L’eau~: «~oui~» ou «~non~»"),
        ("Voir https://a.example/x?y. [Lire](https://a.example/b): 12:30",
         "Voir https://a.example/x?y. [Lire](https://a.example/b)~: 12:30"),
    ),
    "es": (('El 2 de mayo de 2026 dijo "sí"', "El 2~de~mayo~de~2026 dijo «sí»"),),
    "cy": (("Mae 'na un o'r 'rhain'", "Mae ’na un o’r ‘rhain’"),),
    "tr": (('İstanbul\'da "evet"', "İstanbul’da “evet”"),),
    "ar": (('قال "نعم" في 22 نوفمبر 2026', "قال «نعم» في 22~نوفمبر~2026"),),
    "ur": (('کہا "ہاں"', "کہا ”ہاں“"),),
    "zh": (('他说"是"...', "他说“是”……"),),
    "de": (('Er sagt "ja"', "Er sagt “ja”"),),
}  # fmt: skip


@pytest.mark.parametrize(("code", "typed", "printed"), [(code, *case) for code in CASES for case in CASES[code]])
def test_a_text_is_set_as_its_language_wants(code: str, typed: str, printed: str) -> None:
    """It is the same when it is set again, be it as English; addresses and times stay as they are."""
    found = typeset(typed, code)
    assert found.replace("\u00a0", "~") == printed
    assert typeset(found, code) == typeset(found) == found

"""HTML elements as text, escaped the way that browsers write them (HTML Standard, "Serializing HTML fragments")."""

from __future__ import annotations

from html import escape

VOID = ("col", "img", "meta")  # elements without an end tag


def words(text: str) -> str:
    """Text as it stands between tags."""
    return escape(text, quote=False)


def tag(name: str, /, *inside: str, **attributes: str | None) -> str:
    """An element around markup; ``class_`` and ``aria_label`` are spelled class and aria-label.

    An attribute that is None is left out.
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{words(value).replace(chr(34), "&quot;")}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{said}>" if name in VOID else f"<{name}{said}>{''.join(inside)}</{name}>"

"""How the parts of an e-mail look: styles that stand in each element, and one sheet for dark screens and phones.

Gmail keeps no sheet with what it does not know, and Outlook on Windows draws as Word does. So each element has its own
colours, and the sheet only changes them: what drops it loses nothing.
"""

from __future__ import annotations

from b12docs.look.palette import Palette

FONT = "font-family:Arial,Helvetica,sans-serif;"
BODY = "font-size:16px;line-height:24px;"
SMALL = "font-size:14px;line-height:21px;"
PARAGRAPH = "margin:0 0 10px;"
BOLD = "font-weight:bold;"
LARGE = "font-size:20px;line-height:26px;font-weight:bold;"
LIST = "margin:0 0 10px 24px;padding:0;"
SIGNED = "margin:0 0 10px 8px;padding:0;list-style-type:none;"
ITEM = "margin:0 0 6px;"
MESSAGE = "margin:0 0 6px;font-size:19px;line-height:27px;font-weight:bold;"
HEADINGS = {
    1: "margin:0 0 6px;font-size:28px;line-height:34px;",
    2: "margin:18px 0 8px;font-size:20px;line-height:26px;",
    3: "margin:4px 0 6px;font-size:17px;line-height:23px;",
}
LINK = "text-decoration:underline;"
BUTTON = "font-size:17px;line-height:20px;font-weight:bold;text-decoration:none;display:inline-block;"
HIDDEN = "display:none;font-size:1px;line-height:1px;mso-hide:all;"
_PHONE = "@media (max-width:480px){.row{padding-left:18px!important;padding-right:18px!important}}"

Attributes = dict[str, str | None]


class Styles:
    """Gives elements their attributes, and remembers which colours the sheet for dark screens must change."""

    def __init__(self, palette: Palette, dark: Palette) -> None:
        self._light, self._dark = palette.colours, dark.colours
        self._used: dict[str, str] = {}  # the rule of each class

    def __call__(self, css: str = "", *, ink: str = "", ground: str = "", edge: str = "") -> Attributes:
        """Style and class of an element, with the roles of its colours; the edge's stands for {edge} in ``css``."""
        parts, classes = [css.format(edge=self._light[edge]) if edge else css], []
        for letter, role, name in (("c", ink, "color"), ("g", ground, "background-color"), ("e", edge, "border-color")):
            if role:
                classes.append(f"{letter}-{role}")
                self._used[classes[-1]] = f"{name}:{self._dark[role]}!important"
                parts.append("" if letter == "e" else f"{name}:{self._light[role]};")
        return {"style": "".join(parts) or None, "class_": " ".join(classes) or None}

    def colour(self, role: str) -> str:
        """The colour of a role by day, for the attribute that Word reads."""
        return self._light[role]

    def sheet(self) -> str:
        """The sheet: narrower margins on phones, and the dark colours of all classes that were given."""
        dark = "".join(f".{name}{{{rule}}}" for name, rule in sorted(self._used.items()))
        return f":root{{color-scheme:light dark}}{_PHONE}@media (prefers-color-scheme:dark){{{dark}}}"

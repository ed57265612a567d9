"""How the parts of an e-mail look: styles that stand in each element, and one sheet for dark screens and phones.

Gmail keeps no sheet with what it does not know, and Outlook on Windows draws as Word does. So each element has its own
colours, and the sheet only changes them: what drops it loses nothing.
"""

from __future__ import annotations

import re

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

_SIDE = re.compile(r"(?<=-)(?:left|right)(?=:)")
_FOUR = re.compile(r"((?:margin|padding):\S+) (\S+) (\S+) ([^;\s]+);")  # top, right, bottom and left

Attributes = dict[str, str | None]


class Styles:
    """Gives elements their attributes, and remembers which colours the sheet for dark screens must change.

    In an e-mail ``from_right`` what is said of the left is meant of the right: Outlook knows no sides that turn.
    """

    def __init__(self, palette: Palette, dark: Palette, *, from_right: bool = False) -> None:
        self._light, self._dark, self._from_right = palette.colours, dark.colours, from_right
        self._used: dict[str, str] = {}  # the rule of each class

    def __call__(self, css: str = "", *, ink: str = "", ground: str = "", edge: str = "") -> Attributes:
        """Style and class of an element, with the roles of its colours; the edge's stands for {edge} in ``css``."""
        css = _turned(css) if self._from_right else css
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


def _turned(css: str) -> str:
    """The style with its left and its right side changed over."""
    css = _SIDE.sub(lambda found: "right" if found[0] == "left" else "left", css)
    return _FOUR.sub(r"\1 \4 \3 \2;", css)

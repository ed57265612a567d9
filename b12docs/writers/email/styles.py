"""How the parts of an e-mail look: styles that stand in each element, and one sheet for dark screens and phones.

Gmail keeps no sheet with what it does not know, and Outlook on Windows draws as Word does. So each element has its own
colours, and the sheet only changes them: what drops it loses nothing. A ground stands in the style, as the colour of
its words does, and in no attribute: what drops styles drops both, and leaves no black words on dark blue.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from b12docs.language.direction import direction
from b12docs.language.languages import LATIN, known
from b12docs.look.palette import Palette

FONT = "font-family:Arial,Helvetica,sans-serif;"
NASTALIQ = "'Noto Nastaliq Urdu','Jameel Noori Nastaleeq','Urdu Typesetting'"
# Times the height of Latin lines: of letters that reach further up and down, and of Nastaliq, whose words hang.
HIGHER, HANGING = 1.1, 1.5
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

_LINE = re.compile(r"(?<=line-height:)\d+(?=px)")
_SIDE = re.compile(r"(?<=-)(?:left|right)(?=:)")
_FOUR = re.compile(r"((?:margin|padding):\S+) (\S+) (\S+) ([^;\s]+);")  # top, right, bottom and left

Attributes = dict[str, str | None]


class Styles:
    """Gives elements their attributes, and remembers which colours the sheet for dark screens must change.

    In an e-mail from the right what is said of the left is meant of the right: Outlook knows no sides that turn. Lines
    are as high as letters of the ``language`` want them.
    """

    def __init__(self, palette: Palette, dark: Palette, language: str = "en") -> None:
        self._light, self._dark, self._from_right = palette.colours, dark.colours, direction(language) == "rtl"
        self._set = _lettered(language)
        self._used: dict[str, str] = {}  # the rule of each class

    def __call__(self, css: str = "", *, ink: str = "", ground: str = "", edge: str = "") -> Attributes:
        """Style and class of an element, with the roles of its colours; the edge's stands for {edge} in ``css``."""
        css = self._set(_turned(css) if self._from_right else css)
        parts, classes = [css.format(edge=self._light[edge]) if edge else css], []
        for letter, role, name in (("c", ink, "color"), ("g", ground, "background-color"), ("e", edge, "border-color")):
            if role:
                classes.append(f"{letter}-{role}")
                self._used[classes[-1]] = f"{name}:{self._dark[role]}!important"
                parts.append("" if letter == "e" else f"{name}:{self._light[role]};")
        return {"style": "".join(parts) or None, "class_": " ".join(classes) or None}

    def sheet(self) -> str:
        """The sheet: narrower margins on phones, and the dark colours of all classes that were given."""
        dark = "".join(f".{name}{{{rule}}}" for name, rule in sorted(self._used.items()))
        return f":root{{color-scheme:light dark}}{_PHONE}@media (prefers-color-scheme:dark){{{dark}}}"


def _lettered(language: str) -> Callable[[str], str]:
    """What gives a style the height of lines, and the fonts, of the letters of a language."""
    spoken = known(language)
    if not spoken or spoken.script == LATIN:
        return str
    part = HANGING if spoken.tall > 1 else HIGHER
    font = FONT.replace("Arial", f"{NASTALIQ},Arial") if spoken.tall > 1 else FONT
    return lambda css: _LINE.sub(lambda found: str(round(part * int(found[0]))), css).replace(FONT, font)


def _turned(css: str) -> str:
    """The style with its left and its right side changed over."""
    css = _SIDE.sub(lambda found: "right" if found[0] == "left" else "left", css)
    return _FOUR.sub(r"\1 \4 \3 \2;", css)

"""Drawings inside an HTML file: markers, the warning sign, QR codes, and the SVG files that a layout names."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from b12docs.diagnostics import Location, fault
from b12docs.qr import QUIET_ZONE, qr_modules, spans
from b12docs.writers.markup import tag, words

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_DRAWN = (
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "pattern", "clipPath", "use",
    "linearGradient", "radialGradient", "stop", "text", "tspan",
)  # fmt: skip
_UNSAID = ("title", "desc", "metadata")  # the document says it in its own words
_OWN = ("id", "class", "role", "width", "height")  # attributes of the root that belong to the file it came from
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"\s]+)['\"]?\s*\)")

_SHAPES = {
    "circle": '<circle cx="8" cy="8" r="7.5"></circle>',
    "square": '<rect x="1" y="1" width="14" height="14"></rect>',
    "triangle": '<path d="M8 .8 15.6 15H.4z"></path>',
}
_SIGN = "M12 1.2 23.6 22.2H.4zM10.7 8.6h2.6l-.5 7h-1.6zM12 17a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8z"


def marker(shape: str) -> str:
    """A condition's marker in the colour of the words beside it; the words say the same, so it is silent."""
    return tag("svg", _SHAPES[shape], class_="marker", viewBox="0 0 16 16", fill="currentColor", aria_hidden="true")


def warning_sign() -> str:
    """The triangle with an exclamation mark, in the colour of the words beside it."""
    path = tag("path", fill_rule="evenodd", d=_SIGN)
    return tag("svg", path, class_="sign", viewBox="0 0 24 24", fill="currentColor", aria_hidden="true")


def qr_code(link: str, alt: str) -> str:
    """A link's QR code with its quiet zone: black on white in every mode, since a camera must read it."""
    modules = qr_modules(link)
    side = str(len(modules) + 2 * QUIET_ZONE)
    path = "".join(
        f"M{QUIET_ZONE + start} {QUIET_ZONE + row}h{length}v1h-{length}z"
        for row, line in enumerate(modules)
        for start, length in spans(line)
    )
    ground = tag("rect", width=side, height=side, fill="#fff")
    dark = tag("path", d=path, fill="#000")
    box = f"0 0 {side} {side}"
    return tag("svg", ground, dark, viewBox=box, role="img", aria_label=alt, shape_rendering="crispEdges")


def inlined(svg: str, prefix: str, at: Location, *, alt: str | None = None) -> str:
    """An SVG file's drawing as a part of the page; without ``alt`` it is decoration, which nobody hears.

    Its ids begin with ``prefix``, so that those of two drawings differ. Raises InputError where the file is not XML,
    or holds what a page may not: scripts, styles, pictures from elsewhere.
    """
    try:
        root = ET.fromstring(svg)  # noqa: S314 - expat refuses entities that grow
    except ET.ParseError as error:
        raise fault("picture", at, f"the drawing is not XML: {error}", "save it again as plain SVG") from None
    for name in _OWN:
        root.attrib.pop(name, None)
    root.attrib |= {"aria-hidden": "true"} if alt is None else {"role": "img", "aria-label": alt}
    return _drawn(root, prefix, at)


def _drawn(node: ET.Element, prefix: str, at: Location) -> str:
    name = node.tag.removeprefix(_NAMESPACE)
    if name in _UNSAID:
        return ""
    if name not in _DRAWN:
        raise fault("picture", at, f"a drawing may not hold <{name}>", f"it may hold {', '.join(_DRAWN)}")
    attributes = {key: _local(key, value, prefix, at) for key, value in node.attrib.items() if not key.startswith("{")}
    link = node.get("{http://www.w3.org/1999/xlink}href")
    if link is not None:
        attributes.setdefault("href", _local("href", link, prefix, at))
    inside = [_text(node.text)]
    for child in node:
        inside += [_drawn(child, prefix, at), _text(child.tail)]
    return tag(name, *inside, **attributes)


def _text(text: str | None) -> str:
    return words(text) if text and text.strip() else ""


def _local(key: str, value: str, prefix: str, at: Location) -> str:
    """An attribute's value, with the names of other parts of the drawing made its own."""
    if key == "id":
        return prefix + value
    if key == "href" and value.startswith("#"):
        return f"#{prefix}{value[1:]}"
    local = _REFERENCE.sub(rf"url(#{prefix}\1)", value)
    if key == "href" or key.startswith("on") or "url(" in _REFERENCE.sub("", value):
        raise fault("picture", at, f'a drawing may not have {key}="{value}"', "it may refer to its own parts alone")
    return local

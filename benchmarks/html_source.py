"""The leaflet as HTML and CSS for WeasyPrint, written the way one writes for the web.

What it does not do: no PDF/A, no check that the text fits or that the font has every character. The QR code comes ready
as SVG; figures stand as SVG in the page, with their alternative text as ``<title>``, which WeasyPrint reads there.
Pictograms, which say nothing of their own, are grounds of the style sheet, so that they are no figures in the tags.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from html import escape

from benchmarks.source import Node, Source, in_colours, qr_svg, weights

_CSS = """
@page {{ size: {width}pt {height}pt; margin: 0 {margin}pt {foot}pt;
  @bottom-left {{ content: "{running}"; white-space: nowrap; font: {small}; }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font: {small}; }} }}
* {{ margin: 0; padding: 0; box-sizing: border-box; }}
body {{ font: {body}; color: {ink}; }}
a {{ color: {strong}; text-decoration: none; }}
.page > * + * {{ margin-top: {gap}pt; }}
.page + .page {{ break-before: page; }}
h1 {{ font: 700 {title}; color: white; }}
h2 {{ font: 700 {h2}; color: {accent}; margin-bottom: {near}pt; }}
h3 {{ font: 700 {h3}; color: {accent}; margin-bottom: {near}pt; }}
p + p, ul + p, ol + p, .cards + p, p + ul {{ margin-top: {between}pt; }}
.band, .passport, .strip {{ margin-left: -{margin}pt; margin-right: -{margin}pt; padding: {half}pt {margin}pt; }}
.band {{ background: {accent}; color: white; font: {subtitle}; }}
.band p + p, .passport p + p {{ margin-top: 0; }}
.kind {{ font: 700 {kind}; color: {accent_note}; }}
.strip {{ background: {accent}; height: 4mm; padding: 0; }}
.key-message {{ display: flex; background: {callout}; font: 700 {callout_type}; }}
.key-message p {{ padding: {pad}pt; margin: 0; }}
.key-message .label {{ width: 29mm; flex: none; background: {strong}; color: white; font: 700 {label}; }}
.columns, .cards {{ display: flex; gap: {gutter}pt; }}
.columns > *, .cards > * {{ flex: 1 1 0; }}
.column > * + * {{ margin-top: {gap}pt; }}
.column > h2 + *, .column > h3 + * {{ margin-top: 0; }}
.tight > * + * {{ margin-top: 0; }}
.panel {{ background: {panel}; padding: {half}pt {pad}pt; border-radius: 2mm; }}
.red-flags {{ border: 1.1mm solid {alarm}; border-radius: 2mm; }}
.red-flags > h2 {{ background: {alarm}; color: white; padding: {half}pt {pad}pt; margin: 0; }}
.red-flags > .columns {{ padding: {half}pt {pad}pt; }}
.red-flags h3 {{ color: {alarm_text}; }}
.card {{ border: 1mm solid; border-radius: 1.8mm; padding: {half}pt {pad}pt; }}
.card p {{ margin: 0; }}
.circle {{ border-color: {circle}; }} .circle h3 {{ color: {circle}; }}
.square {{ border-color: {square}; }} .square h3 {{ color: {square}; }}
.triangle {{ border-color: {triangle}; }} .triangle h3 {{ color: {triangle}; }}
ul, ol {{ padding-left: {indent}pt; }}
li + li {{ margin-top: {item}pt; }}
li::marker {{ color: {strong}; font-weight: 700; }}
.flags li::marker {{ color: {alarm}; }}
.tiles, .pictured, .plain {{ list-style: none; padding: 0; }}
.tiles {{ display: flex; flex-wrap: wrap; justify-content: space-between; }}
.tiles li {{ margin: 0 0 {half}pt; }}
.tiles p {{ white-space: pre; }}
.icon {{ background: {callout} no-repeat left top; border-radius: 1.5mm; }}
.beside {{ display: flex; align-items: center; gap: {item}pt; margin-top: {near}pt; }}
.pointed {{ position: relative; }}
.pointed > svg {{ display: block; width: 50%; }}
.at {{ position: absolute; left: 62%; transform: translateY(-50%); }}
.free {{ position: absolute; left: 62%; top: 0; }}
.leader {{ position: absolute; right: 40%; border-top: 0.35mm solid {ink}; }}
.clear, .status {{ font-weight: 700; }}
.status {{ color: {alarm_text}; }}
.write-in {{ display: flex; }}
.write-in::after {{ content: ""; flex: 1; border-bottom: 0.8pt solid {rule}; margin-left: 4pt; }}
.line {{ height: 8mm; border-bottom: 0.8pt solid {rule}; }}
.passport {{ background: {footer}; font: {small}; }}
.qr {{ width: 22mm; background: white; }}
.key-points {{ background: {callout}; padding: {half}pt {pad}pt; }}
.small {{ font: {small}; }}
.references {{ font: {small}; }}
th, td {{ text-align: left; vertical-align: top; border-bottom: 0.6pt solid {rule}; padding: 2pt 4pt; }}
thead th {{ font: 700 {row}; color: white; background: {accent}; }}
thead .circle {{ background: {circle}; }} thead .square {{ background: {square}; }}
thead .triangle {{ background: {triangle}; }}
thead th, tbody th {{ border-color: {rule}; }}
thead th, thead th p {{ color: white; }}
tbody th {{ color: {ink}; }}
table {{ border-collapse: collapse; width: 100%; }}
"""


def css_of(source: Source) -> str:
    """The style sheet, with b12docs' sizes, spaces and colours."""
    line = source["type"]["body"][1]
    family = '"Source Sans Pro"'
    types = {name: f"{size}pt/{leading}pt {family}" for name, (size, leading) in source["type"].items()}
    callout_type = types.pop("callout")
    lengths = {
        "margin": source["margin"], "gap": source["gap"], "foot": 1.75 * source["type"]["small"][1],
        "near": 0.25 * line, "between": 0.42 * line, "half": 0.5 * line, "pad": 0.8 * line, "gutter": line,
        "indent": line, "item": 0.22 * line,
    }  # fmt: skip
    style = _CSS.format(
        **source["colours"], **types, callout_type=callout_type, width=source["size"][0], height=source["size"][1],
        **{name: f"{value:.2f}" for name, value in lengths.items()}, running=source["running"].replace('"', '\\"'),
    )  # fmt: skip
    icons = dict.fromkeys(node["svg"] for page in source["pages"] for node in _pictured(page))
    return style + "".join(_icon(svg, source["roles"]) for svg in icons)


def _pictured(value: object) -> Iterator[Node]:
    """Every node with a pictogram."""
    if isinstance(value, dict) and value.get("kind") == "pictured":
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _pictured(child)


def _icon(svg: str, colours: dict[str, str]) -> str:
    data = b64encode(in_colours(svg, colours).encode()).decode()
    return f'.{_icon_name(svg)} {{ background-image: url("data:image/svg+xml;base64,{data}"); }}\n'


def _icon_name(svg: str) -> str:
    return f"i{hashlib.sha256(svg.encode()).hexdigest()[:8]}"


def html_of(source: Source, css: str = "") -> str:
    """The whole page; the style sheet stands in its head, or nowhere where it is parsed apart."""
    style = f"<style>{css}</style>" if css else ""
    body = "".join(_block(page) for page in source["pages"])
    title = escape(source["title"])
    head = f'<head><meta charset="utf-8"><title>{title}</title>{style}</head>'
    page = f'<!doctype html><html lang="{source["language"]}">{head}<body>{body}</body></html>'
    return in_colours(page, source["roles"])


def _block(block: Node) -> str:
    match block["kind"]:
        case "heading":
            return f"<h{block['level']}>{_runs(block)}</h{block['level']}>"
        case "paragraph":
            return f'<p class="{block["role"]}">{_runs(block)}</p>'
        case "list":
            return _list(block)
        case "lines":
            return '<div class="line"></div>' * int(block["count"])
        case "qr" | "figure" | "beside" | "pictured" | "pointed":
            return _figure(block)
        case "table":
            return _table(block)
        case _:
            return _group(block)


def _figure(block: Node) -> str:
    """A figure, alone or with words beside it."""
    match block["kind"]:
        case "qr":
            return f'<div class="qr">{_titled(qr_svg(block["modules"]), block["alt"])}</div>'
        case "figure":
            return _svg(block, f"height: {block['height']}mm")
        case "beside":
            words = f"<div>{_blocks(block['blocks'])}</div>"
            return f'<div class="beside">{_figure(block["figure"])}{words}</div>'
        case "pictured":
            side, words = block["side"], _blocks(block["blocks"])
            look = f"padding-left: {side + 6.2}pt; min-height: {side}pt; background-size: {side}pt"
            return f'<div class="icon {_icon_name(block["svg"])}" style="{look}">{words}</div>'
    return f'<div class="pointed">{_svg(block["figure"])}{"".join(map(_label, block["labels"]))}</div>'


def _label(label: Node) -> str:
    """A label at its point, given in parts of the figure, which has half of the width."""
    words = _blocks(label["blocks"])
    if not label["place"]:
        return f'<div class="free">{words}</div>'
    x, y = label["place"]
    leader = f'<div class="leader" style="top: {100 * y:.1f}%; left: {50 * x:.1f}%"></div>'
    return f'{leader}<div class="at" style="top: {100 * y:.1f}%">{words}</div>'


def _svg(block: Node, style: str = "") -> str:
    svg = block["svg"].replace("<svg ", f'<svg style="{style}" ', 1) if style else block["svg"]
    return _titled(svg, block["alt"])


def _titled(svg: str, alt: str) -> str:
    """The drawing with its alternative text as its title."""
    end = svg.index(">", svg.index("<svg")) + 1
    return f"{svg[:end]}<title>{escape(alt)}</title>{svg[end:]}"


def _runs(block: Node) -> str:
    texts = []
    for run in block["runs"]:
        text = escape(run["text"], quote=False).replace("\n", "<br>")
        text = f"<strong>{text}</strong>" if run["bold"] else text
        text = f'<span class="small">{text}</span>' if run["small"] else text
        texts.append(f'<a href="{escape(run["href"])}">{text}</a>' if run["href"] else text)
    inside = "".join(texts)
    return f"<span>{inside}</span>" if block.get("role") == "write-in" else inside


def _list(block: Node) -> str:
    name = "ol" if block["ordered"] else "ul"
    style = f' style="min-width: {100 / block["columns"] - 1:.1f}%"' if block["role"] == "tiles" else ""
    items = "".join(f"<li{style}>{_entry(item)}</li>" for item in block["items"])
    return f'<{name} class="{block["role"]}">{items}</{name}>'


def _entry(blocks: list[Node]) -> str:
    """The inside of an entry; words alone stand without a paragraph, or WeasyPrint's tags break PDF/UA-1."""
    alone = len(blocks) == 1 and blocks[0]["kind"] == "paragraph" and not blocks[0]["role"]
    return _runs(blocks[0]) if alone else _blocks(blocks)


def _table(block: Node) -> str:
    total = sum(block["widths"])
    columns = "".join(f'<col style="width: {100 * width / total:.2f}%">' for width in block["widths"])
    head, *rows = ("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in block["rows"])
    return f"<table>{columns}<thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"


def _cell(cell: Node) -> str:
    inside = _blocks(cell["blocks"])
    if not cell["header"]:
        return f"<td>{inside}</td>"
    return f'<th scope="{cell["header"]}" class="{cell["marker"]}">{inside}</th>'


def _blocks(blocks: list[Node]) -> str:
    return "".join(_block(block) for block in blocks)


def _group(block: Node) -> str:
    name = f"{block['role']} {block['options'].get('marker', '')}".strip()
    if block["role"] != "columns":
        return f'<div class="{name}">{_blocks(block["blocks"])}</div>'
    columns = (
        f'<div style="flex-grow: {weight:g}">{_block(part)}</div>'
        for part, weight in zip(block["blocks"], weights(block), strict=False)
    )
    return f'<div class="columns">{"".join(columns)}</div>'

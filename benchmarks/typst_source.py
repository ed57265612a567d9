"""The leaflet as Typst markup.

What it does not do: no check that the text fits, no PDF/A. It does tag the PDF, as PDF/UA-1. The QR code comes ready as
SVG; figures stand as SVG in the markup, with alternative texts; pictograms, which say nothing of their own, are
artifacts.
"""

from __future__ import annotations

import json

from benchmarks.source import Node, Source, in_colours, qr_svg, weights

_HEAD = """
#set document(title: {title})
#set page(width: {width}pt, height: {page_height}pt)
#set page(margin: (x: {margin}pt, top: 0pt, bottom: {foot}pt), footer: context {{
  set text(size: {small}pt)
  [#{running} #h(1fr) Page #counter(page).display() of #counter(page).final().first()]
}})
#set text(font: "Source Sans Pro", size: {body}pt, fill: rgb("{ink}"), lang: "{language}", region: "{region}")
#set text(top-edge: 0.984em, bottom-edge: -0.273em) // the font's own ascender and descender
#set par(leading: {leading}pt, spacing: {between}pt)
#set block(spacing: {gap}pt)
#set list(marker: text(fill: rgb("{strong}"))[•], spacing: {item}pt)
#set enum(numbering: n => text(fill: rgb("{strong}"), weight: "bold")[#n], spacing: {item}pt)
#show link: set text(fill: rgb("{strong}"))
#show heading: set block(above: {gap}pt, below: {near}pt)
#show heading.where(level: 1): set text(size: {title_size}pt, fill: white)
#show heading.where(level: 2): set text(size: {h2}pt, fill: rgb("{accent}"))
#show heading.where(level: 3): set text(size: {h3}pt, fill: rgb("{accent}"))
#let full(fill, body) = block(width: 100%, fill: fill, inset: (y: {half}pt), outset: (x: {margin}pt), body)
#let write-in(body) = [#body #box(width: 1fr, line(length: 100%, stroke: 0.8pt + rgb("{rule}")))]
#let ruled = block(height: 8mm, width: 100%, stroke: (bottom: 0.8pt + rgb("{rule}")))
#let svg(text, ..size) = image(bytes(text), format: "svg", ..size)
#let pictured(side, picture, body) = grid(columns: (side, auto), column-gutter: 2.2mm, align: horizon,
  block(width: side, height: side, fill: rgb("{callout}"), radius: 1.5mm, inset: 8%, pdf.artifact(picture)), body)
#let pointed(ratio, picture, ..labels) = layout(size => {{
  let (width, left) = (0.5 * size.width, 0.5 * size.width + {aside}pt)
  block(width: 100%, height: width * ratio, {{
    place(block(width: width, picture))
    for (x, y, body) in labels.pos() {{
      let label = block(width: size.width - left, body)
      let middle = if y == none {{ 0pt }} else {{ y * width * ratio }}
      place(dx: left, dy: if y == none {{ 0pt }} else {{ middle - measure(label).height / 2 }}, label)
      if y != none {{
        place(line(start: (x * width, middle), end: (left - 1.2mm, middle), stroke: 0.35mm))
      }}
    }}
  }})
}})
"""


class TypstWriter:
    """Writes the markup of one source."""

    def __init__(self, source: Source) -> None:
        self.source, self.line = source, source["type"]["body"][1]

    def text(self) -> str:
        """The whole .typ file."""
        pages = [self._blocks(page["blocks"], "") for page in self.source["pages"]]
        return in_colours(self._head() + "\n#pagebreak()\n".join(pages), self.source["roles"])

    def _head(self) -> str:
        sizes = {name: size for name, (size, _) in self.source["type"].items() if name not in ("title", "callout")}
        line = self.line
        language, _, region = self.source["language"].partition("-")
        lengths = {
            "width": self.source["size"][0], "page_height": self.source["size"][1],
            "margin": self.source["margin"], "gap": self.source["gap"], "foot": 1.75 * self.source["type"]["small"][1],
            "near": 0.25 * line, "between": 0.42 * line, "half": 0.5 * line, "item": 0.22 * line, "aside": 1.6 * line,
            "leading": line - 1.257 * self.source["type"]["body"][0],  # of the edges above
        }  # fmt: skip
        return _HEAD.format(
            **self.source["colours"], **sizes, **{name: f"{value:.2f}" for name, value in lengths.items()},
            title=_quoted(self.source["title"]), running=_quoted(self.source["running"]),
            title_size=self.source["type"]["title"][0], language=language, region=region or "GB",
        )  # fmt: skip

    def _colour(self, name: str) -> str:
        return f'rgb("{self.source["colours"][name]}")' if name != "white" else "white"

    def _size(self, name: str) -> float:
        return float(self.source["type"].get(name, self.source["type"]["body"])[0])

    def _blocks(self, blocks: list[Node], look: str) -> str:
        return "\n\n".join(self._block(block, look) for block in blocks)

    def _block(self, block: Node, look: str) -> str:
        match block["kind"]:
            case "heading":
                return f"#heading(level: {block['level']}, [{_runs(block)}])"
            case "paragraph":
                return self._paragraph(block, look)
            case "list":
                return self._list(block, look)
            case "lines":
                return "\n".join(["#ruled"] * int(block["count"]))
            case "qr" | "figure" | "beside" | "pictured" | "pointed":
                return f"#{self._figure(block, look)}"
            case "table":
                return self._table(block, look)
            case _:
                return self._group(block, look)

    def _paragraph(self, block: Node, look: str) -> str:
        role, text = block["role"], _runs(block)
        if role == "write-in":
            return f"#write-in[{text}]"
        if role in ("clear", "status"):
            colour = self._colour("alarm_text" if role == "status" else "ink")
            return f'#text(weight: "bold", fill: {colour})[{text}]'
        if role in ("kind", "label"):
            colour = self._colour("accent_note" if role == "kind" else "white")
            return f'#text(size: {self._size(role)}pt, weight: "bold", fill: {colour})[{text}]'
        return text

    def _list(self, block: Node, look: str) -> str:
        items = [f"[{self._blocks(item, look)}]" for item in block["items"]]
        if block["role"] == "tiles":
            columns, tiles = ", ".join(["auto"] * block["columns"]), ", ".join(items)
            return f"#grid(columns: ({columns},), column-gutter: 1fr, row-gutter: {0.5 * self.line}pt, {tiles})"
        if block["role"] in ("pictured", "plain"):
            return f"#stack(spacing: {0.22 * self.line:.2f}pt, {', '.join(items)})"
        return f"#{'enum' if block['ordered'] else 'list'}({', '.join(items)})"

    def _figure(self, block: Node, look: str) -> str:
        """The code of a figure, alone or with words beside it."""
        match block["kind"]:
            case "qr":
                svg, alt = _quoted(qr_svg(block["modules"])), _quoted(block["alt"])
                return f"block(fill: white, svg({svg}, width: 22mm, alt: {alt}))"
            case "figure":
                return f"{_svg(block)[:-1]}, height: {block['height']}mm)"
            case "beside":
                figure, words = self._figure(block["figure"], look), self._blocks(block["blocks"], look)
                look = f"columns: (auto, 1fr), column-gutter: {0.7 * self.line:.1f}pt, align: horizon"
                return f"grid({look}, {figure}, [{words}])"
            case "pictured":
                return f"pictured({block['side']}pt, {_svg(block)}, [{self._blocks(block['blocks'], look)}])"
        labels = (self._label(label, look) for label in block["labels"])
        return f"pointed({block['ratio']}, {_svg(block['figure'])}, {', '.join(labels)})"

    def _label(self, label: Node, look: str) -> str:
        x, y = label["place"] or ("none", "none")
        return f"({x}, {y}, [{self._blocks(label['blocks'], look)}])"

    def _table(self, block: Node, look: str) -> str:
        widths = ", ".join(f"{width:g}fr" for width in block["widths"])
        head, *rows = (", ".join(self._cell(cell, look) for cell in row) for row in block["rows"])
        stroke = f"stroke: (bottom: 0.6pt + {self._colour('rule')}), inset: (x: 4pt, y: 2pt)"
        return f"#table(columns: ({widths},), {stroke}, table.header({head}), {', '.join(rows)})"

    def _cell(self, cell: Node, look: str) -> str:
        inside = self._blocks(cell["blocks"], look)
        if cell["header"] != "col":
            return f"[{inside}]"
        fill = self._colour(cell["marker"] or "accent")
        return f'table.cell(fill: {fill})[#set text(fill: white, weight: "bold")\n{inside}]'

    def _group(self, block: Node, look: str) -> str:
        role, blocks = block["role"], block["blocks"]
        inside = self._blocks(blocks, role or look)
        inset = f"inset: (x: {0.8 * self.line:.1f}pt, y: {0.54 * self.line:.1f}pt)"
        match role:
            case "band":
                look = f"#set text(size: {self._size('subtitle')}pt, fill: white)\n#set block(spacing: 0pt)"
                return f"#full({self._colour('accent')})[{look}\n{inside}]"
            case "passport":
                look = f"#set text(size: {self._size('small')}pt)\n#set par(spacing: 0pt)\n#set block(spacing: 0pt)"
                return f"#full({self._colour('footer')})[{look}\n{inside}]"
            case "strip":
                outset = f"outset: (x: {self.source['margin']:.2f}pt)"
                return f"#block(width: 100%, height: 4mm, fill: {self._colour('accent')}, {outset})"
            case "key-points":
                return f"#block(width: 100%, fill: {self._colour('callout')}, {inset})[{inside}]"
            case "panel":
                return f"#block(width: 100%, fill: {self._colour('panel')}, radius: 2mm, {inset})[{inside}]"
            case "columns":
                return self._columns(block, look)
            case "cards":
                cells = ", ".join(self._card(card) for card in blocks)
                return f"#grid(columns: {len(blocks)}, gutter: 4mm, {cells})"
            case "key-message":
                return self._key_message(blocks)
            case "red-flags":
                return self._red_flags(blocks)
            case _:
                return f"#block(width: 100%)[{inside}]"

    def _columns(self, block: Node, look: str) -> str:
        widths = ", ".join(f"{weight:g}fr" for weight in weights(block))
        near = f"#set block(spacing: {0.25 * self.line:.2f}pt)"  # headings keep their own space above
        cells = ", ".join(f"[{near}\n{self._block(part, look)}]" for part in block["blocks"])
        return f"#grid(columns: ({widths}), gutter: {self.line:.1f}pt, {cells})"

    def _card(self, card: Node) -> str:
        colour = self._colour(card["options"]["marker"])
        look = f"#show heading: set text(fill: {colour})\n#set block(spacing: {0.22 * self.line:.1f}pt)"
        inside = f"{look}\n{self._blocks(card['blocks'], 'card')}"
        inset = f"inset: (x: {0.8 * self.line:.1f}pt, y: {0.54 * self.line:.1f}pt)"
        return f"block(width: 100%, stroke: 1mm + {colour}, radius: 1.8mm, {inset})[{inside}]"

    def _key_message(self, blocks: list[Node]) -> str:
        pad = 0.8 * self.line
        label, message = (self._blocks(part, "key-message") for part in (blocks[:1], blocks[1:]))
        fill = f"(column, row) => if column == 0 {{ {self._colour('strong')} }} else {{ {self._colour('callout')} }}"
        message = f'#text(size: {self._size("callout")}pt, weight: "bold")[{message}]'
        return f"#grid(columns: (29mm, 1fr), inset: {pad:.1f}pt, align: horizon, fill: {fill}, [{label}], [{message}])"

    def _red_flags(self, blocks: list[Node]) -> str:
        alarm, pad = self._colour("alarm"), 0.8 * self.line
        head, body = (self._blocks(part, "red-flags") for part in (blocks[:1], blocks[1:]))
        fill = f"(column, row) => if row == 0 {{ {alarm} }}"
        title = f"#show heading: set text(fill: white)\n{head}"
        signs = f"#set list(marker: text(fill: {alarm})[•])\n{body}"
        inner = f"#show heading: set text(fill: {self._colour('alarm_text')})\n{signs}"
        return f"#grid(columns: 1fr, inset: {pad:.1f}pt, stroke: 1.1mm + {alarm}, fill: {fill}, [{title}], [{inner}])"


def _svg(block: Node) -> str:
    alt = f", alt: {_quoted(block['alt'])}" if "alt" in block else ""
    return f"svg({_quoted(block['svg'])}{alt})"


def _quoted(text: str) -> str:
    """A Typst string literal; its escapes are JSON's, as long as nothing but quotes and backslashes needs one."""
    return json.dumps(text, ensure_ascii=False)


def _runs(block: Node) -> str:
    """Text as string literals in code, so that no character of it can be markup."""
    parts = []
    for run in block["runs"]:
        text = f"#{_quoted(run['text'])};"
        text = f"#strong[{text}]" if run["bold"] else text
        text = f"#text(size: 0.85em)[{text}]" if run["small"] else text
        parts.append(f"#link({_quoted(run['href'])})[{text}]" if run["href"] else text)
    return "".join(parts)

"""The leaflet as Typst markup.

What it does not do: no check that the text fits, no PDF/A or PDF/UA conformance (Typst can, when asked). It does tag
the PDF, as Typst does by itself since 0.14. The QR code comes ready as SVG.
"""

from __future__ import annotations

import json

from benchmarks.source import Node, Source, qr_svg, weights

_HEAD = """
#set document(title: {title})
#set page(paper: "a4", margin: (x: {margin}pt, top: 0pt, bottom: {foot}pt), footer: context {{
  set text(size: {small}pt)
  [#{running} #h(1fr) Page #counter(page).display() of #counter(page).final().first()]
}})
#set text(font: "Source Sans Pro", size: {body}pt, fill: rgb("{ink}"), lang: "{language}", region: "{region}")
#set text(top-edge: "ascender", bottom-edge: "descender")
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
#let tile(body) = block(width: 100%, fill: rgb("{callout}"), radius: 1.5mm, inset: (x: 5pt, y: 3pt), body)
"""


class TypstWriter:
    """Writes the markup of one source."""

    def __init__(self, source: Source) -> None:
        self.source, self.line = source, source["type"]["body"][1]

    def text(self) -> str:
        """The whole .typ file."""
        pages = [self._blocks(page["blocks"], "") for page in self.source["pages"]]
        return self._head() + "\n#pagebreak()\n".join(pages)

    def _head(self) -> str:
        sizes = {name: size for name, (size, _) in self.source["type"].items() if name not in ("title", "callout")}
        line = self.line
        language, _, region = self.source["language"].partition("-")
        lengths = {
            "margin": self.source["margin"], "gap": self.source["gap"], "foot": 1.75 * self.source["type"]["small"][1],
            "near": 0.25 * line, "between": 0.42 * line, "half": 0.5 * line, "item": 0.22 * line,
            "leading": line - 1.257 * self.source["type"]["body"][0],  # the font's own line is 1.257 em
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
            case "figure":
                return self._figure(block)
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
            tiles = ", ".join(f"tile{item}" for item in items)
            return f"#grid(columns: {min(5, 3 if len(items) % 3 == 0 else len(items))}, gutter: 2mm, {tiles})"
        return f"#{'enum' if block['ordered'] else 'list'}({', '.join(items)})"

    def _figure(self, block: Node) -> str:
        if not block["modules"]:
            return ""
        svg, alt = _quoted(qr_svg(block["modules"])), _quoted(block["alt"])
        return f'#block(fill: white, image(bytes({svg}), format: "svg", width: 22mm, alt: {alt}))'

    def _table(self, block: Node, look: str) -> str:
        cells = ", ".join(f"[{self._blocks(cell, look)}]" for row in block["rows"] for cell in row)
        return f"#table(columns: {len(block['rows'][0])}, {cells})"

    def _group(self, block: Node, look: str) -> str:
        role, blocks = block["role"], block["blocks"]
        inside = self._blocks(blocks, role or look)
        pad = 0.8 * self.line
        match role:
            case "band":
                look = f"#set text(size: {self._size('subtitle')}pt, fill: white)\n#set block(spacing: 0pt)"
                return f"#full({self._colour('accent')})[{look}\n{inside}]"
            case "passport":
                look = f"#set text(size: {self._size('small')}pt)\n#set par(spacing: 0pt)"
                return f"#full({self._colour('footer')})[{look}\n{inside}]"
            case "strip":
                outset = f"outset: (x: {self.source['margin']:.2f}pt)"
                return f"#block(width: 100%, height: 4mm, fill: {self._colour('accent')}, {outset})"
            case "panel":
                return f"#block(width: 100%, fill: {self._colour('panel')}, radius: 2mm, inset: {pad:.1f}pt)[{inside}]"
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
        cells = ", ".join(f"[{self._block(part, look)}]" for part in block["blocks"])
        return f"#grid(columns: ({widths}), gutter: {self.line:.1f}pt, {cells})"

    def _card(self, card: Node) -> str:
        colour = self._colour(card["options"]["marker"])
        inside = f"#show heading: set text(fill: {colour})\n{self._blocks(card['blocks'], 'card')}"
        return f"block(width: 100%, stroke: 1mm + {colour}, radius: 1.8mm, inset: {0.8 * self.line:.1f}pt)[{inside}]"

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


def _quoted(text: str) -> str:
    """A Typst string literal; its escapes are JSON's, as long as nothing but quotes and backslashes needs one."""
    return json.dumps(text, ensure_ascii=False)


def _runs(block: Node) -> str:
    """Text as string literals in code, so that no character of it can be markup."""
    parts = []
    for run in block["runs"]:
        text = f"#{_quoted(run['text'])};"
        text = f"#strong[{text}]" if run["bold"] else text
        parts.append(f"#link({_quoted(run['href'])})[{text}]" if run["href"] else text)
    return "".join(parts)

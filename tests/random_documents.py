"""Documents of random blocks, the same for the same seed; each of their words is another one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random

from b12docs.document.kinds import MARKERS

WORD = re.compile(r"w\d+x")  # the last letter parts it from the number of the next entry
PAPERS = ((105.0, 148.0), (99.0, 210.0), (148.0, 210.0), (210.0, 297.0), (139.7, 215.9))  # millimetres


@dataclass(frozen=True)
class Made:
    """A document: its HTML, its words in reading order, and those that stand in the header rows of tables."""

    html: str
    words: list[str]
    heads: set[str]


def random_document(seed: int) -> Made:
    """The document of a seed: a title band, 8 to 25 blocks, and, for some, a passport."""
    maker = _Maker(Random(seed))
    band = f'<header class="band"><h1>{maker.words(1, 2)}</h1></header>'
    body = "".join(maker.block() for _ in range(maker.random.randint(8, 25)))
    foot = f'<footer class="passport">{maker.tight()}</footer>' if maker.random.random() < 0.7 else ""
    html = f'<section class="flow">{band}{body}{foot}</section>'
    return Made(html, WORD.findall(re.sub(r"<[^>]*>", " ", html)), maker.heads)


@dataclass
class _Maker:
    random: Random
    heads: set[str] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def words(self, least: int, most: int) -> str:
        """So many words, a few of them bold."""
        return " ".join(
            f"<strong>w{next(self.numbers)}x</strong>" if self.random.random() < 0.1 else f"w{next(self.numbers)}x"
            for _ in range(self.random.randint(least, most))
        )

    def block(self) -> str:
        """Any block that can stand in a flow."""
        kinds: tuple[Callable[[], str], ...] = (
            self.paragraph, self.section, self.bullets, self.actions, self.tiles, self.pictured, self.references,
            self.panel, self.cards, self.red_flags, self.key_message, self.key_points, self.columns, self.table,
            self.figure, self.protocol, self.lines, self.steps, self.ticked, self.diary, self.box,
        )  # fmt: skip
        return self.random.choice(kinds)()

    def repeated(self, make: Callable[[], str], least: int, most: int) -> str:
        """The piece several times."""
        return "".join(make() for _ in range(self.random.randint(least, most)))

    def paragraph(self) -> str:
        role = self.random.choice(("", "", "note", "clear", "status", "contact"))
        return f'<p class="{role}">{self.words(5, 150)}</p>'

    def section(self) -> str:
        role = self.random.choice(("", "column", "tight"))
        lead = f'<p class="lead">{self.words(2, 8)}</p>' if self.random.random() < 0.5 else ""
        inside = self.random.choice((self.paragraph, self.bullets, self.table, self.tiles, self.panel))()
        return f'<section class="{role}"><h2>{self.words(1, 6)}</h2>{lead}{inside}</section>'

    def bullets(self) -> str:
        role = self.random.choice(("", "spaced", "plain", "flags"))
        return f'<ul class="{role}">{self.repeated(lambda: f"<li>{self.words(1, 60)}</li>", 1, 8)}</ul>'

    def actions(self) -> str:
        icon = self.random.choice(("", "clock.svg"))

        def item() -> str:
            line = f'<p class="write-in">{self.words(1, 3)}</p>' if self.random.random() < 0.5 else ""
            return f'<li data-icon="{icon}"><p>{self.words(3, 30)}</p>{line}</li>'

        return f'<ol class="actions">{self.repeated(item, 1, 6)}</ol>'

    def steps(self) -> str:
        role = self.random.choice((' class="steps"', ""))
        return f"<ol{role}>{self.repeated(lambda: f'<li>{self.words(1, 40)}</li>', 1, 14)}</ol>"

    def ticked(self) -> str:
        tick, line = '<span class="tick">to tick</span>', '<span class="line">to fill in</span>'

        def item() -> str:
            return self.random.choice((f"{tick} {self.words(1, 30)}", f"{self.words(1, 4)} {line}", tick))

        return f"<ul>{self.repeated(lambda: f'<li>{item()}</li>', 1, 8)}</ul>"

    def diary(self) -> str:
        """A table of one to six columns with cells of any kind, which chooses its form or not."""
        columns = self.random.randint(1, 6)
        heads = [self.words(1, 3) if index or self.random.random() < 0.7 else "" for index in range(columns + 1)]
        self.heads |= set(WORD.findall(" ".join(heads)))
        head = "".join(f'<th scope="col">{text}</th>' for text in heads)

        def cell() -> str:
            blanks = ("", '<span class="tick">to tick</span>', '<span class="line">to fill in</span>')
            return f"<td>{self.words(1, 12) if self.random.random() < 0.5 else self.random.choice(blanks)}</td>"

        def row() -> str:
            return f'<tr><th scope="row">{self.words(1, 3)}</th>{self.repeated(cell, columns, columns)}</tr>'

        role = self.random.choice(("fit", "stacked"))
        return f'<table class="{role}"><thead><tr>{head}</tr></thead><tbody>{self.repeated(row, 1, 12)}</tbody></table>'

    def box(self) -> str:
        mark = self.random.choice(("", ' data-marker="square"', ' data-tone="circle"'))
        inside = self.random.choice((self.paragraph, self.bullets, self.steps, self.diary, self.lines))()
        line = f'<p class="write-in">{self.words(1, 3)}</p>' if self.random.random() < 0.5 else ""
        return f'<aside class="box"{mark}><h2>{self.words(1, 4)}</h2>{inside}{line}</aside>'

    def tiles(self) -> str:
        icon, most = self.random.choice(("", "house.svg")), self.random.choice((3, 12))
        items = self.repeated(lambda: f'<li data-icon="{icon}">{self.words(1, most)}</li>', 1, 20)
        return f'<ul class="tiles">{items}</ul>'

    def pictured(self) -> str:
        items = self.repeated(lambda: f'<li data-icon="letter.svg">{self.words(1, 25)}</li>', 1, 8)
        return f'<ul class="pictured">{items}</ul>'

    def references(self) -> str:
        return f'<ol class="references">{self.repeated(lambda: f"<li>{self.words(3, 20)}</li>", 1, 12)}</ol>'

    def panel(self) -> str:
        inside = self.repeated(self.random.choice((self.paragraph, self.bullets)), 1, 3)
        return f'<section class="panel"><h2>{self.words(1, 4)}</h2>{inside}</section>'

    def cards(self) -> str:
        def card() -> str:
            marker = self.random.choice(MARKERS)
            inside = f"<h2>{self.words(1, 2)}</h2><p>{self.words(1, 9)}</p>"
            return f'<section class="card" data-marker="{marker}">{inside}</section>'

        return f'<div class="{self.random.choice(("cards", "column"))}">{self.repeated(card, 1, 2)}</div>'

    def red_flags(self) -> str:
        signs = self.repeated(lambda: f"<li>{self.words(2, 9)}</li>", 1, 4)
        return f'<aside class="red-flags"><h2>{self.words(1, 3)}</h2><ul class="flags">{signs}</ul></aside>'

    def key_message(self) -> str:
        message = self.words(1, 2), self.words(3, 15)
        return f'<aside class="key-message"><p class="label">{message[0]}</p><p>{message[1]}</p></aside>'

    def key_points(self) -> str:
        points = self.repeated(lambda: f"<li>{self.words(1, 4)}</li>", 1, 2)
        return f'<aside class="key-points"><ol class="actions">{points}</ol></aside>'

    def columns(self) -> str:
        left = f'<div class="column"><p>{self.words(5, 30)}</p><p>{self.words(1, 5)}</p></div>'
        return f'<div class="columns" data-widths="60:40">{left}<p>{self.words(5, 20)}</p></div>'

    def table(self) -> str:
        heads = [self.words(1, 2) for _ in range(3)]
        self.heads |= set(WORD.findall(" ".join(heads)))
        head = "".join(f'<th scope="col">{text}</th>' for text in heads)

        def row() -> str:
            first = f'<th scope="row">{self.words(1, 2)}</th>'
            return f"<tr>{first}<td>{self.words(1, 15)}</td><td>{self.words(1, 5)}</td></tr>"

        role = self.random.choice(("", "tinted"))
        return f'<table class="{role}"><thead><tr>{head}</tr></thead><tbody>{self.repeated(row, 1, 14)}</tbody></table>'

    def figure(self) -> str:
        image = f'<img src="person.svg" alt="A person" data-height="{self.random.randint(15, 40)}mm">'
        return f"<figure>{image}<figcaption>{self.words(2, 20)}</figcaption></figure>"

    def protocol(self) -> str:
        lines = self.repeated(lambda: f'<p class="write-in">{self.words(1, 3)}</p>', 1, 3)
        return f'<aside class="protocol"><h2>{self.words(1, 3)}</h2>{lines}</aside>'

    def lines(self) -> str:
        return f'<hr data-count="{self.random.randint(1, 4)}">'

    def tight(self) -> str:
        return f'<div class="tight"><p>{self.words(3, 20)}</p><p class="status">{self.words(2, 5)}</p></div>'

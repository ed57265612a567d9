"""The front desk's page: one file that asks nobody for anything, and works where it lies.

All that it says stands in house.yaml, in the documents, and in the folder's list. Without scripts everything is listed
and can be opened; the script filters.
"""

from __future__ import annotations

import hashlib
import os
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import quote

from b12docs.handover.gallery.desk import Desk
from b12docs.handover.gallery.entries import Entry
from b12docs.handover.gallery.flags import Flag, flags
from b12docs.handover.gallery.forms import USUAL, editions_of, own_name, paper_of, spoken
from b12docs.schema.house import GalleryLabels
from b12docs.writers.html.style import properties

FILTERS = ("language", "topic", "audience", "level", "paper", "edition")
_END = re.compile(rb"<!-- ([0-9a-f]{64}) -->\n\Z")


def page(entries: Iterable[Entry], desk: Desk) -> bytes:
    """The whole page; its last line is a hash of all before it."""
    listed = tuple(entries)
    text = _head(desk) + _body(listed, desk)
    data = text.encode("utf-8", "replace")
    return data + f"<!-- {hashlib.sha256(data).hexdigest()} -->\n".encode()


def is_page(data: bytes) -> bool:
    """Whether this is a page of ours that nobody has changed."""
    end = _END.search(data, max(0, len(data) - 80))
    return end is not None and hashlib.sha256(data[: end.start()]).hexdigest().encode() == end[1]


# --- the frame --------------------------------------------------------------------------------------------------------


def _head(desk: Desk) -> str:
    style = (properties(desk.theme.palette, desk.theme.dark) + _file("style.css")).strip()  # a checker hashes it so
    script = _file("script.js")
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    title = escape(" – ".join(filter(None, (desk.words.title, desk.clinic))))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(desk.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<meta name="b12docs-documents" content="{desk.documents}">\n<link rel="icon" href="data:,">\n'
        f"<style>{style}</style>\n</head>\n"
    )


def _body(entries: tuple[Entry, ...], desk: Desk) -> str:
    words = desk.words
    clinic = f'<p class="clinic">{escape(desk.clinic)}</p>\n' if desk.clinic else ""
    names = _filters(entries)
    is_many = len({one.job.topic for one in entries}) > 1
    cards = "".join(_card(number, one, desk, names, is_many=is_many) for number, one in enumerate(entries, 1))
    return (
        f'<body>\n<a class="skip" href="#documents">{escape(words.skip)}</a>\n'
        f"<header>\n{clinic}<h1>{escape(words.title)}</h1>\n</header>\n"
        f'<main>\n{_form(entries, words, names)}<p id="none" hidden>{escape(words.none_shown)}</p>\n'
        f'<ul id="documents" tabindex="-1" aria-label="{escape(words.title)}">\n{cards}</ul>\n'
        '<p id="said" class="unseen" role="status"></p>\n</main>\n'
        f"<footer>\n{_made(desk)}</footer>\n<script>{_file('script.js')}</script>\n</body>\n</html>\n"
    )


def _filters(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The names of the lists to choose from; documents in one language need none of languages."""
    is_one = len({one.language for one in entries}) == 1
    return tuple(name for name in FILTERS if name != "language" or not is_one)


def _form(entries: tuple[Entry, ...], words: GalleryLabels, names: Iterable[str]) -> str:
    """What filters, hidden until the script is there to do it, and the number of documents that are shown."""
    lists = "".join(_list(name, _choices(name, entries, words), words) for name in names)
    count = words.one_there if len(entries) == 1 else words.all_shown.filled({"all": str(len(entries))})
    return (
        f'<form role="search" hidden>\n<p class="find"><label for="words">{escape(words.search)}</label>'
        '<input type="search" id="words" autocomplete="off" spellcheck="false"></p>\n'
        f'{lists}<p><button type="reset">{escape(words.show_all)}</button></p>\n</form>\n'
        f'<p id="still">{escape(words.without_scripts)}</p>\n'
        f'<p id="count" role="status" data-all="{escape(count)}" data-some="{escape(words.some_shown)}">'
        f"{escape(count)}</p>\n"
    )


def _choices(name: str, entries: tuple[Entry, ...], words: GalleryLabels) -> dict[str, str]:
    """What there is to choose in a list, as values and in words, in the order in which the documents have it."""
    return {value: said for one in entries for value, said in _values(one, words)[name].items()}


def _list(name: str, choices: Mapping[str, str], words: GalleryLabels) -> str:
    options = "".join(f'<option value="{escape(value)}">{escape(said)}</option>' for value, said in choices.items())
    return (
        f'<p><label for="{name}">{escape(getattr(words, name))}</label>'
        f'<select id="{name}"><option value="">{escape(words.every)}</option>{options}</select></p>\n'
    )


def _values(one: Entry, words: GalleryLabels) -> dict[str, dict[str, str]]:
    """What a document is by each of the filters: values, and how they are said."""
    job = one.job
    plain = {name: {getattr(job, name): spoken(getattr(job, name))} for name in ("topic", "audience", "level")}
    plain["language"] = {one.language: own_name(one.language)}
    return plain | {"paper": paper_of(job, words), "edition": editions_of(job, words)}


def _made(desk: Desk) -> str:
    words = desk.words
    topics = ", ".join(
        words.topic_version.filled({"topic": spoken(topic), "version": version})
        for topic, version in desk.topics.items()
    )
    about = {"date": desk.date(desk.today), "version": desk.version, "topics": topics}
    return f"<p>{escape(words.made.filled(about))} {escape(words.later)}</p>\n"


# --- a document -------------------------------------------------------------------------------------------------------


def _card(number: int, one: Entry, desk: Desk, names: Sequence[str], *, is_many: bool) -> str:
    """A document: its picture, what it is, how far it can be relied on, and what can be done with it."""
    told = flags(one, desk)
    values = _values(one, desk.words)
    data = "".join(f' data-{name}="{escape(" ".join(values[name]))}"' for name in names)
    kind = f'<p class="kind">{escape(one.titles.subject)}</p>\n' if one.titles.subject else ""
    language = one.titles.language
    lang = f' lang="{escape(language)}"' if language and language != desk.language else ""
    return (
        f'<li class="card {_worst(told)}" data-words="{escape(_searched(one))}"{data}>\n{_picture(one, desk.words)}'
        f'<div class="about">\n<h2 id="d{number}"{lang}>{escape(one.titles.title)}</h2>\n{kind}'
        f"{_facts(one, desk.words, names if is_many else [name for name in names if name != 'topic'])}</div>\n"
        f'<div class="flags">\n{"".join(map(_flag, told))}{_review(one, desk)}</div>\n'
        f"{_doing(number, one, desk)}</li>\n"
    )


def _worst(told: Iterable[Flag]) -> str:
    shown = {one.kind for one in told if not one.due}
    return next((kind for kind in ("bad", "draft", "unsure") if kind in shown), "good")


def _searched(one: Entry) -> str:
    """What is searched besides the words that a card shows."""
    return " ".join((one.name, one.job.layout, one.job.topic, *one.job.variant))


def _picture(one: Entry, words: GalleryLabels) -> str:
    """The first page, which says no more than the words beside it; of what has none, or cannot be drawn, a word."""
    own = one.picture
    if own is None:
        said = (
            words.no_picture if one.job.finish.format == "pdf" else editions_of(one.job, words)[one.job.finish.format]
        )
        return f'<div class="look none" aria-hidden="true">{escape(said)}</div>\n'
    source = f"data:image/webp;base64,{b64encode(own.data).decode()}"
    size = f'width="{own.width}" height="{own.height}"'
    return f'<div class="look"><img src="{source}" {size} alt="" loading="lazy" decoding="async"></div>\n'


def _facts(one: Entry, words: GalleryLabels, names: Sequence[str]) -> str:
    values = _values(one, words)
    shown = (value for name in names if name != "language" for value in values[name].items())
    said = [escape(said) for value, said in shown if value != USUAL]
    said.insert(0, escape(spoken(one.job.layout)))
    if "language" in names:
        said.insert(0, f'<span lang="{escape(one.language)}">{escape(own_name(one.language))}</span>')
    if one.pages:
        said.append(escape(words.page if one.pages == 1 else words.pages.filled({"pages": str(one.pages)})))
    return f'<ul class="facts">{"".join(f"<li>{fact}</li>" for fact in said)}</ul>\n'


def _review(one: Entry, desk: Desk) -> str:
    """By when the document is to be reviewed, as long as that is to come."""
    if not (due := one.standing.due) or due < desk.today:
        return ""
    return f'<p class="review">{escape(desk.words.review.filled({"date": desk.date(due)}))}</p>\n'


def _flag(one: Flag) -> str:
    """A line with its sign; one of a day that is to come waits for the script to look at the day."""
    waits = f' data-due="{one.due}" hidden' if one.due else ""
    sign = f'<svg aria-hidden="true" viewBox="0 0 24 24"><path d="{_SIGNS[one.kind]}"/></svg>'
    return f'<p class="flag {one.kind}"{waits}>{sign}<span>{escape(one.said)}</span></p>\n'


_SIGNS = {
    "good": "M9 17.5 3.5 12l1.8-1.8L9 13.900 18.700 4.200 20.500 6z",
    "draft": "M4 16.500V20h3.5L18.200 9.300l-3.5-3.5zM20.700 6.800l-3.5-3.5-1.600 1.600 3.5 3.5z",
    "bad": "M12 2 1 21h22zm-1.200 7h2.400v6h-2.400zm0 7.500h2.400v2.400h-2.400z",
    "unsure": "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1.200 4h2.400v8h-2.400zm0 9.600h2.400V18h-2.400z",
}


def _doing(number: int, one: Entry, desk: Desk) -> str:
    """What can be done: open, save, and copy the command that mails it."""
    words, address = desk.words, f"./{quote(os.fsencode(one.name))}"
    tab = f'href="{address}" target="_blank" rel="noopener" aria-describedby="d{number}"'
    more = f'<span class="unseen"> {escape(words.new_tab)}</span>'
    mail = ""
    if one.command:
        mail = (
            f'<button type="button" class="copy" aria-describedby="d{number}" hidden>{escape(words.mail)}</button>\n'
            f'<div class="mail" data-copied="{escape(words.copied)}"><p>{escape(words.not_copied)}</p>'
            f"<code>{escape(one.command)}</code></div>\n"
        )
    return (
        f'<div class="doing">\n<a class="open" {tab}>{escape(words.open)}{more}</a>\n'
        f'<a class="save" {tab} download="{escape(one.name)}">{escape(words.save)}{more}</a>\n{mail}</div>\n'
    )


# --- what stands beside this file -------------------------------------------------------------------------------------


@cache
def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8").strip()


def _hash(text: str) -> str:
    """The hash by which a browser knows what may be used of a page."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"

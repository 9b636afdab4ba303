"""The items that a date heads: the lines under a heading, the parts of a line that a date leads."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from datewire.events.layout import Layout, Sentence
from datewire.events.readings import clockless_day, eligible, turned
from datewire.model import TimeMention, When

Item = tuple[TimeMention, When, Sentence]  # a date, one of its times, and the words that it dates
_HEADING = 14  # characters that a heading may hold beside its date
_LINES = 15  # lines that a heading may date
_LINE = 400  # characters of such a line
_NOTE = re.compile(r"\([^()]*\)")  # "SATURDAY (3pm unless stated)"
_LEADS = re.compile(r"\s*(?::|[|–—-]\s)")  # what follows a date that leads a list in one line
_ITEMS = 12  # of such a list
_CONTACT = re.compile(
    r"https?:|www\.|\S@\S|\.(?:com|org|net)\b|^\W*\+?\d[\d ()-]{6,}\d\W*$|\b[A-Z]{2} \d{5}\b|^[^:]{2,20}:\s*$"
)


def below_headings(
    layout: Layout, mentions: Sequence[TimeMention], rules: Mapping[str, re.Pattern[str]], day: date
) -> Iterator[Item]:
    """The lines under a heading that is a date ("MONDAY, MAY 17"), up to the next such heading or a line with a day of
    its own. `rules` are the locale's; `day` is the publication. The last day of an item ("to May 24") is none of its
    own, and a field ("WHEN: May 17") no heading."""
    blocks, last = layout.article.blocks, rules["last_day"]
    dated = {
        layout.block(m.span.start): m
        for m in mentions
        if m.whens and not clockless_day(m) and not last.search(layout.text, max(0, m.span.start - 12), m.span.start)
    }
    clocks = [m.span for m in mentions if clockless_day(m)]
    for number, mention in dated.items():
        rest = len(_NOTE.sub("", blocks[number].span.of(layout.text))) - (mention.span.end - mention.span.start)
        field = rules["line_label"].match(layout.text, blocks[number].span.start, mention.span.start)
        if field or not number or rest > _HEADING or len(mention.whens) != 1:
            continue
        for read_as in _coming(mention, layout, day):
            for b in range(number + 1, min(len(blocks), number + 1 + _LINES)):
                if b in dated or blocks[b].span.end - blocks[b].span.start > _LINE:
                    break
                for i, sentence in enumerate(layout.sentences(b)):
                    item = not i or _listed(layout, sentence) or any(sentence.span.holds(c) for c in clocks)
                    if item and not _CONTACT.search(layout.words(sentence)):
                        yield read_as, read_as.whens[0], sentence


def in_lists(layout: Layout, mentions: Sequence[TimeMention], day: date) -> Iterator[Item]:
    """The further items of a line that a date leads: "Sunday: Bramley v Chorley; Hunslet v Doncaster"."""
    starts = sorted(m.span.start for m in mentions if m.whens and not clockless_day(m))
    for mention in mentions:
        if len(mention.whens) != 1 or clockless_day(mention) or not _LEADS.match(layout.text, mention.span.end):
            continue
        sentence = layout.at(mention.span.start)
        first = layout.first(sentence.block)
        if first is None or first.index != sentence.index or mention.span.start - sentence.span.start > 4:
            continue
        for read_as in _coming(mention, layout, day):
            for item in layout.sentences(sentence.block)[1:_ITEMS]:
                if bisect_left(starts, item.span.end) > bisect_left(starts, item.span.start):
                    break
                yield read_as, read_as.whens[0], item


def _coming(mention: TimeMention, layout: Layout, day: date) -> Iterator[TimeMention]:
    """The readings of a date with one time that is not over."""
    for read_as in (mention, *turned(mention, layout.article.anchor, day)):
        if eligible(read_as.whens[0], day):
            yield read_as


def _listed(layout: Layout, sentence: Sentence) -> bool:
    """Whether a sentence is an item behind a semicolon."""
    return layout.text[max(0, sentence.span.start - 4) : sentence.span.start].rstrip().endswith(";")

"""How much a name says, and how much of it the article is about: its words beside the event noun, the verbs in it, and
how often the article says its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from datewire.events.bags import bag
from datewire.events.entities import entity
from datewire.events.pool import Candidate, Pool
from datewire.locales.vocabulary import Vocabulary

_DIGIT = re.compile(r"\d")
_BARE = ".,;:()“”\"'"
_MOST = 6  # times that a word counts at most
_LEAD = 600  # characters behind the headline that are an article's beginning


def content(c: Candidate, vocabulary: Vocabulary) -> list[str]:
    """The words of a name, in lower case, that say which event it is: no function words, no event noun, no "first"."""
    head = c.name.head.split()[-1:] if c.name.how != "clause" else []
    generic = vocabulary.groups["names.generic"]
    words, stop = [w.strip(_BARE) for w in c.name.text.lower().split()], vocabulary.stop
    return [w for w in words if w not in stop and w not in head and w not in generic]


def forms(c: Candidate, pool: Pool) -> Iterator[str]:
    """The features of a name's wording and of its words in the article."""
    name, kind = c.name, "y" if c.name.kind else "n"
    words = content(c, pool.vocabulary)
    says = min(len(words), 5)
    yield f"says:{says}&{kind}&{name.how}"
    yield f"says:{says}&{kind}&{c.where}"
    if name.kind:
        yield f"says:{says}&{name.kind}"
        yield f"says:{min(says, 2)}&{'in' if name.head.split()[-1] in pool.title else 'not'}&{c.where}"
    yield from _marks(c, pool)
    if pool.frames(c.sentence):
        yield from _verbs(c, pool)
    if words:
        yield from _often(c, words, pool)
    yield f"starts:{'y' if name.span.start == c.sentence.span.start else 'n'}&{name.how}&{kind}"
    if not pool.layout.text[name.span.end : c.sentence.span.end].strip(" .\n"):
        yield f"ends&{name.how}&{kind}"
    if name.how in ("proper", "part"):
        what = entity(name, pool.layout, c.sentence, pool.vocabulary)
        yield f"ent:{what}&{kind}"
        yield f"ent:{what}&{kind}&{c.where}"


def _marks(c: Candidate, pool: Pool) -> Iterator[str]:
    how, kind = c.name.how, "y" if c.name.kind else "n"
    low = [w.strip(_BARE) for w in c.name.text.lower().split()]
    pronouns = pool.vocabulary.groups["names.pronouns"]
    if not pronouns.isdisjoint(low):
        yield f"pron&{how}"
        if low[0] in pronouns:
            yield "pron:first"
    if _DIGIT.search(c.name.text):
        yield f"digit&{how}"
    if "," in c.name.text:
        yield f"comma&{how}"
    if pool.dates(c.name.span):
        yield f"dated&{how}"
    if low[-1] in pool.speakers and how not in ("phrase", "clause", "holding"):
        yield f"speaker&{how}"
        yield f"speaker&{kind}"


def _verbs(c: Candidate, pool: Pool) -> Iterator[str]:
    """The verbs that stand inside the name's words."""
    how, span = c.name.how, c.name.span
    inside = [f for f in pool.frames(c.sentence) if span.start <= f.start and f.end <= span.end]
    if inside:
        first = inside[0]
        yield f"verbs:{min(len(inside), 3)}&{how}"
        yield f"v1:{first.kind}&{first.time}&{how}"
        yield f"v1:{first.lemma}&{how}"
        yield f"v1:{'first' if first.start == span.start else 'later'}&{how}&{first.kind}"
        yield f"v9:{inside[-1].kind}&{how}"


def _often(c: Candidate, words: Sequence[str], pool: Pool) -> Iterator[str]:
    """How often the article says the name's words, and where it says the name first."""
    how, where, kind = c.name.how, c.where, "y" if c.name.kind else "n"
    near, size = "own" if where == "own" else "away", pool.size
    counts = [pool.counts.get(w, 0) for w in words]
    mean = sum([min(n, _MOST) for n in counts]) // len(counts)
    once = sum([n <= 1 for n in counts]) / len(counts)
    share = "all" if once > 0.99 else "half" if once >= 0.5 else "some" if once else "none"
    yield f"freq:{mean}&{kind}"
    yield f"freq:{mean}&{how}&{near}"
    yield f"freq:{mean}&{near}&days:{pool.crowd}"
    yield f"freq:{mean}&{where}&{kind}"
    yield f"freq:{mean}&{near}&{size}"
    yield f"least:{min(*counts, 4)}&{kind}"
    yield f"once:{share}&{kind}&{near}&{size}"
    yield f"once:{share}&{how}"
    at, head = pool.lower.find(c.name.text.lower()), pool.headline
    yield f"told-in:{'title' if 0 <= at < head else 'lead' if 0 <= at < head + _LEAD else 'body'}&{kind}&{near}"


def poverty(c: Candidate, poor: str, pool: Pool) -> Iterator[str]:
    """What sort of sentence the date stands in (`poor`, see `ranking.Setting`), beside where the name comes from."""
    near = "own" if c.where == "own" else "away"
    yield f"poor:{poor}&from:{c.where}&{'y' if c.name.kind else 'n'}&{c.name.how}"
    yield f"poor:{poor}&{near}&days:{pool.crowd}"
    title = "y" if pool.title and not bag(c.name.text, pool.vocabulary.stop).isdisjoint(pool.title) else "n"
    yield f"poor:{poor}&{near}&title:{title}"

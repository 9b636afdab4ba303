"""What a candidate name is by itself and in its article: its form, its neighbours, the verbs around it, and how the
article speaks of it elsewhere. The features hold for every date, so they are made once for each name."""

from __future__ import annotations

from collections.abc import Iterator

from datewire.events import frames
from datewire.events.bags import bag
from datewire.events.beside import Left, Right, left, right
from datewire.events.forms import forms
from datewire.events.pool import Candidate, Pool
from datewire.locales.vocabulary import Vocabulary

_OCCURRENCES = 8
_PERSON = ("Sen.", "Senator ", "Dr.", "Mr.", "Ms.", "President ", "Rep.")


def _form(c: Candidate, words: list[str], pool: Pool) -> Iterator[str]:
    name = c.name
    how = f"how:{name.how}"
    yield how
    size = len(words)
    yield f"n:{min(size, 12)}"
    long = next((n for n in (1, 2, 4, 7, 12) if size <= n), 18)
    yield f"{how}&n:{long}"
    yield f"kind:{name.kind or 'none'}"
    yield f"{how}&head:{'y' if name.kind else 'n'}"
    lower = [w.lower().strip(".,") for w in words]
    if name.head:
        yield f"headword:{name.head}"
        yield f"{how}&" + ("head:last" if lower[-1] == name.head.split()[-1] else "head:inner")
    capitals = sum([w[:1].isupper() or w[:1].isdigit() for w in words])
    caps = "all" if capitals == size else "most" if capitals * 2 >= size else "few" if capitals else "none"
    yield f"caps:{caps}"
    yield f"{how}&caps:{caps}&head:{'y' if name.kind else 'n'}"
    if not pool.vocabulary.groups["bodies.words"].isdisjoint(lower):
        yield "org"
    if lower[-1] in pool.vocabulary.groups["bodies.words"]:
        yield "org:last"
    if pool.vocabulary.rules["ordinal"].search(name.text):
        yield "ordinal"
    if words[0][:1].islower():
        yield f"low:{'ing' if lower[0].endswith('ing') else 'ed' if lower[0].endswith('ed') else 'other'}"
    if pool.vocabulary.rules["verb_in"].search(name.text):
        yield f"{how}&verb"
    yield f"first:{lower[0]}"
    yield f"last:{lower[-1]}"


def _context(c: Candidate, pool: Pool) -> Iterator[str]:
    how, kind, left, right = c.name.how, "y" if c.name.kind else "n", _left(c, pool), _right(c, pool)
    yield f"prev:{left.last}"
    yield f"prev:{left.last}&{kind}&{how}"
    yield f"next:{right.words[0] if right.words else '$'}"
    if len(right.words) > 1:
        yield f"next2:{right.words[0]}_{right.words[1]}"
    if right.does:
        yield f"{right.does}&{kind}"
    for led in left.led:
        yield f"{led}&{kind}"
    if left.titled or right.role or c.name.text.startswith(_PERSON):
        yield f"person&{how}"
    if right.ticker:
        yield f"ticker&{kind}"


def _left(c: Candidate, pool: Pool) -> Left:
    at = c.name.span.start
    made = pool.lefts.get(at)
    if made is None:
        words = pool.layout.text[max(c.sentence.span.start, at - 60) : at]
        made = pool.lefts[at] = left(words, pool.vocabulary)
    return made


def _right(c: Candidate, pool: Pool) -> Right:
    at = c.name.span.end
    made = pool.rights.get(at)
    if made is None:
        words = pool.layout.text[at : min(c.sentence.span.end, at + 100)]
        made = pool.rights[at] = right(words, pool.vocabulary)
    return made


def _own_verbs(c: Candidate, pool: Pool) -> Iterator[str]:
    """What the name is to the verbs of its own sentence: subject of the next, object of the one before."""
    found, tokens, kind = pool.frames(c.sentence), pool.layout.tokens(c.sentence), "y" if c.name.kind else "n"
    span = c.name.span
    before = [f for f in found if f.end <= span.start]
    behind = [f for f in found if f.start >= span.end]
    if len(before) + len(behind) < len(found):
        yield f"holds-verb&{c.name.how}"
    if behind:
        f = behind[0]
        part = frames.role(f, found, span, tokens)
        yield f"{part}-of:{f.kind}&{f.time}&{kind}"
        yield f"{part}-of:{f.lemma}&{kind}"
    if before:
        f = before[-1]
        part = frames.role(f, found, span, tokens)
        voice = "passive" if f.passive else "active"
        yield f"{part}<{f.kind}&{voice}&{kind}"
        yield f"{part}<{f.lemma}&{kind}"
        yield f"{part}<{f.time}&{kind}"
    if not found:
        yield f"verbless&{c.name.how}&{kind}"


def _article(c: Candidate, pool: Pool) -> Iterator[str]:
    words, title = bag(c.name.text, pool.vocabulary.stop), pool.title
    how = c.name.how
    if words and title:
        share = len(words & title) / len(words)
        level = "all" if share > 0.99 else "most" if share >= 0.6 else "some" if share > 0.2 else "none"
        yield f"title:{level}"
        yield f"title:{level}&{how}"
        if len(words & title) / len(title) > 0.5:
            yield "title:covered"
    else:
        yield "title:empty"
    yield f"content:{min(len(words), 8)}"
    times = pool.layout.text.count(c.name.text)
    yield f"times:{min(times, 4)}&{'y' if c.name.kind else 'n'}"


def _told(c: Candidate, pool: Pool) -> Iterator[str]:
    """How the article uses the name wherever it stands: events take "the" and are attended, bodies speak and own,
    places stand behind "in"."""
    if c.name.how not in ("proper", "part", "quote"):
        return
    text, name = pool.layout.text, c.name.text
    seen: set[str] = set()
    at, n = text.find(name), 0
    while at >= 0 and n < _OCCURRENCES:
        end, n = at + len(name), n + 1
        seen.update(_sides(text[max(0, at - 24) : at].lower(), text[end : end + 24].lower(), pool.vocabulary))
        at = text.find(name, end)
    if pool.abouts and f"About {name}" in text:
        seen.add("about")
    parts = name.split()
    if 1 < len(parts) < 4 and parts[0].lower() in pool.vocabulary.groups["given.names"]:
        seen.add("given")
    kind = "y" if c.name.kind else "n"
    for what in sorted(seen) or ["none"]:
        yield f"told:{what}&{kind}"


def _sides(left: str, right: str, vocabulary: Vocabulary) -> Iterator[str]:
    """What the words right before and right behind a name tell of it."""
    words = left.split()
    before = words[-1].strip('“"(') if words else ""
    for group in ("determiners", "places", "agents", "attending", "titles"):
        if before in vocabulary.groups[f"beside.{group}"]:
            yield group
    if right[:2] in ("’s", "'s"):
        yield "owns"
    after = right.split(None, 1) if right[:1] == " " else []
    verb = vocabulary.verbs.get(after[0].strip(",.")) if after else None
    if verb:
        yield f"then-{verb[1]}"


def traits(c: Candidate, pool: Pool) -> list[str]:
    """The features of a name for whatever date."""
    out = (
        *_form(c, c.name.text.split(), pool),
        *_context(c, pool),
        *_own_verbs(c, pool),
        *_told(c, pool),
        *_article(c, pool),
        *forms(c, pool),
    )
    return list(dict.fromkeys(out))

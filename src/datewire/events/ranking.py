"""The named features by which the best name for a date is chosen: what a name is to the date (see also `traits`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from datewire.events import frames
from datewire.events.bags import bag
from datewire.events.beside import WORD
from datewire.events.cues import Site
from datewire.events.forms import poverty
from datewire.events.pool import Candidate, Pool
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Span

_FAR = 600  # characters; thirty words and more


def _link(c: Candidate, site: Site, pool: Pool) -> Iterator[str]:
    span, when, text = c.name.span, site.at, pool.layout.text
    if span.meets(when):
        yield "btw:overlap"
        return
    before = span.end <= when.start
    between = text[span.end : when.start] if before else text[when.end : span.start]
    if len(between) > _FAR:  # of a long way the ends are enough
        between = f"{between[: _FAR // 2]} {between[-_FAR // 2 :]}"
    words = [w.lower() for w in WORD.findall(between)]
    side = "<" if before else ">"
    how = c.name.how
    yield f"side{side}&{how}"
    gap = (
        len(words)
        if len(words) < 5
        else 6
        if len(words) < 8
        else 12
        if len(words) < 15
        else 24
        if len(words) < 30
        else 40
    )
    yield f"gap{side}{gap}"
    yield f"gap{side}{gap}&{'y' if c.name.kind else 'n'}"
    for w in words[:2]:
        yield f"btw1{side}{w}"
    for w in words[-2:]:
        yield f"btw9{side}{w}"
    if before:
        yield "btw:" + (
            "go"
            if pool.vocabulary.rules["predicate"].match(between)
            else "do"
            if pool.vocabulary.rules["agent"].match(between)
            else "other"
        )
    if ";" in words or ":" in words:
        yield "btw:break"


def _anaphor(site: Site, vocabulary: Vocabulary) -> str:
    """How the date's sentence points back: "it", "the event", "the conference" — or "" when it does not."""
    tokens = [t for t in site.tokens[:5] if not t.mark]
    if not tokens:
        return ""
    if tokens[0].lower in vocabulary.groups["anaphors.pronouns"]:
        return "pronoun"
    if tokens[0].lower in ("the", "this") and len(tokens) > 1:
        for t in tokens[1:4]:
            if t.lower in vocabulary.groups["anaphors.nouns"]:
                return "event"
            if t.lower in vocabulary.heads:
                return f"head:{t.lower}"
    return ""


def _governed(c: Candidate, site: Site, pool: Pool) -> Iterator[str]:
    """What the name is to the verb that governs the date, and whether another date stands nearer to it."""
    kind = "y" if c.name.kind else "n"
    f = site.governor
    if f is None:
        yield f"gov:none&{kind}&{c.name.how}"
    else:
        part = frames.role(f, site.frames, c.name.span, site.tokens)
        voice = "passive" if f.passive else "active"
        yield f"gov{site.side}{part}&{kind}"
        yield f"gov{part}&{f.kind}&{voice}&{kind}"
        yield f"gov{part}&{f.kind}&{voice}&{c.name.how}"
        yield f"gov{part}&{f.lemma}&{kind}"
    yield f"rival:{_rivals(c.name.span, site, pool)}&{kind}"


def _rivals(span: Span, site: Site, pool: Pool) -> str:
    """Whether other dates stand between name and date ("between"), or nearer to the name ("nearer"), or not."""
    at, low, own = site.at, site.sentence.span, site.mention.span

    def other(dates: Sequence[Span]) -> list[Span]:
        return [s for s in dates if s != own and low.holds(s)]

    if not other(pool.first_dates(low.start, low.end, 2)):
        return "none"
    a, b = min(span.end, at.end), max(span.start, at.start)
    if other(pool.first_dates(max(a, low.start), min(b, low.end), 2)):
        return "between"
    near = (*pool.last_dates(low.start, span.start, 3), *pool.first_dates(span.start, low.end, 3))  # the nearest ones
    gap = max(at.start - span.end, span.start - at.end)
    return "nearer" if any(max(s.start - span.end, span.start - s.end) < gap for s in other(near)) else "away"


def _taken(c: Candidate, site: Site, pool: Pool) -> Iterator[str]:
    """Whether a name from elsewhere has a date of its own: the same days, or others."""
    days = pool.days(c.sentence)
    own = (site.when.start, site.when.end)
    state = "free" if not days else "same" if own in days else "other"
    yield f"taken:{state}&from:{c.where}"
    yield f"taken:{state}&{c.name.how}&{'y' if c.name.kind else 'n'}"


def standing(candidates: Sequence[Candidate], site: Site) -> list[list[str]]:
    """For each of a date's candidates what it is among the others: which of the event nouns of its sentence, counted
    from the date, and whether a longer candidate with the same noun holds it."""
    order: dict[str, int] = {}
    groups: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for c in candidates:
        span = c.name.span
        groups.setdefault((c.where, c.name.head), []).append((span.start, span.end))
        if c.where == "own" and c.name.kind:
            gap = max(site.at.start - span.end, span.start - site.at.end, 0)
            order[c.name.head] = min(gap, order.get(c.name.head, gap))
    nearest = {head: n for n, head in enumerate(sorted(order, key=lambda h: order[h]))}
    out = []
    for c in candidates:
        how, kind = c.name.how, "y" if c.name.kind else "n"
        others = groups[c.where, c.name.head]
        inside, holds = _nested(c.name.span, others) if len(others) > 1 else (0, 0)
        mine = [f"inside:{min(inside, 3)}&{how}&{kind}", f"holds:{min(holds, 3)}&{how}&{kind}"]
        if c.where == "own":
            mine.append(f"nth:{min(nearest.get(c.name.head, 9), 3)}&{how}")
        elif c.name.kind:
            mine.append(f"heads-own:{min(len(nearest), 2)}&from:{c.where}")
        out.append(mine)
    return out


def _nested(span: Span, others: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """How many of the other spans hold this one, and how many it holds."""
    a, b = span.start, span.end
    inside = holds = 0
    for x, y in others:
        if (x, y) != (a, b):
            inside += x <= a and b <= y
            holds += a <= x and y <= b
    return inside, holds


class Setting:
    """What all candidates of one date share: the way its sentence points back, whether it holds an event noun, and how
    little it says (`poor`: how many words beside the date, a noun or not, what points back, a verb or not)."""

    def __init__(self, site: Site, vocabulary: Vocabulary) -> None:
        self.back = _anaphor(site, vocabulary)
        self.nohead = not any(t.lower in vocabulary.heads for t in site.tokens)
        at = site.at
        size = sum(not (t.mark or at.start <= t.start < at.end or t.lower in vocabulary.stop) for t in site.tokens)
        length = "0" if not size else "s" if size < 5 else "m" if size < 12 else "l"
        self.poor = f"{length}{'n' if self.nohead else 'h'}{self.back[:1]}{'v' if site.frames else ''}"


def name_features(c: Candidate, site: Site, pool: Pool, setting: Setting) -> list[str]:
    """The features of a candidate name for a date's site, beside its traits."""
    where, how, kind = c.where, c.name.how, "y" if c.name.kind else "n"
    out = [f"from:{where}", f"from:{where}&{how}&{kind}", f"from:{where}&{how}&days:{pool.crowd}"]
    if where == "own":
        out += _link(c, site, pool)
        out += _governed(c, site, pool)
    else:
        out += _taken(c, site, pool)
    if (words := bag(c.name.text, pool.vocabulary.stop)) and pool.title:
        level = _level(len(words & pool.title) / len(words))
        out.append(f"title:{level}&days:{pool.crowd}&{where if where in ('own', 'title') else 'near'}")
    if site.inherited:
        out.append(f"inherited&from:{where}&{how}")
    if setting.back.startswith("head:"):
        same = "same" if setting.back[5:] in c.name.text.lower().split() else "other"
        out.append(f"back:head:{same}&from:{where}")
    elif setting.back:
        out.append(f"back:{setting.back}&from:{where}&{kind}")
    out += poverty(c, setting.poor, pool)
    if setting.nohead:
        out.append(f"nohead&from:{where}&{kind}")
    out.append(f"deadline:{'y' if c.name.kind == 'deadline' else 'n'}&{'y' if site.deadline else 'n'}")
    return list(dict.fromkeys(out))


def _level(share: float) -> str:
    return "all" if share > 0.99 else "most" if share >= 0.6 else "some" if share > 0.2 else "none"

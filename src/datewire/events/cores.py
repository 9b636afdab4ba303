"""The bare subject and object of a verb: the noun phrases that a date most likely belongs to.

No grammar is parsed: the subject is what stands between the last break and the verb, without what is put in between
commas, without relative clauses and without participles ("the fireworks scheduled for tonight have been moved").
"""

from __future__ import annotations

from collections.abc import Sequence

from datewire.events.frames import Frame
from datewire.events.tokens import Token, before, behind
from datewire.model import Span

_RELATIVE = frozenset("who which that whose where whom".split())
_JOIN = frozenset("and but while as because so".split())
_LEAD = frozenset(
    "the a an this that these those its his her their our and but so then also however meanwhile instead both yet if "
    "as while because when although though since after before until".split()
)
_PREPOSITIONS = frozenset("on in at for with from by after before during under despite of to".split())
_MARKS = frozenset(",;:()–—|•*")
_MOST = 12
_BACK = 4  # words before a verb among which its relative pronoun stands


def subject(f: Frame, found: Sequence[Frame], tokens: Sequence[Token], busy: Sequence[Span]) -> Span | None:
    """The bare subject of a verb group, or None when nothing stands before it."""
    left = before(tokens, f.start)
    begin, cuts = _begin(left, [g for g in found if g.end <= f.start])
    part = left[begin:]
    for i in range(len(part) - 2, 0, -1):
        if part[i - 1].text == "," and part[i].lower in _JOIN:
            part = part[i + 1 :]
            break
        if part[i].text in (";", ":", "|", "—", "–", "•"):
            part = part[i + 1 :]
            break
    part = _lead(part, busy)
    out: list[Token] = []
    for t in part:
        if out and (t.text in _MARKS or t.lower in _RELATIVE or t.start in cuts or _in(t, busy)):
            break
        out.append(t)
    return _span(out)


def target(f: Frame, tokens: Sequence[Token], busy: Sequence[Span]) -> Span | None:
    """The bare object of a verb group: the words behind it up to a break, a date or a relative clause."""
    out: list[Token] = []
    for t in behind(tokens, f.end):
        if t.text in _MARKS or t.text == "." or t.lower in _RELATIVE or _in(t, busy) or len(out) >= _MOST:
            break
        if out and t.lower in ("at", "in", "on", "when", "until", "from", "with", "by", "during"):
            break
        out.append(t)
    while out and out[0].lower in _LEAD:
        out = out[1:]
    while out and out[-1].lower in _PREPOSITIONS:
        out = out[:-1]
    return _span(out)


def _begin(left: Sequence[Token], before: Sequence[Frame]) -> tuple[int, set[int]]:
    """Where the clause begins: behind the last verb that governs a clause of its own; and where its participles are."""
    at = {t.start: i for i, t in enumerate(left)}
    cuts: set[int] = set()
    for g in reversed(before):
        i = at.get(g.start, 0)
        relative = g.kind != "say" and any(t.lower in _RELATIVE for t in left[max(0, i - _BACK) : i])
        reduced = g.time in ("participle", "infinitive") or (
            g.time == "past" and g.kind in ("hold", "off", "act") and i
        )
        if not relative and not reduced:
            return next((k for k, t in enumerate(left) if t.start >= g.end), len(left)), cuts
        cuts.add(g.start)
    return 0, cuts


def _lead(part: Sequence[Token], busy: Sequence[Span]) -> Sequence[Token]:
    while part:
        if part[0].mark or part[0].lower in _LEAD or _in(part[0], busy):
            part = part[1:]
        elif part[0].lower in _PREPOSITIONS and (cut := next((i for i, t in enumerate(part) if t.text == ","), 0)):
            part = part[cut + 1 :]
        else:
            break
    return part


def _in(t: Token, spans: Sequence[Span]) -> bool:
    return any(s.start <= t.start < s.end for s in spans)


def _span(out: list[Token]) -> Span | None:
    while out and (out[-1].mark or out[-1].lower in _PREPOSITIONS):
        out = out[:-1]
    return Span(out[0].start, out[-1].end) if out and len(out) <= _MOST + 6 else None

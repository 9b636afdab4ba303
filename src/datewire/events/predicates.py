"""Names of events that only a verb tells, with subject and object: "the case, which returns to the High Court on May
21" → "case returns to the High Court"; "He will be sentenced" → "Vincent Salerno sentenced"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from datewire.events.cores import subject
from datewire.events.frames import Frame, governing
from datewire.events.names import Name, head_of
from datewire.events.tokens import Token, behind, closes, within
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Span

_RELATIVE = frozenset("who which that".split())
_JOIN = frozenset("and then but later also".split())
_BEFORE = frozenset("by of for with from at in on to about over between against during after before into".split())
_STOPS = frozenset("which who that where when while as said says but because if before after so until unless".split())
_TITLES = frozenset("mr mrs ms dr prof rev gen sen gov lt col sgt capt st jr".split())
_DROPPED = frozenset("the a an this its their his her and".split())
_BOUND, _TO = frozenset("due set scheduled slated expected poised ready likely about".split()), 2
_SUBJECT, _OBJECT = 9, 10  # words
_SHORT, _LONG = 2, 16  # words of a name


def predicates(
    text: str, tokens: Sequence[Token], busy: Sequence[Span], found: Sequence[Frame], vocabulary: Vocabulary
) -> Iterator[Name]:
    """A name for the verb that governs each date: its subject, the verb as a headline has it, what follows it."""
    for date in busy:
        verb, _ = governing(found, tokens, date)
        if verb is None or verb.kind == "say" or (verb.kind == "hold" and verb.passive):
            continue
        who, said = _who(verb, found, tokens, busy, vocabulary), _then(verb, tokens, busy)
        to = verb.time in ("future", "planned") and not verb.passive
        if len(said) > _TO and said[0].lower in _BOUND and said[1].lower == "to":  # "is due to sit"
            to, said = True, said[_TO:]
        elif verb.kind == "due" or verb.lemma in ("be", "have", "take"):
            continue
        else:
            said = [*[t for t in tokens if verb.start <= t.start < verb.end][-1:], *said]
        if who and said and _SHORT <= len(who) + len(said) <= _LONG:
            yield _name(text, who, "to " if to else "", said, vocabulary)


def _name(text: str, who: Sequence[Token], to: str, said: Sequence[Token], vocabulary: Vocabulary) -> Name:
    words = f"{text[who[0].start : who[-1].end]} {to}{_joined(text, said)}"
    nouns = [*who, *said[1:]]
    head, kind = head_of([t.lower for t in nouns], vocabulary, [t.capital for t in nouns])
    start, end = min(who[0].start, said[0].start), max(who[-1].end, said[-1].end)
    return Name(words, Span(start, end), "predicate", head, kind)


def _joined(text: str, tokens: Sequence[Token]) -> str:
    """The words of tokens, with what stands between neighbours in the text but without what was left out."""
    out, at = "", tokens[0].start
    for t in tokens:
        out += (" " if t.start - at > 2 else text[at : t.start]) + text[t.start : t.end]
        at = t.end
    return out


def _who(
    verb: Frame, found: Sequence[Frame], tokens: Sequence[Token], busy: Sequence[Span], vocabulary: Vocabulary
) -> list[Token]:
    """The words of the verb's subject; of a relative clause what it hangs on, of a second verb the first one's."""
    before = [t for t in tokens if t.end <= verb.start]
    for back in range(1, min(4, len(before)) + 1):
        if before[-back].lower in _RELATIVE:
            return _hung(before[:-back], found, busy, vocabulary)
    span = subject(verb, found, tokens, busy)
    if span is None and before and before[-1].lower in _JOIN:
        earlier = [f for f in found if f.end <= before[-1].start and f.kind != "say"]
        span = subject(earlier[-1], found, tokens, busy) if earlier else None
    part = [*within(tokens, span.start, span.end)] if span else []
    if part and part[0].lower in vocabulary.groups["names.pronouns"]:
        return part[:1]
    return part if len(part) <= _SUBJECT else []


def _hung(before: Sequence[Token], found: Sequence[Frame], busy: Sequence[Span], vocabulary: Vocabulary) -> list[Token]:
    """The noun phrase at the end of `before`, back to a mark, a verb, a date or a preposition."""
    end = len(before) - (before[-1].text == ",") if before else 0
    i = end
    while i and end - i <= _SUBJECT:
        t = before[i - 1]
        if t.lower in vocabulary.auxiliaries:  # "will defend the case": the word behind it is a verb
            i += 1
            break
        titled = t.text == "." and i > 1 and before[i - 2].lower in _TITLES
        verb = any(f.start <= t.start < f.end for f in found)
        if (closes(t) and not titled) or verb or t.lower in _BEFORE or any(s.start <= t.start < s.end for s in busy):
            break
        i -= 1
    while i < end and before[i].lower in _DROPPED:
        i += 1
    return list(before[i:end]) if end - i <= _SUBJECT else []


def _then(verb: Frame, tokens: Sequence[Token], busy: Sequence[Span]) -> list[Token]:
    """What follows the verb up to a break, without the dates in it."""
    out: list[Token] = []
    for t in behind(tokens, verb.end):
        if any(s.start <= t.start < s.end for s in busy):
            _trim(out)
            continue
        if (closes(t) and t.text not in "“”\"'") or (t.lower in _STOPS and out) or len(out) >= _OBJECT:
            break
        out.append(t)
    _trim(out)
    return out


def _trim(out: list[Token]) -> None:
    """Take marks and words that lead to something off the end."""
    while out and (out[-1].mark or out[-1].lower in _BEFORE or out[-1].lower in _DROPPED or out[-1].lower == "next"):
        out.pop()


def resolved(name: Name, antecedent: tuple[str, Span], pronouns: frozenset[str]) -> Name | None:
    """A name that begins with a pronoun, with the words it stands for; None for any other name."""
    first, _, rest = name.text.partition(" ")
    if name.how != "predicate" or first.lower() not in pronouns or not rest:
        return None
    return Name(f"{antecedent[0]} {rest}", name.span, "predicate", name.head, name.kind, antecedent[1])


def leading(tokens: Sequence[Token]) -> Span | None:
    """The run of capitals that begins a sentence whose verb is not known, or None: "Vincent Salerno pleaded guilty"."""
    end = next((i for i, t in enumerate(tokens) if not t.capital), len(tokens))
    return Span(tokens[0].start, tokens[end - 1].end) if 1 < end <= _SUBJECT else None

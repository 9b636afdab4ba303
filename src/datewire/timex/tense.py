"""Past or future? The direction that the tense and the construction around a mention give it."""

from __future__ import annotations

from typing import NamedTuple

from datewire.timex.locale import Cues

LEFT, RIGHT = 130, 80
NEAR = {"future": 70, "past": 45, "present": 24}
"""Characters between a verb and the date within which the verb is sure to govern it."""


BESIDE = 4
"""The same for a form that may be a participle: "voted on 3 May", not "the strike called for 3 May" nor "the final,
followed by a concert on 3 May"."""


class Side(NamedTuple):
    """ "past", "future" or ""; `sure` when the verb stands close enough to overrule the nearest year."""

    name: str = ""
    sure: bool = False


UNKNOWN = Side()


class Cue(NamedTuple):
    """A verb or other sign of time before a mention."""

    group: str
    start: int
    end: int
    word: str


def direction(text: str, start: int, end: int, cues: Cues) -> Side:
    """The side for the words at `text[start:end]`.

    The nearest verb before it in its sentence counts; after a verb of reporting that does not stand right before it,
    or without any verb before, the first one after it.
    """
    lead = text[max(0, start - LEFT) : start]
    stops = list(cues.stop.finditer(lead))
    if stops:
        lead = lead[stops[-1].end() :]
    before = [Cue(hit.lastgroup or "", hit.start(), hit.end(), hit.group()) for hit in cues.verbs.finditer(lead)]
    if before and before[-1].group == "say":
        if len(lead) - before[-1].end < 5:
            return Side("past", True)
    elif before:
        found = _governed(before, len(lead), cues)
        if found.name:
            return found
    return _after(text, end, cues, bool(before))


def _governed(before: list[Cue], here: int, cues: Cues) -> Side:
    """The side of the last verb; a participle takes that of the auxiliary before it ("will be held")."""
    at = len(before) - 1
    while at > 0 and before[at].group == "past" and before[at].start - before[at - 1].end < 14:
        if before[at - 1].group == "say":
            break
        at -= 1
    cue = before[at]
    if cue.group == "past" and at == len(before) - 1 and cues.loose.match(cue.word):
        earlier = [other for other in before[:at] if not cues.loose.match(other.word)]
        return Side(_name(earlier[-1].group), False) if earlier else UNKNOWN
    gap = here - before[-1].end
    unclear = cue.group == "past" and at == len(before) - 1 and cues.participle.match(cue.word)
    return Side(_name(cue.group), gap <= (BESIDE if unclear else NEAR.get(cue.group, 0)))


def _name(group: str) -> str:
    return "past" if group in ("past", "say") else "future"


def _after(text: str, end: int, cues: Cues, told: bool) -> Side:
    """The side of the first verb after a mention; nothing sure."""
    tail = text[end : end + RIGHT]
    stop = cues.stop.search(tail)
    for hit in cues.verbs.finditer(tail[: stop.start()] if stop else tail):
        if hit.lastgroup == "say" or cues.loose.match(hit.group()):
            told = True
            continue
        return Side("past" if hit.lastgroup == "past" else "future", False)
    return Side("past", False) if told else UNKNOWN

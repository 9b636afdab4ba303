"""Past or future? The direction that the tense and the construction around a mention give it."""

from __future__ import annotations

from datewire.timex.locale import Cues

LEFT, RIGHT = 160, 90


def direction(text: str, start: int, end: int, cues: Cues) -> str:
    """ "past", "future" or "" for the words at `text[start:end]`: the nearest verb before it in its sentence counts;
    after a verb of reporting, or without any before, the first verb after it.
    """
    lead = text[max(0, start - LEFT) : start]
    stops = list(cues.stop.finditer(lead))
    if stops:
        lead = lead[stops[-1].end() :]
    before = [(hit.lastgroup or "", hit.start(), hit.end()) for hit in cues.verbs.finditer(lead)]
    if before and before[-1][0] != "say":
        return _side(_governing(before))
    if before and len(lead) - before[-1][2] < 5:
        return "past"
    tail = text[end : end + RIGHT]
    stop = cues.stop.search(tail)
    after = cues.verbs.search(tail[: stop.start()] if stop else tail)
    if after and after.lastgroup != "say":
        return _side(after.lastgroup or "")
    return "past" if before or after else ""


def _governing(cues: list[tuple[str, int, int]]) -> str:
    """The group of the last verb; a participle takes that of the auxiliary before it ("will be held")."""
    at = len(cues) - 1
    while at > 0 and cues[at][0] == "past" and cues[at][1] - cues[at - 1][2] < 14 and cues[at - 1][0] != "say":
        at -= 1
    return cues[at][0]


def _side(group: str) -> str:
    return {"past": "past", "future": "future", "present": "future"}.get(group, "")

"""What an editor should look at: contradictions, silent moves, doubtful appointments, joins that only just held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from datewire.diary.likeness import ENOUGH
from datewire.diary.placed import Placed
from datewire.diary.rulings import Rulings
from datewire.model import Event, Evidence

_POINTS = re.compile(r"(?:^|; )[a-z ]+ ([+-]\d+) \(")
DOUBT = 0.6  # confidence below which an appointment is shown to an editor
SLIM = 8  # points above the limit below which a join is


@dataclass(frozen=True, slots=True)
class Case:
    """One event for an editor: `questions` in words, `later` when it was put off before."""

    event: Event
    questions: tuple[str, ...]
    later: bool = False


def questions_of(event: Event, seen: int = 0) -> tuple[str, ...]:
    """What is unclear about an event, leaving out the first `seen` steps of its life, which an editor has accepted."""
    found = [
        f"{r.action}: {r.note} ({r.article})"
        for r in event.history[seen:]
        if r.action in ("contradicted", "moved silently")
    ]
    if event.draft.confidence < DOUBT and not seen:
        found.append(f"only {event.draft.confidence:.0%} sure that this is an appointment")
    return tuple(found)


def slim_joins(tellings: Sequence[Placed], seen: int = 0) -> tuple[str, ...]:
    """The tellings that were joined with few points to spare, in words."""
    found = []
    for placed in tellings[seen:]:
        points = sum(map(int, _POINTS.findall(placed.because)))
        if placed.parent and points < ENOUGH + SLIM:
            found.append(
                f"joined with {points} points: “{placed.mention.draft.title}” ({placed.mention.report.article})"
            )
    return tuple(found)


def cases(events: Iterable[Event], rulings: Rulings) -> list[Case]:
    """The events with a question, by day, those put off before at the end."""
    found = []
    for event in events:
        word = rulings.word((event.uid,))
        steps = int(dict(word.fields).get("steps", len(event.history))) if word and word.word == "accept" else 0
        if asked := questions_of(event, steps):
            found.append(Case(event, asked, bool(word and word.word == "later")))
    return sorted(found, key=lambda c: (c.later, c.event.draft.when.start, c.event.uid))


def sentence(text: str, evidence: Evidence) -> tuple[str, str, str]:
    """The sentence around the evidence in its article's `text`: before, the words themselves, after."""
    start, end = evidence.span.start, evidence.span.end
    left = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start) + 1, start - 240) + 1
    stops = [i for i in (text.find("\n", end), text.find(". ", end) + 1) if i > 0]
    right = min([*stops, end + 240, len(text)])
    return text[left:start].lstrip(), text[start:end], text[end:right].rstrip()

"""An editor's decisions: a small text file, one a line, kept in git if you like and replayed on every rebuild.

    accept UID [steps=N]          the entry is right as it stands (N steps in its life were seen)
    reject UID                    no such event: it leaves every feed
    fix UID field=value …         title, start, end, time, until, zone, place, status, online: whatever articles say
    merge UID UID                 the two are one event; it keeps the older UID
    split MARK                    this telling is of another event ("datewire life" prints the marks)
    later UID                     not decided; comes last in the next review

Blank lines and what follows "#" are comments; values with spaces are quoted as in a shell. The last word on an event
wins, except that "merge" and "split" add up.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from datewire.errors import OptionError
from datewire.model import Draft, Place, Precision, Status, When

FIELDS = ("title", "start", "end", "time", "until", "zone", "place", "status", "online")
WORDS = {"accept": 1, "reject": 1, "fix": 1, "merge": 2, "split": 1, "later": 1}


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision: `word` on `targets` (UIDs or marks) with the values of `fields`."""

    word: str
    targets: tuple[str, ...]
    fields: tuple[tuple[str, str], ...] = ()

    def line(self, comment: str = "") -> str:
        """The line of the file, without its end."""
        pairs = (f"{name}={shlex.quote(value)}" for name, value in self.fields)
        text = " ".join((self.word, *self.targets, *pairs))
        return f"{text}  # {' '.join(comment.split())}" if comment else text


@dataclass(frozen=True, slots=True)
class Rulings:
    """All decisions in force. `word` and `fixes` by UID, `pairs` to be one event, `apart` the marks that begin one."""

    words: dict[str, Ruling] = field(default_factory=dict)
    fixes: dict[str, Ruling] = field(default_factory=dict)
    pairs: tuple[tuple[str, str], ...] = ()
    apart: frozenset[str] = frozenset()

    def word(self, uids: Iterable[str]) -> Ruling | None:
        """The decision (accept, reject, later) on an event that was known under any of these UIDs."""
        return next((self.words[uid] for uid in uids if uid in self.words), None)

    def fix(self, uids: Iterable[str]) -> Ruling | None:
        """The fixed fields of an event that was known under any of these UIDs."""
        return next((self.fixes[uid] for uid in uids if uid in self.fixes), None)

    def partners(self, mark: str) -> set[str]:
        """The marks that an editor joined with this one."""
        return {b if a == mark else a for a, b in self.pairs if mark in (a, b)}


def parse(text: str, where: str = "decisions") -> Rulings:
    """The decisions of a file. Raises OptionError that names the line."""
    words: dict[str, Ruling] = {}
    fixes: dict[str, Ruling] = {}
    pairs: list[tuple[str, str]] = []
    apart: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        ruling = _ruling(line, f"{where}:{number}")
        if ruling is None:
            continue
        if ruling.word == "merge":
            pairs.append((ruling.targets[0], ruling.targets[1]))
        elif ruling.word == "split":
            apart.add(ruling.targets[0])
        elif ruling.word == "fix":
            fixes[ruling.targets[0]] = ruling
        else:
            words[ruling.targets[0]] = ruling
    return Rulings(words, fixes, tuple(pairs), frozenset(apart))


def _ruling(line: str, where: str) -> Ruling | None:
    try:
        tokens = shlex.split(line, comments=True)
    except ValueError as error:
        raise OptionError(f"{where}: {error}", "close the quotation mark") from error
    if not tokens:
        return None
    word, rest = tokens[0], tokens[1:]
    targets = tuple(t for t in rest if "=" not in t)
    pairs = tuple((t.partition("=")[0], t.partition("=")[2]) for t in rest if "=" in t)
    if WORDS.get(word) != len(targets):
        raise OptionError(f"{where}: '{line.strip()}' is no decision", f"one of {', '.join(WORDS)}, then its UIDs")
    ruling = Ruling(word, targets, pairs)
    if word == "fix":
        _check(ruling, where)
    return ruling


def _check(ruling: Ruling, where: str) -> None:
    if bad := [name for name, _ in ruling.fields if name not in FIELDS]:
        raise OptionError(f"{where}: no field '{bad[0]}'", f"one of {', '.join(FIELDS)}")
    try:
        values = dict(ruling.fields)
        first, last = (date.fromisoformat(values[n]) if n in values else None for n in ("start", "end"))
        [time.fromisoformat(values[n]) for n in ("time", "until") if n in values]
        Status(values.get("status", "scheduled"))
        ZoneInfo(values.get("zone") or "UTC")
    except (ValueError, ZoneInfoNotFoundError, OSError) as error:
        raise OptionError(f"{where}: {error}", "days as YYYY-MM-DD, times as HH:MM, zones as Europe/Paris") from error
    if not values.get("title", "some").strip():
        raise OptionError(f"{where}: an event has a title", "'reject' takes it out of every feed")
    if first and last and last < first:
        raise OptionError(f"{where}: ends on {last}, before it starts on {first}", "the end is the last day, inclusive")


def fixed(draft: Draft, ruling: Ruling) -> Draft:
    """`draft` with the fields that the editor settled."""
    values = dict(ruling.fields)
    place = Place(values["place"]) if values.get("place") else draft.place
    return replace(
        draft,
        title=values.get("title", draft.title),
        status=Status(values.get("status", draft.status)),
        place=None if values.get("place") == "" else place,
        online=values["online"] in ("yes", "true", "1") if "online" in values else draft.online,
        when=_when(draft, values),
    )


def _when(draft: Draft, values: dict[str, str]) -> When:
    when = draft.when
    if "start" in values or "end" in values:
        start = date.fromisoformat(values["start"]) if "start" in values else when.start
        end = date.fromisoformat(values["end"]) if "end" in values else max(start, start + (when.end - when.start))
        end = end if "end" in values or when.precision is Precision.DAY else start
        when = replace(when, start=start, end=max(start, end), precision=Precision.DAY)
    return replace(
        when,
        start_time=time.fromisoformat(values["time"]) if "time" in values else when.start_time,
        end_time=time.fromisoformat(values["until"]) if "until" in values else when.end_time,
        zone=(values["zone"] or None) if "zone" in values else when.zone,
    )

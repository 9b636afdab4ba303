"""From threads to events: what subscribers were told under a UID is held to, whatever the threads become."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from datewire.diary.decide import face
from datewire.diary.difference import difference
from datewire.diary.fold import fold
from datewire.diary.mention import NAMESPACE
from datewire.diary.placed import Placed
from datewire.diary.rulings import Rulings, fixed
from datewire.diary.store import Book, Change, Floor
from datewire.model import Event


def bind(
    book: Book, touched: set[str], rulings: Rulings, now: datetime, before: Mapping[str, Event] | None = None
) -> list[Change]:
    """Make the events of the threads with the roots `touched` anew, and return what changed.

    `before` are the events as they were, when they stand no longer in the book. A UID once given stays with the thread
    that holds the mention that minted it; of several, the one given first stays.
    """
    groups = _groups(book, touched, rulings)
    old = dict(before or {})
    for root in touched | {root for group in groups for root in group}:
        if event := book.event_at(root):
            old[event.uid] = event
            book.drop_event(event.uid)
    new: dict[str, Event] = {}
    for group in groups:
        members = sorted((p for root in group for p in book.members(root)), key=lambda p: p.mention.order)
        if event := _event(book, members, rulings):
            book.put_event(members[0].mention.order, event)
            new[event.uid] = event
    uids = sorted(old.keys() | new.keys())
    return [c for uid in uids if (c := difference(old.get(uid), new.get(uid), now))]


def _groups(book: Book, touched: set[str], rulings: Rulings) -> list[tuple[str, ...]]:
    """The roots of living threads, those together that an editor joined; in order of publication."""
    groups: dict[str, tuple[str, ...]] = {}
    for root in sorted(touched):
        if root not in groups and book.members(root):
            group = _joined(book, root, rulings)
            groups |= dict.fromkeys(group, group)
    return sorted(set(groups.values()))


def _joined(book: Book, root: str, rulings: Rulings) -> tuple[str, ...]:
    if not rulings.pairs:
        return (root,)
    found, waiting = {root}, [root]
    while waiting:
        marks = {p.mention.mark for p in book.members(waiting.pop())}
        orders = (book.order_of_mark(other) for mark in marks for other in rulings.partners(mark))
        more = {book.get(order).root for order in orders if order} - found
        found |= more
        waiting += more
    return tuple(sorted(found))


def _event(book: Book, members: Sequence[Placed], rulings: Rulings) -> Event | None:
    """The event of one group, told to subscribers by its number and stamp; None when an editor rejected it."""
    marks = [p.mention.mark for p in members]
    uid = _uid(book, marks)
    event = fold([p.mention for p in members], uid)
    known_as = (uid, *marks)
    word = rulings.word(known_as)
    if word and word.word == "reject":
        return None
    if fix := rulings.fix(known_as):
        draft = fixed(event.draft, fix)
        event = replace(event, draft=draft, sequence=event.sequence + (face(draft) != face(event.draft)))
    return _numbered(book, event)


def _uid(book: Book, marks: Sequence[str]) -> str:
    """The UID that one of these mentions gave first and that no other event bears now; else a new one of the first."""
    claims = book.claims(marks)
    given = (c.uid for c in sorted(claims.values(), key=lambda c: c.born))
    if uid := next((uid for uid in given if book.event(uid) is None), None):
        return uid
    uid = marks[0] if book.event(marks[0]) is None else f"{uuid.uuid5(NAMESPACE, marks[0])}@datewire"
    book.claim(marks[0], uid)
    return uid


def _numbered(book: Book, event: Event) -> Event:
    """`event` with a SEQUENCE above what subscribers have when its face is another one, and never below."""
    seen = hashlib.sha256(repr(face(event.draft)).encode()).hexdigest()[:32]
    sequence, changed = event.sequence, event.changed
    if floor := book.floor(event.uid):
        sequence = max(sequence, floor.sequence + (floor.face != seen))
        changed = max(changed, floor.changed)
    if not floor or (sequence, seen, changed) != (floor.sequence, floor.face, floor.changed):
        book.put_floor(event.uid, Floor(sequence, seen, changed))
    return replace(event, sequence=sequence, changed=changed)

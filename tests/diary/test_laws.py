"""Laws of the diary: twice is once, any order gives the same events, a crash leaves nothing half done, a rebuild
nothing new, and what subscribers were told never goes backwards."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from factory import draft, on, reading
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from datewire.diary.decide import face
from datewire.diary.gather import gather
from datewire.diary.ledger import Diary
from datewire.diary.memory import MemoryStore
from datewire.model import Event, Precision, Reading, Status

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TITLES = (
    "42nd AIPA General Assembly",
    "AIPA General Assembly",
    "General Assembly of the ASEAN Inter-Parliamentary Assembly",
    "43rd AIPA General Assembly",
    "AIPA-42",
    "World Conference on Interfaith Dialogue",
    "World Conference on Interfaith and Intercultural Dialogue",
    "Dialogue",
)
TIMES = (on("2021-08-23", "2021-08-25"), on("2021-08-24"), on("2021-08"), on("2021"), on("2021-11-02"), on("?"))
drafts = st.builds(
    lambda title, when, status, place, start: draft(title, when, status=status, place=place, start=start),
    st.sampled_from(TITLES),
    st.sampled_from(TIMES),
    st.sampled_from((Status.SCHEDULED, Status.SCHEDULED, Status.POSTPONED, Status.CANCELLED, Status.HELD)),
    st.sampled_from((None, None, "Hanoi", "Moscow or St Petersburg", "St Petersburg")),
    st.integers(0, 3),
)
days = st.sampled_from((None, *(f"2021-0{m}-15" for m in range(1, 10))))
OUTLETS = ("Agency", "Herald", "AIPA Secretariat", None)


def readings(name: str) -> st.SearchStrategy[Reading]:
    return st.builds(
        lambda day, told, outlet: reading(name, day, *told, outlet=outlet),
        days,
        st.lists(drafts, min_size=1, max_size=3),
        st.sampled_from(OUTLETS),
    )


many = st.integers(1, 9).flatmap(lambda n: st.tuples(*(readings(f"a{i}") for i in range(n))))


def told(event: Event) -> tuple[object, ...]:
    """All of an event but what subscribers were told under it."""
    return (event.draft, event.reports, [(r.at, r.action, r.article, r.note) for r in event.history])


def facts(events: tuple[Event, ...]) -> list[tuple[object, ...]]:
    return sorted((told(e) for e in events if e.draft.when.precision is not Precision.NONE), key=repr)


@given(many, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_any_order_of_arrival_gives_the_same_events(given_: tuple[Reading, ...], random: object) -> None:
    shuffled = list(given_)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert gather(shuffled) == gather(given_)
    diary = Diary(MemoryStore())
    for one in shuffled:
        diary.take([one], NOW)
    assert facts(diary.events()) == facts(gather(given_))


@given(many)
@settings(max_examples=60, deadline=None)
def test_articles_that_come_in_order_give_what_gather_gives_to_the_byte(given_: tuple[Reading, ...]) -> None:
    diary = Diary(MemoryStore())
    diary.take(given_, NOW)
    assert sorted(diary.events(), key=lambda e: e.uid) == sorted(gather(given_), key=lambda e: e.uid)


@given(many)
@settings(max_examples=60, deadline=None)
def test_the_number_rises_by_one_exactly_when_something_visible_changes(given_: tuple[Reading, ...]) -> None:
    for event in gather(given_):
        numbers = [r.sequence for r in event.history]
        assert numbers[0] == 0
        assert all(0 <= b - a <= 1 for a, b in pairwise(numbers))
        assert event.sequence == numbers[-1]
        assert [r.article for r in event.reports] == list(dict.fromkeys(r.article for r in event.history))
        assert event.created <= event.changed


class Crash(Exception):
    pass


class DiaryMachine(RuleBasedStateMachine):
    """Articles, corrections of articles, crashes and rebuilds in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.diary = Diary(MemoryStore())
        self.known: dict[str, Reading] = {}
        self.clock = NOW
        self.seen: dict[str, tuple[int, object, object]] = {}

    def _tick(self) -> datetime:
        self.clock += timedelta(hours=1)
        return self.clock

    @rule(name=st.sampled_from("abcdef"), data=st.data())
    def article(self, name: str, data: st.DataObject) -> None:
        told = data.draw(readings(name))
        self.diary.take([told], self._tick())
        self.known[name] = told

    @rule()
    def again(self) -> None:
        assert self.diary.take(self.known.values(), self._tick()) == []

    @rule(data=st.data())
    def crash(self, data: st.DataObject) -> None:
        told = [data.draw(readings(name)) for name in "xyz"]

        def breaks():  # type: ignore[no-untyped-def]
            yield from told
            raise Crash

        with suppress(Crash):
            self.diary.take(breaks(), self._tick())

    @rule()
    def rebuild(self) -> None:
        before = self.diary.events(undated=True)
        assert self.diary.rebuild(lambda article: self.known[article.id], self._tick()) == []
        assert self.diary.events(undated=True) == before

    @invariant()
    def the_events_are_those_of_the_articles_known(self) -> None:
        assert facts(self.diary.events()) == facts(gather(self.known.values()))

    @invariant()
    def what_was_told_never_goes_backwards(self) -> None:
        events = self.diary.events()
        assert len({e.uid for e in events}) == len(events)
        for event in events:
            number, stamp, shown = self.seen.get(event.uid, (0, event.changed, face(event.draft)))
            assert event.sequence > number or face(event.draft) == shown
            assert event.sequence >= number
            assert event.changed >= stamp  # type: ignore[operator]
            self.seen[event.uid] = (event.sequence, event.changed, face(event.draft))


DiaryMachine.TestCase.settings = settings(
    max_examples=40, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
TestDiaryMachine = DiaryMachine.TestCase


def test_fold_of_one_mention_is_its_draft() -> None:
    one = reading("a", "2021-01-01", draft("Expo", on("2021-05-01")))
    (event,) = gather([one])
    assert event.draft == one.drafts[0]


def test_a_late_old_article_that_changes_the_entry_raises_its_number_once() -> None:
    diary = Diary(MemoryStore())
    diary.take([reading("new", "2021-03-01", draft("Expo of Peat Bogs", on("2021-05-01")))], NOW)
    (first,) = diary.events()
    late = reading("old", "2021-01-01", draft("Expo of Peat Bogs", on("2021-05-01"), place="Riga"))
    diary.take([late], NOW)
    (second,) = diary.events()
    assert second.draft.place is not None
    assert (second.uid, second.sequence) == (first.uid, first.sequence + 1)
    diary.take([reading("older", "2020-12-01", draft("Expo of Peat Bogs", on("2021")))], NOW)
    (third,) = diary.events()
    assert third.draft == second.draft or third.sequence > second.sequence

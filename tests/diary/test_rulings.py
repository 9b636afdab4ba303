"""An editor's word: read from a file, held against every article, undone by taking the line out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from factory import draft, on, reading

from datewire.diary.ledger import Diary
from datewire.diary.memory import MemoryStore
from datewire.diary.rulings import Ruling, fixed, parse
from datewire.errors import OptionError
from datewire.model import Reading, Status

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TOLD = {
    name: reading(name, day, draft(title, on(when)))
    for name, day, title, when in (
        ("a", "2023-01-01", "Peat Bog Repair Conference", "2023-05-10"),
        ("b", "2023-01-02", "Peat Bog Repair Conference", "2023-05-10"),
        ("c", "2023-01-03", "Moor Savers' Gathering", "2023-05-11"),
    )
}


def read(article: object) -> Reading:
    return TOLD[article.id]  # type: ignore[attr-defined]


def diary_after(store: MemoryStore, text: str) -> Diary:
    """The diary with these decisions, brought in line with them both ways: by rebuild and by enforcement alone."""
    diary = Diary(store, parse(text))
    diary.enforce(NOW)
    enforced = diary.events()
    diary.rebuild(read, NOW)
    assert diary.events() == enforced
    return diary


@pytest.fixture
def store() -> MemoryStore:
    made = MemoryStore()
    Diary(made).take(TOLD.values(), NOW)
    return made


def test_two_events_merged_keep_the_older_uid_and_come_apart_when_the_line_goes(store: MemoryStore) -> None:
    one, two = Diary(store).events()
    (joined,) = diary_after(store, f"merge {two.uid} {one.uid}").events()
    assert joined.uid == one.uid
    assert [r.article for r in joined.reports] == ["a", "b", "c"]
    apart = Diary(store)
    apart.rebuild(read, NOW)
    assert {e.uid for e in apart.events()} == {one.uid, two.uid}


def test_a_telling_split_off_is_an_event_of_its_own_and_the_rest_keeps_its_uid(store: MemoryStore) -> None:
    one, _ = Diary(store).events()
    mark = Diary(store).tellings(one)[1].mention.mark
    events = diary_after(store, f"split {mark}").events()
    assert [[r.article for r in e.reports] for e in events if e.draft.title.startswith("Peat")] in (
        [["a"], ["b"]],
        [["b"], ["a"]],
    )
    assert next(e for e in events if e.reports[0].article == "a").uid == one.uid


def test_what_an_editor_rejects_is_gone_and_what_he_fixed_no_article_moves(store: MemoryStore) -> None:
    one, two = Diary(store).events()
    diary = diary_after(store, f"reject {two.uid}\nfix {one.uid} start=2023-06-01 end=2023-06-02 time=09:30")
    diary.take([reading("d", "2023-02-01", draft("Peat Bog Repair Conference", on("2023-05-12")))], NOW)
    (event,) = diary.events()
    assert (event.draft.when.start, event.draft.when.end) == (date(2023, 6, 1), date(2023, 6, 2))
    assert event.uid == one.uid
    assert len(event.reports) == 3


def test_a_ruling_is_written_as_it_is_read() -> None:
    ruling = Ruling("fix", ("u@datewire",), (("place", "St Petersburg"), ("title", "A \"b\" 'c'")))
    text = ruling.line("Peat # moor\nday")
    assert parse(text).fixes == {"u@datewire": ruling}
    assert "\n" not in text


def test_fixed_fields_and_nothing_else_change() -> None:
    told = draft("Peat", on("2023-05"), place="Riga")
    ruling = Ruling("fix", ("u",), (("start", "2023-05-09"), ("status", "cancelled"), ("place", "")))
    made = fixed(told, ruling)
    assert (made.when.start, made.when.end, made.when.precision) == (date(2023, 5, 9), date(2023, 5, 9), "day")
    assert (made.status, made.place, made.title) == (Status.CANCELLED, None, "Peat")


@pytest.mark.parametrize(
    "line",
    [
        "accept",
        "merge one",
        "fix u colour=red",
        "fix u start=soon",
        "fix u start=2023-02-02 end=2023-02-01",
        "fix u 'x",
    ],
)
def test_a_line_that_is_no_decision_is_named(line: str) -> None:
    with pytest.raises(OptionError, match="decisions:2"):
        parse(f"# fine\n{line}")

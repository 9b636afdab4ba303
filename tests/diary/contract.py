"""What every store must do, whatever it is made of: one class that each implementation's test inherits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from factory import draft, on, reading

from datewire.diary.fold import fold
from datewire.diary.ledger import Diary
from datewire.diary.mention import mentions_of, sight_of
from datewire.diary.placed import Placed
from datewire.diary.questions import Search
from datewire.diary.store import Change, Floor, Store
from datewire.model import Kind, Reading, Status

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 1, 2, 12, tzinfo=UTC)


def placed(told: Reading, index: int = 0, parent: Placed | None = None) -> Placed:
    mention = mentions_of(told)[index]
    root = parent.root if parent else mention.order
    return Placed(mention, parent.mention.order if parent else None, root, sight_of(mention, None), "by hand")


class StoreContract:
    """Inherit and give a fixture `store`."""

    @pytest.fixture
    def store(self) -> Iterator[Store]:
        raise AssertionError("every implementation gives its own")

    def test_a_mention_comes_back_as_it_was_put(self, store: Store) -> None:
        one = placed(
            reading("Ünïcode “a”", "2020-01-02", draft("AIPA-42", on("2021-08-23", at="09:30"), place="Hà Nội"))
        )
        with store.writing() as book:
            book.put(one)
        with store.reading() as book:
            assert book.get(one.mention.order) == one
            assert book.order_of_mark(one.mention.mark) == one.mention.order
            assert list(book.orders_of("Ünïcode “a”")) == [one.mention.order]
            assert book.order_of_mark("nobody") is None

    def test_shelves_give_the_nearest_neighbours_on_either_side_and_not_the_mention_itself(self, store: Store) -> None:
        all_of_them = [
            placed(reading(f"r{i}", f"2020-01-{i + 1:02d}", draft("Eurovision Song", on("2021")))) for i in range(9)
        ]
        with store.writing() as book:
            for one in reversed(all_of_them):
                book.put(one)
            middle = all_of_them[4].mention.order
            key = "eurovision song"
            orders = [one.mention.order for one in all_of_them]
            assert sorted(book.before({key: 2}, middle)) == [(key, order) for order in orders[2:4]]
            assert sorted(book.after({key: 3, "song 2021-01": 1}, middle)) == [
                *((key, order) for order in orders[5:8]),
                ("song 2021-01", orders[5]),
            ]
            assert list(book.before({"no such key": 2}, middle)) == []

    def test_threads_know_their_children_and_members_in_order(self, store: Store) -> None:
        first = placed(reading("b", "2020-01-01", draft("Expo", on("2021"))))
        second = placed(reading("a", "2020-01-02", draft("Expo", on("2021"))), parent=first)
        with store.writing() as book:
            book.put(second)
            book.put(first)
            assert list(book.children(first.mention.order)) == [second.mention.order]
            assert list(book.members(first.root)) == [first, second]
            book.put(replace(second, parent=None, root=second.mention.order))
            assert list(book.members(first.root)) == [first]
            assert list(book.children(first.mention.order)) == []

    def test_a_dropped_mention_is_on_no_shelf(self, store: Store) -> None:
        first = placed(reading("a", "2020-01-01", draft("Eurovision Song", on("2021"))))
        with store.writing() as book:
            book.put(first)
            assert book.drop(first.mention.order) == first
            with pytest.raises(KeyError):
                book.get(first.mention.order)
            assert list(book.before({"eurovision song": 5}, "9")) == []
            assert list(book.orders_of("a")) == []

    def test_articles_are_kept_whole_and_come_back_by_day_and_id(self, store: Store) -> None:
        told = [
            reading(name, day)
            for name, day in (("b", "2020-01-02"), ("a", "2020-01-02"), ("z", None), ("c", "2019-01-01"))
        ]
        with store.writing() as book:
            for one in told:
                book.put_article(one.article, "first")
            book.put_article(replace(told[0].article, title="again"), "second")
        with store.reading() as book:
            assert [a.id for a in book.articles()] == ["c", "a", "b", "z"]
            assert next(a for a in book.articles() if a.id == "a") == told[1].article
            assert book.hashes(["a", "b", "nobody"]) == {"a": "first", "b": "second"}

    def test_events_come_back_by_first_day(self, store: Store) -> None:
        late = fold(mentions_of(reading("a", "2020-01-01", draft("Late", on("2022-01-01")))))
        early = fold(mentions_of(reading("b", "2020-01-01", draft("Early", on("2021-01-01")))))
        with store.writing() as book:
            book.put_event("1", late)
            book.put_event("2", early)
            assert list(book.events()) == [early, late]
            assert book.event_at("1") == late
            assert book.event(early.uid) == early
            book.drop_event(late.uid)
            book.drop_event("nobody")
            assert book.event_at("1") is None
            assert list(book.events()) == [early]

    def test_a_search_finds_what_fits_and_nothing_else(self, store: Store) -> None:
        told = [
            draft("Fête of Ärzte", on("2022-01-05", "2022-01-09"), place="Łódź 100%", kind=Kind.CULTURE),
            draft("Peat Congress", on("2022-01-10"), place="Riga", status=Status.CANCELLED),
            draft("Peat_Congress Dinner", on("2021-12-01"), place="Riga"),
        ]
        events = [fold(mentions_of(reading(f"s{i}", "2021-01-01", one))) for i, one in enumerate(told)]
        with store.writing() as book:
            for i, event in enumerate(events):
                book.put_event(str(i), event)
        asked = {
            Search("peat"): [2, 1],
            Search("FETE arzt"): [0],
            Search("peat_"): [2],
            Search("0%"): [0],
            Search("%"): [0],
            Search("riga congress dinner"): [2],
            Search(events[1].uid): [1],
            Search(first=date(2022, 1, 9)): [0, 1],
            Search(last=date(2022, 1, 5)): [2, 0],
            Search(first=date(2022, 1, 6), last=date(2022, 1, 8)): [0],
            Search("peat", place="riga", status=Status.CANCELLED): [1],
            Search(kind=Kind.CULTURE): [0],
            Search("peat fete"): [],
        }
        with store.writing() as book:
            for search, found in asked.items():
                assert list(book.find(search)) == [events[i] for i in found], search
            book.put_event("1", replace(events[1], draft=replace(events[1].draft, title="Moss Congress")))
            book.drop_event(events[2].uid)
            assert list(book.find(Search("peat"))) == []
            assert [e.uid for e in book.find(Search("moss"))] == [events[1].uid]

    def test_the_first_claim_of_a_mark_stands_and_uids_are_numbered_as_they_are_given(self, store: Store) -> None:
        with store.writing() as book:
            book.claim("m1", "u1")
            book.claim("m2", "u2")
            book.claim("m3", "u1")
            book.claim("m2", "u9")
            found = book.claims(["m1", "m2", "m3", "m4"])
        assert {m: c.uid for m, c in found.items()} == {"m1": "u1", "m2": "u2", "m3": "u1"}
        assert found["m1"].born == found["m3"].born < found["m2"].born

    def test_floors_and_the_journal_survive_a_wipe(self, store: Store) -> None:
        change = Change(NOW, "u", "new", "Expo", None, on("2021-01-01"))
        with store.writing() as book:
            book.put(placed(reading("a", "2020-01-01", draft("Expo", on("2021")))))
            book.put_floor("u", Floor(2, "face", NOW))
            book.put_floor("u", Floor(3, "face", NOW))
            book.note([change])
            book.note([replace(change, at=LATER)])
            book.wipe()
        with store.reading() as book:
            assert book.floor("u") == Floor(3, "face", NOW)
            assert book.floor("nobody") is None
            assert list(book.journal()) == [change, replace(change, at=LATER)]
            assert list(book.journal(LATER)) == [replace(change, at=LATER)]
            assert book.last() == LATER
            assert list(book.orders_of("a")) == []
            assert list(book.events()) == []
            assert list(book.find(Search())) == []

    def test_an_error_inside_leaves_nothing_behind(self, store: Store) -> None:
        def fails() -> None:
            with store.writing() as book:
                book.put_article(reading("a", "2020-01-01").article, "x")
                book.claim("m", "u")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            fails()
        with store.writing() as book:
            assert book.hashes(["a"]) == {}
            assert book.claims(["m"]) == {}

    def test_a_diary_over_it_follows_an_event_through_late_articles_and_corrections(self, store: Store) -> None:
        diary = Diary(store)
        first = reading("a", "2020-03-01", draft("36th ASEAN Summit", on("2020-04-06", "2020-04-09")))
        older = reading("b", "2020-01-01", draft("36th ASEAN Summit", on("2020-04"), place="Da Nang"))
        assert [c.action for c in diary.take([first], NOW)] == ["new"]
        uid = diary.events()[0].uid
        assert [c.action for c in diary.take([older], LATER)] == ["changed"]
        (event,) = diary.events()
        assert event.uid == uid
        assert event.sequence > 0
        assert [r.article for r in event.reports] == ["b", "a"]
        assert diary.take([first, older], LATER) == []
        assert diary.rebuild(_reader(first, older), LATER) == []
        assert diary.events() == (event,)


def _reader(*told: Reading):  # type: ignore[no-untyped-def]
    known = {r.article.id: r for r in told}
    return lambda article: known[article.id]

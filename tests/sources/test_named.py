"""One named source: what sources.toml settles, files of a glob, and the page behind a feed's entry."""

from datetime import date
from pathlib import Path

import pytest

from datewire.errors import DatewireError, SourceError, SourceUnreadable
from datewire.sources import READERS
from datewire.sources.named import Visiting
from datewire.sources.registry import Named
from datewire.sources.visits import Visit
from datewire.sources.web import Answer, Fetcher

FEED = (
    b"<rss version='2.0'><channel><title>Ost</title><item><title>Quay</title><guid>1</guid><link>https://ost.example/1"
    b"</link><pubDate>Sat, 09 Mar 2024 23:30:00 GMT</pubDate><description>Short.</description></item>"
    b"<item><title>Gone</title><guid>2</guid><link>https://ost.example/2</link><description>Only this.</description>"
    b"</item></channel></rss>"
)
PAGE = (
    b"<!doctype html><html><head><title>Quay</title></head><body><article><h1>Quay</h1><p>The northern quay reopens to"
    b" small boats after two years of repairs, the port authority said on Friday.</p></article></body></html>"
)


class Web(Fetcher):
    """A web of three documents."""

    def get(self, url: str, etag: str = "", modified: str = "") -> Answer:
        pages = {"https://ost.example/feed": FEED, "https://ost.example/1": PAGE}
        if etag == "same":
            return Answer(url, None)
        if url not in pages:
            raise SourceUnreadable(f"{url}: the site answers 404", "x")
        return Answer(url, pages[url], etag="same")


def visiting(source: Named, root: Path = Path(), visit: Visit | None = None) -> tuple[Visiting, list[DatewireError]]:
    faults: list[DatewireError] = []
    return Visiting(source, READERS, root, visit or Visit(), faults.append), faults


def test_the_zone_of_the_outlet_settles_the_day_of_a_utc_stamp() -> None:
    url = "https://ost.example/feed"
    plain, _ = visiting(Named("a", url=url))
    tokyo, _ = visiting(Named("a", url=url, zone="Asia/Tokyo", outlet="Ost Asia"))
    assert next(plain.articles(Web())).anchor.day == date(2024, 3, 9)
    first = next(tokyo.articles(Web()))
    assert (first.anchor.day, first.anchor.zone) == (date(2024, 3, 10), "Asia/Tokyo")


def test_validators_are_kept_and_an_unchanged_source_gives_nothing() -> None:
    one, _ = visiting(Named("a", url="https://ost.example/feed"))
    assert len(list(one.articles(Web()))) == 2
    again, _ = visiting(one.source, visit=one.visit)
    assert list(again.articles(Web())) == []


def test_the_page_behind_an_entry_is_read_on_request_with_the_day_of_the_feed() -> None:
    one, faults = visiting(Named("a", url="https://ost.example/feed", follow=True))
    quay, gone = one.articles(Web())
    assert "northern quay" in quay.text
    assert (quay.id, quay.anchor.day, quay.anchor.origin) == ("1", date(2024, 3, 9), "feed, published")
    assert gone.text == "Gone\nOnly this."
    assert ["answers 404" in str(fault) for fault in faults] == [True]


def test_files_of_a_glob_are_read_and_a_bad_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "a.txt").write_text(" date 2024-03-09 Quay\nWords.")
    (tmp_path / "mail" / "b.txt").write_bytes(b"\0\1")
    one, faults = visiting(Named("a", glob="mail/*.txt", language="de"), tmp_path)
    (found,) = one.articles(Web())
    assert (found.id, found.language) == ("mail/a", "de")
    assert len(faults) == 1


def test_what_is_not_of_the_kind_named_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    one, faults = visiting(Named("a", glob="*.txt", kind="html"), tmp_path)
    assert list(one.articles(Web())) == []
    assert ["it is no html" in str(fault) for fault in faults] == [True]
    one, _ = visiting(Named("a", url="https://ost.example/feed", kind="ics"))
    with pytest.raises(SourceError, match="it is no ics"):
        list(one.articles(Web()))


def test_a_changed_weight_or_tag_lets_an_unchanged_source_be_read_anew() -> None:
    one, _ = visiting(Named("a", url="https://ost.example/feed"))
    assert [article.tags for article in one.articles(Web())] == [(), ()]
    for changed in ({"tags": ("port",)}, {"trust": 0.5}):
        again, _ = visiting(Named("a", url="https://ost.example/feed", **changed), visit=one.visit)  # type: ignore[arg-type]
        assert [(found.tags, found.trust) for found in again.articles(Web())] == [
            (changed.get("tags", ()), changed.get("trust", 1.0))
        ] * 2

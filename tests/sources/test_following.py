"""The pages behind a feed's entries over several visits: asked for once, again when they may have changed."""

from dataclasses import replace
from pathlib import Path

from datewire.errors import DatewireError, SourceUnreadable
from datewire.sources import READERS
from datewire.sources.named import Visiting
from datewire.sources.registry import Named
from datewire.sources.visits import Visit, load, save
from datewire.sources.web import Answer, Fetcher, NoAnswer

FEED, ENTRIES = "https://ost.example/feed", 6
SOURCE = Named("a", url=FEED, follow=True)


class Site(Fetcher):
    """A feed of six entries and their pages; `marks` are the validators in use, `broken` and `silent` the pages that
    answer an error or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: dict[str, str] = {}
        self.words = dict.fromkeys(range(ENTRIES), "is open")
        self.broken: set[int] = set()
        self.silent: set[int] = set()
        self.asked: list[str] = []

    def get(self, url: str, etag: str = "", modified: str = "") -> Answer:
        self.asked.append(url.removeprefix("https://ost.example/"))
        mark = self.marks.get(url, "")
        if mark and mark == etag:
            return Answer(url, None)
        if url == FEED:
            return Answer(url, self._feed(), etag=mark)
        number = int(url[-1])
        if number in self.silent:
            raise NoAnswer(f"{url}: no complete answer in time", "x")
        if number in self.broken:
            raise SourceUnreadable(f"{url}: the site answers 500", "x")
        story = f"The northern quay number {number} {self.words[number]} to small boats, the port authority said."
        html = f"<!doctype html><html><body><article><h1>Quay {number}</h1><p>{story}</p></article></body></html>"
        return Answer(url, html.encode(), etag=mark)

    def _feed(self) -> bytes:
        items = "".join(
            f"<item><title>Quay {n}</title><guid>{n}</guid><link>https://ost.example/{n}</link><description>Short."
            f"</description></item>"
            for n in range(ENTRIES)
        )
        return f"<rss version='2.0'><channel><title>Ost</title>{items}</channel></rss>".encode()


def visit(site: Site, last: Visit, source: Named = SOURCE) -> tuple[list[str], Visit, list[DatewireError]]:
    """Ids with the number of words of what one visit gives, what it leaves, its faults."""
    site.asked.clear()
    faults: list[DatewireError] = []
    one = Visiting(source, READERS, Path(), last, faults.append)
    found = [f"{article.id}:{'page' if 'northern' in article.text else 'entry'}" for article in one.articles(site)]
    return found, one.visit, faults


PAGES = [f"{n}:page" for n in range(ENTRIES)]


def test_a_page_without_validators_is_asked_for_once() -> None:
    site = Site()
    found, left, _ = visit(site, Visit())
    assert found == PAGES
    assert visit(site, left)[0] == []
    assert site.asked == ["feed"]


def test_a_page_with_validators_is_asked_again_and_read_again_when_it_has_changed() -> None:
    site = Site()
    site.marks = {f"https://ost.example/{n}": "one" for n in range(ENTRIES)}
    _, left, _ = visit(site, Visit())
    site.marks["https://ost.example/3"], site.words[3] = "two", "stays closed"
    found, left, _ = visit(site, left)
    assert (found, len(site.asked)) == (["3:page"], 1 + ENTRIES)
    assert visit(site, left)[0] == []


def test_a_page_that_failed_gives_its_entry_and_is_asked_again_though_the_feed_is_the_same() -> None:
    site = Site()
    site.marks, site.broken = {FEED: "one"}, {2}
    found, left, faults = visit(site, Visit())
    assert found == [*PAGES[:2], "2:entry", *PAGES[3:]]
    assert ["answers 500" in str(fault) for fault in faults] == [True]
    site.broken = set()
    found, left, faults = visit(site, left)
    assert (found, site.asked, faults) == (["2:page"], ["feed", "2"], [])
    assert (visit(site, left)[0], site.asked) == ([], ["feed"])


def test_a_page_that_was_read_and_fails_later_is_not_replaced_by_its_entry() -> None:
    site = Site()
    site.marks = {"https://ost.example/2": "one"}
    _, left, _ = visit(site, Visit())
    site.marks, site.broken = {"https://ost.example/2": "two"}, {2}
    found, left, faults = visit(site, left)
    assert (found, len(faults)) == ([], 1)
    site.broken = set()
    assert visit(site, left)[0] == ["2:page"]


def test_a_host_that_keeps_silent_is_left_alone_for_the_rest_of_the_visit() -> None:
    site = Site()
    site.silent = set(range(ENTRIES))
    found, left, faults = visit(site, Visit())
    assert (len(found), len(faults), site.asked) == (ENTRIES, ENTRIES, ["feed", "0", "1", "2"])
    site.silent = set()
    assert visit(site, left)[0] == PAGES


def test_a_changed_entry_of_sources_toml_is_read_anew() -> None:
    site = Site()
    site.marks = {FEED: "one"}
    _, left, _ = visit(site, Visit())
    assert visit(site, left)[0] == []
    assert visit(site, left, replace(SOURCE, every="1h"))[0] == []
    assert len(visit(site, left, replace(SOURCE, zone="Asia/Tokyo"))[0]) == ENTRIES


def test_what_is_remembered_of_pages_survives_the_file_and_a_broken_file_is_no_fault(tmp_path: Path) -> None:
    _, left, _ = visit(Site(), Visit())
    save(tmp_path / "v.json", {"a": left})
    assert load(tmp_path / "v.json") == {"a": left}
    (tmp_path / "v.json").write_text('{"a": {"pages": {"x": [1], "y": ["m", "", ""]}, "total": "many"}}')
    assert load(tmp_path / "v.json") == {"a": Visit(pages={"y": ["m", "", ""]})}

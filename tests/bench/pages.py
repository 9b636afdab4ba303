# ruff: noqa: E501
"""Pages and feed entries per second, and the share of right publication days, one process, start-up excluded.

    python tests/bench/pages.py                     own-made pages of a usual size, and a feed of 1,000 entries
    python tests/bench/pages.py --gold              own-made pages in the manner of content systems, days and bodies
    python tests/bench/pages.py --gold GOLD.jsonl   {"html": path or text, "url"?, "published"?, "body"?}, one page a line
    python tests/bench/pages.py --gold --worst 5    the pages on which the body is least like the gold
    python tests/bench/pages.py --stated            own-made pages that state events as data: how many are read wholly

With gold, `published` is compared with the day found, and `body` word by word (F1) with the text, ours and that of
trafilatura alone. Peak memory is that of the process.
"""

import argparse
import io
import json
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "sources"))

import systems
from layouts import gold
from manners import DAY, MANNERS, page
from stated_pages import pages, told

from datewire.errors import SourceError
from datewire.sources import Context, choose
from datewire.sources.page import page_article

_FILLER = "".join(
    f"<p>Paragraph {n} of the story tells what the visitors saw, said and did in the new hall.</p>" for n in range(40)
)
_ASIDE = (
    "<aside><ul>"
    + "".join(f"<li><a href=/s/{n}>Another story, number {n}</a></li>" for n in range(150))
    + "</ul></aside>"
)


def _speed() -> None:
    pages = [
        (page(name)[0].replace("</article>", f"{_FILLER}</article>{_ASIDE}"), page(name)[1])
        for name in (list(MANNERS) * 30)[:1000]
    ]
    page_article(pages[0][0], Context("p", "p"))
    begin = time.perf_counter()
    for html, url in pages:
        page_article(html, Context("p", "p", url=url))
    print(f"{len(pages) / (time.perf_counter() - begin):.0f} pages/s of {len(pages[0][0]) // 1000} kB")
    item = (
        "<item><title>Story {n}</title><guid>{n}</guid><pubDate>Sat, 09 Mar 2024 08:00:00 +0100</pubDate><description>"
    )
    entry = (
        item + "&lt;p&gt;The harbour museum will open its new hall on 20 April.&lt;/p&gt;" * 5 + "</description></item>"
    )
    items = "".join(entry.replace("{n}", str(n)) for n in range(1000))
    data = f"<rss version='2.0'><channel><title>Ost</title>{items}</channel></rss>".encode()
    begin = time.perf_counter()
    count = sum(1 for _ in choose("-", data[:8192]).read(io.BytesIO(data), Context("-", "-")))
    print(f"{count / (time.perf_counter() - begin):.0f} entries/s")


_WORD = re.compile(r"\w+")


def _f1(ours: str, gold: str) -> float:
    one, two = Counter(_WORD.findall(ours)), Counter(_WORD.findall(gold))
    return 2 * (one & two).total() / max(1, one.total() + two.total())


Row = dict[str, Any]


def _own() -> Iterator[Row]:
    for name in MANNERS:
        html, url = page(name)
        yield {"manner": name, "html": html, "url": url, "published": DAY}
    yield from gold()
    yield from systems.gold()


def _rows(path: Path) -> Iterator[Row]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row: Row = json.loads(line)
        if "<" not in row["html"]:
            row["manner"] = row["html"]
            row["html"] = (path.parent / row["html"]).read_text(encoding="utf-8", errors="replace")
        yield row


def _gold(rows: Iterable[Row], worst: int) -> None:
    import trafilatura

    days: list[bool] = []
    bodies: list[tuple[float, float, str]] = []
    for row in rows:
        try:
            article = page_article(row["html"], Context("p", "p", url=row.get("url")))
        except SourceError:
            article = None
        if row.get("published"):
            days.append(article is not None and str(article.anchor.day) == row["published"])
        if row.get("body"):
            ours = article.text.removeprefix(article.title) if article else ""
            theirs = trafilatura.extract(row["html"], fast=True, include_comments=False) or ""
            theirs = theirs.removeprefix(article.title if article else "")
            bodies.append((_f1(ours, row["body"]), _f1(theirs, row["body"]), row.get("manner", "")))
    if days:
        print(f"days right: {sum(days)} of {len(days)}")
    if bodies:
        ours_mean, theirs_mean = (sum(row[i] for row in bodies) / len(bodies) for i in (0, 1))
        print(f"body F1: {ours_mean:.3f}, trafilatura alone {theirs_mean:.3f}, {len(bodies)} pages")
    for one, two, manner in sorted(bodies)[:worst]:
        print(f"  {one:.3f}  {two:.3f}  {manner}")


def _stated() -> None:
    """Events read as wanted (name, days, clock times, zone, place, state) on the pages of `stated_pages`."""
    from datewire import pipeline

    wanted, right, zoned, timed, more, count = 0, 0, 0, 0, 0, 0
    for name, html, lines in pages():
        article = page_article(html, Context("p", "p"))
        found = told(pipeline.read(article).drafts)
        count, wanted, more = count + 1, wanted + len(lines), more + len([line for line in found if line not in lines])
        right += sum(line in found for line in lines)
        timed += sum(":" in line for line in lines)
        zoned += sum(":" in line and line in found for line in lines)
        if found != lines:
            print(f"  {name}: {found}")
    print(f"events stated as data: {right} of {wanted} as wanted, {more} others, {count} pages")
    print(f"those with a clock time, with their zone: {zoned} of {timed}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs="?", const="own", metavar="GOLD.jsonl")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--stated", action="store_true")
    options = parser.parse_args()
    if options.gold:
        _gold(_own() if options.gold == "own" else _rows(Path(options.gold)), options.worst)
    elif options.stated:
        _stated()
    else:
        _speed()
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()

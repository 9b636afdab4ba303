"""Articles per second from JSON Lines to JSON Lines, one process, start-up excluded, median of five runs.

    python tests/bench/read.py ARTICLES.jsonl [--runs 5] [--reader-only]

With --reader-only, JSON Lines to Article alone. Peak memory is that of the process (ru_maxrss). Not a test: no limit.
"""

import argparse
import io
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from datewire import pipeline
from datewire.cli.forms import jsonl


def main() -> None:
    """Measure and print one line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--reader-only", action="store_true")
    options = parser.parse_args()
    path = str(options.articles)

    def whole() -> int:
        out = io.BytesIO()
        jsonl(pipeline.readings(pipeline.open_articles([path])), out, False)
        return out.getvalue().count(b"\n")

    def reader() -> int:
        return sum(1 for _ in pipeline.open_articles([path]))

    run: Callable[[], int] = reader if options.reader_only else whole
    for article in pipeline.open_articles([path]):
        pipeline.read(article)  # words and places are loaded now, not while the clock runs
        break
    seconds = []
    for _ in range(options.runs):
        begin = time.perf_counter()
        count = run()
        seconds.append(time.perf_counter() - begin)
    middle = statistics.median(seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} articles, {count / middle:.0f} articles/s (median of {options.runs}), peak {peak:.0f} MB")


if __name__ == "__main__":
    main()

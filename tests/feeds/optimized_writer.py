"""Run under `python -O` by a test: the guard raises, and hostile words make one event."""

import sys

from made_events import EVERYTHING, HOSTILE, make

from datewire.errors import FeedError
from datewire.feeds import ics, lines
from datewire.model import Place


def main() -> None:
    """Print "guarded" when the guard raised, then the number of events."""
    if __debug__:
        sys.exit("this must run under python -O")
    try:
        lines.line("SUMMARY", "a\r\nBEGIN:VEVENT")
    except FeedError:
        print("guarded")
    data = ics.write((make(title=HOSTILE, place=Place(HOSTILE), link=HOSTILE),), EVERYTHING)
    print(data.count(b"BEGIN:VEVENT"))


if __name__ == "__main__":
    main()

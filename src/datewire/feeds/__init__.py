"""Which events, in which file: feeds, the choice of events for them, the writers, and datewire's own linter.

The only room that knows an output format. It reads no clock: today is handed in, stamps come from the events.

- `choose(events, feed, today)`: the events of a feed; `definitions.load(path)`: the feeds of feeds.toml
- `publish.publish(folder, events, feeds, ...)`: a folder of feeds with its pages
- `formats.WRITERS[name].write(events, feed)`: the bytes of one format (ics, json, jsonl, csv, table, jcal, ...)
- `lint.check(data)`: the faults of an iCalendar file
"""

from datewire.feeds.choose import choose

__all__ = ["choose"]

"""What the golden files hold, made anew: `python tests/golden/goldens.py` writes them, the tests compare them.

Read every changed want.json before you commit it: a golden is what the article truly announces.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from datewire import pipeline
from datewire.feeds.contract import reading_to_json

HERE = Path(__file__).parent


def articles() -> list[Path]:
    """The folders of the golden articles, by name."""
    return sorted(p.parent for p in HERE.glob("*/article.txt"))


def made(folder: Path) -> dict[str, bytes]:
    """The files that belong beside the article of `folder`, by name."""
    (article,) = pipeline.open_articles([str(folder / "article.txt")])
    reading = pipeline.read(article)
    told = reading_to_json(reading)
    account = [f"{d.box.value}: {d.quote}" for d in reading.ledger]
    shown = json.dumps({**told, "account": account}, ensure_ascii=False, indent=1) + "\n"
    return {"want.json": shown.encode(), "want.ics": pipeline.calendar(pipeline.gathered([reading]))}


def main() -> None:
    os.environ["DATEWIRE_FAST"] = "1"  # by the rules alone, as the tests read
    for folder in articles():
        for name, data in made(folder).items():
            (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()

"""What is remembered of each named source between two visits: a small JSON file beside sources.toml."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from datewire.errors import WriteError

_LONGEST = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Visit:
    """The last visit: `at` and `due` are UTC instants in ISO form ("" for never), `articles` of that visit, `total` of
    all, `fault` in words ("" for none), `failures` in a row, and the validators for the next: of the document and, by
    address, of the `pages` behind its entries; `settings` marks the entry of sources.toml that they were got with."""

    at: str = ""
    due: str = ""
    articles: int = 0
    total: int = 0
    fault: str = ""
    failures: int = 0
    etag: str = ""
    modified: str = ""
    settings: str = ""
    pages: dict[str, list[str]] = field(default_factory=dict)

    def is_due(self, now: datetime) -> bool:
        """Whether the next visit is due at `now` (aware)."""
        try:
            return not self.due or datetime.fromisoformat(self.due) <= now
        except (ValueError, TypeError):
            return True

    def done(self, now: datetime, pause: timedelta, articles: int) -> Visit:
        """After a visit that went well."""
        stamp, due = now.isoformat(timespec="seconds"), (now + pause).isoformat(timespec="seconds")
        return replace(self, at=stamp, due=due, articles=articles, total=self.total + articles, fault="", failures=0)

    def failed(self, now: datetime, pause: timedelta, fault: str) -> Visit:
        """After a visit that failed: the pause doubles with each failure in a row, up to two days."""
        wait = min(pause * 2 ** min(self.failures + 1, 10), max(_LONGEST, pause))
        stamp, due = now.isoformat(timespec="seconds"), (now + wait).isoformat(timespec="seconds")
        return replace(self, at=stamp, due=due, articles=0, fault=fault, failures=self.failures + 1)


def place(registry: Path) -> Path:
    """The file of visits that belongs to the file `registry`."""
    return registry.with_name(f".{registry.stem}.visits.json")


def load(path: Path) -> dict[str, Visit]:
    """Visits by the name of the source; a missing or broken file is as if nothing had been visited."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return {name: _visit(each) for name, each in table.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _visit(record: dict[str, Any]) -> Visit:
    never = asdict(Visit())
    known: dict[str, Any] = {
        key: value for key, value in record.items() if key in never and type(value) is type(never[key])
    }
    pages = {url: last for url, last in known.pop("pages", {}).items() if _is_page(last)}
    return Visit(**known, pages=pages)


def _is_page(last: Any) -> bool:
    return isinstance(last, list) and len(last) == 3 and all(isinstance(each, str) for each in last)


def save(path: Path, visits: dict[str, Visit]) -> None:
    """Write the whole file or nothing. Raises WriteError."""
    words = json.dumps({name: asdict(visit) for name, visit in sorted(visits.items())}, indent=1, ensure_ascii=False)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        beside.write_text(words + "\n", encoding="utf-8")
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise WriteError(f"{path}: cannot write: {(error.strerror or '').lower()}", "check its folder") from error

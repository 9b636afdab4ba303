"""The schema's history: numbered .sql files, each applied once, never changed after they have been published."""

from __future__ import annotations

from importlib.resources import files
from typing import Protocol

from datewire.errors import DiaryError


class Migrated(Protocol):
    """A database in an open writing transaction that knows the number of the last migration it has."""

    def version(self) -> int: ...
    def apply(self, statements: list[str], version: int) -> None: ...


def migrations() -> list[str]:
    """The texts of all migrations, the first one first."""
    folder = files(__package__).joinpath("migrations")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".sql"))
    return [folder.joinpath(name).read_text(encoding="utf-8") for name in names]


def statements(script: str) -> list[str]:
    """The statements of a migration, without comments; no statement has a ";" inside.

    >>> statements("-- one;\\nCREATE TABLE a (b TEXT);\\nCREATE TABLE c (d TEXT);")
    ['CREATE TABLE a (b TEXT)', 'CREATE TABLE c (d TEXT)']
    """
    lines = (line.split("--")[0] for line in script.splitlines())
    return [s for part in "\n".join(lines).split(";") if (s := part.strip())]


def migrate(database: Migrated, where: str) -> bool:
    """Bring `database` to the newest form, and tell whether it had an older one: then what is looked up by key has to
    be filed again. Raises DiaryError when it is newer than this program."""
    have, all_of_them = database.version(), migrations()
    if have > len(all_of_them):
        raise DiaryError(f"{where}: the diary was written by a newer datewire", "update datewire")
    for number in range(have, len(all_of_them)):
        database.apply(statements(all_of_them[number]), number + 1)
    return 0 < have < len(all_of_them)

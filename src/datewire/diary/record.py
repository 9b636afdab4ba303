"""The nouns as JSON text and back, for the diary's tables.

A dataclass becomes an object of its fields; a field that has its default is left out, and a field that is not known is
passed over, so that a noun may gain a field without a migration.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from datewire.model import Article

T = TypeVar("T")
Convert = Callable[[Any], Any]


def dumps(noun: object) -> str:
    """`noun`, an instance of a frozen dataclass, as JSON on one line; equal nouns give equal text."""
    return json.dumps(plain(noun), ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=512)
def article_text(article: Article) -> str:
    """`dumps` of an article, once for its content hash before it is read, the hash after, and its row."""
    return dumps(article)


def loads(kind: type[T], text: str) -> T:
    """The noun of that kind that `dumps` wrote."""
    return cast(T, _builder(kind)(json.loads(text)))


def plain(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [plain(v) for v in value]
    if isinstance(value, frozenset):
        return sorted(value)
    kind = cast(Hashable, type(value))
    return {n: plain(v) for n, d in _defaults(kind) if (v := getattr(value, n)) != d or d is MISSING}


@cache
def _defaults(kind: Hashable) -> tuple[tuple[str, Any], ...]:
    assert is_dataclass(kind), kind
    return tuple((f.name, f.default) for f in fields(kind))


@cache
def _built(kind: Hashable) -> Convert:
    return _converter(kind)


def _builder(kind: Any) -> Convert:
    """The function that makes a value of the annotated type `kind` from plain data."""
    return _built(kind)


def _converter(kind: Any) -> Convert:
    if is_dataclass(kind):
        return _dataclass(kind)
    if get_origin(kind) in (Union, UnionType):
        (inner,) = (_builder(k) for k in get_args(kind) if k is not NoneType)
        return lambda value: None if value is None else inner(value)
    if get_origin(kind) is tuple:
        return _sequence(tuple, get_args(kind)[0])
    if get_origin(kind) is frozenset:
        return frozenset
    if kind in (date, datetime, time):
        return cast(Convert, kind.fromisoformat)
    return cast(Convert, kind)


def _sequence(make: Callable[[Any], Any], kind: Any) -> Convert:
    inner = _builder(kind)
    return lambda value: make(inner(v) for v in value)


def _dataclass(kind: Any) -> Convert:
    hints = get_type_hints(kind)
    builders = {f.name: _builder(hints[f.name]) for f in fields(kind)}

    def build(value: dict[str, Any]) -> Any:
        return kind(**{name: builders[name](v) for name, v in value.items() if name in builders})

    return build

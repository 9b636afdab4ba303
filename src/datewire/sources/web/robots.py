"""robots.txt by RFC 9309: the group for datewire or for all, the longest rule wins, Allow wins a tie."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

AGENT = "datewire"
_LINES = 5000
_SLOWEST = 30.0  # seconds that a Crawl-delay may ask for


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for datewire: (path pattern, allowed) in order, and the delay asked for in seconds."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allows(self, target: str) -> bool:
        """Whether the path with query `target` may be fetched."""
        best, allowed = -1, True
        for pattern, permits in self.rules:
            if _matches(pattern, unquote(target)) and (len(pattern) > best or (len(pattern) == best and permits)):
                best, allowed = len(pattern), permits
        return allowed


ALL = Robots()
NONE = Robots((("/", False),))


def parse(text: str) -> Robots:
    """The rules of a robots.txt.

    >>> rules = parse("User-agent: *\\nDisallow: /\\nAllow: /news/\\nCrawl-delay: 2")
    >>> rules.allows("/news/1"), rules.allows("/admin"), rules.delay
    (True, False, 2.0)
    """
    groups: dict[str, tuple[list[tuple[str, bool]], list[float]]] = {}
    names: list[str] = []
    fresh = True
    for line in text.lstrip("\ufeff").splitlines()[:_LINES]:
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            names = [*([] if fresh else names), value.lower()]
            fresh = False
            groups.setdefault(value.lower(), ([], []))
        elif key in ("allow", "disallow", "crawl-delay"):
            fresh = True
            for name in names:
                _add(groups[name], key, value)
    rules, delays = groups.get(AGENT) or groups.get("*") or ([], [])
    return Robots(tuple(rules), min(max(delays, default=0.0), _SLOWEST))


def _add(group: tuple[list[tuple[str, bool]], list[float]], key: str, value: str) -> None:
    if key == "crawl-delay":
        if re.fullmatch(r"\d{1,6}(\.\d+)?", value):
            group[1].append(float(value))
    elif value:
        group[0].append((unquote(value), key == "allow"))


def _matches(pattern: str, target: str) -> bool:
    """Prefix match with * for anything and a final $ for the end, in linear time for each star."""
    ended = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not target.startswith(first):
        return False
    at = len(first)
    for index, piece in enumerate(rest):
        if ended and index == len(rest) - 1:
            return target.endswith(piece) and len(target) - len(piece) >= at
        at = target.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return not ended or at == len(target)

"""What a name of an event says once its spelling is set aside: words, acronyms, edition, year, teams, parts.

>>> name_of("The Forty-second AIPA General Assembly").edition
42
>>> sorted(name_of("AIPA-42").words), name_of("AIPA-42").edition
(['aipa'], 42)
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_DATA = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
FUNCTION = frozenset(_DATA["function"].split())
GENERIC = frozenset(_DATA["generic"].split())
PART = frozenset(_DATA["part"].split())
SERIAL = frozenset(_DATA["serial"].split())
MOVED: tuple[str, ...] = tuple(_DATA["sets"]["moved"])
POSTPONED: tuple[str, ...] = tuple(_DATA["off"]["postponed"])
CANCELLED: tuple[str, ...] = tuple(_DATA["off"]["cancelled"])
ROLE = frozenset(_DATA["sets"]["role"].split())
BRANCH = frozenset(_DATA["sets"]["branch"].split())
_SAME: dict[str, str] = {word: first for first, others in _DATA["same"].items() for word in others.split()}
_ORDINALS: dict[str, int] = _DATA["ordinals"]
_TENS: dict[str, int] = _DATA["tens"]

_TEAMS = re.compile(r"\s+(?:v|vs|versus|against|@|plays?|faces?|match)\.?\s+|\s+[–—-]\s+", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)$")
_ROMAN = re.compile(r"^(?=[XVI]{1,7}$)(X{0,3})(IX|IV|V?I{0,3})$")
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]?[A-Z]{1,6}\b")
_GLUED = re.compile(r"\b([A-Z]{2,8})[-–]?(\d{1,3})\b")
_PREFIX = re.compile(r"\b(inter|multi|anti|non|trans|sub|co|cyber|e)-(?=[^\W\d])", re.IGNORECASE)
_HUMP = re.compile(r"[A-Z][a-z]+")
_NUMBERED = re.compile(r"\b([A-Z]{2,8})[-–\s]?(\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class Name:
    """The signature of one name. `plain` is the folded name; `words` its content words without edition and year;
    `acronyms` those written in it, `initials` the ones that its capitals or words spell; `teams` the two sides of a
    match, empty for anything else; `numbers` what is counted in it beside the edition ("Kestrel 2"); `clipped` the
    pieces of words run together ("DevCon")."""

    plain: str
    words: frozenset[str]
    acronyms: frozenset[str]
    initials: frozenset[str]
    edition: int | None
    year: int | None
    teams: frozenset[str]
    parts: frozenset[str]
    numbers: frozenset[str] = frozenset()
    clipped: frozenset[tuple[str, ...]] = frozenset()

    @property
    def telling(self) -> frozenset[str]:
        """The words that say which event it is, not only what sort of event."""
        return frozenset(w for w in self.words - PART if not {w, head(w)} & GENERIC)

    @property
    def compact(self) -> str:
        """The name without spaces: "PyLark Con" is "PyLarkCon"."""
        return self.plain.replace(" ", "")

    def alike(self, other: Name) -> bool:
        """Whether the two differ at most in the order of their words."""
        return (self.words, self.edition, self.numbers) == (other.words, other.edition, other.numbers)


def fold(text: str) -> str:
    """`text` in small letters without accents, and typographic apostrophes made plain."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def stem(word: str) -> str:
    """A folded word without its possessive and without the "s" of a plural.

    >>> stem("women's"), stem("games"), stem("congress"), stem("parties")
    ('women', 'game', 'congres', 'party')
    """
    word = word.removesuffix("'s").replace("'", "")
    if word[:-1].isdigit():
        return word.removesuffix("s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("us") else word


def _roman(word: str) -> int | None:
    if len(word) < 2 or not (found := _ROMAN.match(word)):
        return None
    units = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
    return 10 * len(found[1]) + units[found[2]]


def head(word: str) -> str:
    """The word that stands for all words which outlets put for `word`."""
    return _SAME.get(word, word)


def _number(token: str) -> int | None:
    low = fold(token)
    if found := _ORDINAL.match(low):
        return int(found[1])
    return _ORDINALS.get(low) or _roman(token)


def _edition(text: str, tokens: list[str]) -> tuple[int | None, set[str]]:
    """The edition number that a name carries and the tokens that say it."""
    for i, token in enumerate(tokens):
        value = _number(token)
        if value is None:
            continue
        before = fold(tokens[i - 1]) if i else ""
        if before in _TENS and value < 10:
            return _TENS[before] + value, {token, tokens[i - 1]}
        return value, {token}
    for found in _NUMBERED.finditer(text):
        if found[1] not in {"U", "G", "B"} and len(found[1]) > 1:
            return int(found[2]), {found[2]}
    return None, set()


def _initials(tokens: list[str]) -> frozenset[str]:
    big = [t for t in tokens if t[0].isupper() and not t.isdigit()]
    runs = ["".join(t[0] for t in big), "".join(t[0] for t in big if fold(t) not in FUNCTION)]
    whole = {run for run in runs if len(run) >= 3}
    inner = {run[i : i + n] for run in runs for n in (4, 5, 6) for i in range(len(run) - n + 1)}
    return frozenset(fold(one) for one in whole | inner)


def _clipped(tokens: list[str]) -> frozenset[tuple[str, ...]]:
    pieces = (tuple(stem(fold(p)) for p in _HUMP.findall(token)) for token in tokens)
    return frozenset(p for p in pieces if len(p) > 1 and min(map(len, p)) >= 3)


def _teams(text: str) -> frozenset[str]:
    sides = _TEAMS.split(text)
    if len(sides) != 2 or not all(side[:1].isupper() for side in sides):
        return frozenset()
    words = [{stem(fold(t)) for t in _TOKEN.findall(side)} - FUNCTION - GENERIC - PART for side in sides]
    return frozenset(" ".join(sorted(w)) for w in words) if all(words) else frozenset()


@lru_cache(maxsize=65536)
def name_of(text: str) -> Name:
    """The signature of the name `text`, written in any case, with or without edition, year and acronym."""
    split = _GLUED.sub(r"\1 \2", text)
    tokens = _TOKEN.findall(_PREFIX.sub(r"\1", split))
    edition, spent = _edition(text, tokens)
    year = int(found[0]) if (found := _YEAR.search(text)) else None
    kept = [t for t in tokens if t not in spent and t != str(year)]
    stems = [stem(fold(t)) for t in kept]
    words = frozenset(w for w in stems if w not in FUNCTION and len(w) > 1)
    return Name(
        plain=" ".join(w for w in stems if w not in FUNCTION),
        words=words,
        acronyms=frozenset(fold(a) for a in _ACRONYM.findall(text) if _roman(a) is None),
        initials=_initials([t for t in _TOKEN.findall(split) if t not in spent]),
        edition=edition,
        year=year,
        teams=_teams(text),
        parts=words & PART,
        numbers=frozenset(t.lstrip("0") for t in kept if t.isdigit() and len(t) < 4),
        clipped=_clipped(kept),
    )

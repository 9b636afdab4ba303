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
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_DATA = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


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


def _stemmed(words: str) -> frozenset[str]:
    return frozenset(form for word in words.split() for form in (word, stem(word)))


FUNCTION = frozenset(_DATA["function"].split())
GENERIC = _stemmed(_DATA["generic"])
PART = _stemmed(_DATA["part"])
SERIAL = _stemmed(_DATA["serial"])
SHIFTED: tuple[str, ...] = (*_DATA["sets"]["moved"], *_DATA["sets"]["shifted"])
HINTED: tuple[str, ...] = tuple(_DATA["sets"]["hinted"])
MOVED: tuple[str, ...] = tuple(_DATA["sets"]["moved"])
POSTPONED: tuple[str, ...] = tuple(_DATA["off"]["postponed"])
CANCELLED: tuple[str, ...] = tuple(_DATA["off"]["cancelled"])
ROLE = _stemmed(_DATA["sets"]["role"])
HOUSE = _stemmed(_DATA["sets"]["house"])
BODY = _stemmed(_DATA["sets"]["body"])
COMMON = _stemmed(_DATA["sets"]["common"])
SINGLE = frozenset(_DATA["sets"]["single"].split())
RETURNING = SINGLE | frozenset(_DATA["sets"]["returning"].split())
IMPLIED = {kind: frozenset(words.split()) for kind, words in _DATA["implied"].items()}
RARE = frozenset(_DATA["sets"]["rare"].split())
BRANCH = frozenset(_DATA["sets"]["branch"].split())
_NATIONS: dict[tuple[str, ...], str] = {
    tuple(map(stem, word.split("_"))): nation
    for nation, words in _DATA["nations"].items()
    for word in (nation, *words.split())
}
NATIONS = frozenset(_NATIONS.values())
OF_CODE: dict[str, str] = {code: nation for code, nation in map(str.split, _DATA["codes"]["nations"].split(","))}
_SORTS: dict[str, frozenset[str]] = {}
for _sort, _words in _DATA["sorts"].items():
    for _word in _stemmed(_words):
        _SORTS[_word] = _SORTS.get(_word, frozenset()) | {_sort}
_NO_LANDS = frozenset(("us", "Us", "un", "Un"))  # "Kim Jong Un" is no United Nations
_TO = frozenset(("to", "in", "at"))
LANDS = frozenset(word for (word, *more) in _NATIONS if not more)
_MONTHS: dict[str, int] = {word: i for i, word in enumerate(_DATA["month"].split(), 1)}
_WEEKDAYS = frozenset(_DATA["weekday"].split())
CALENDAR = frozenset(map(stem, _MONTHS)) | _WEEKDAYS
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
_DOTTED = re.compile(r"\b(?:[A-Z]\.\s?){2,}")
_JOINED = re.compile(r"\b(\w+)-(?=(?:opening|closing|ending|off|final|finals)\b)", re.IGNORECASE)
_LASTING = re.compile(r"\b\w+-(?:day|week|month|hour)s?(?:-long)?\b", re.IGNORECASE)
_ELIDED = re.compile(r"\b[dl][’'](?=[^\W\d_]{3})", re.IGNORECASE)
_AT = re.compile(r"\bat (?:the )?(?=[A-Z])([^,]+)$")
_QUARTER = re.compile(r"\bQ([1-4])\b|\b(first|second|third|fourth)[- ]quarter\b", re.IGNORECASE)
_FIRST = re.compile(r"(?<=[a-z] )I\b(?!['’])")
_NUMBERED = re.compile(r"\b([A-Z]{2,8})[-–\s]?(\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class Name:
    """The signature of one name. `plain` is the folded name; `words` its content words without edition and year;
    `acronyms` those written in it, `initials` the ones that its capitals or words spell; `teams` the two sides of a
    match, empty for anything else; `numbers` what is counted in it beside the edition ("Kestrel 2"); `clipped` the
    pieces of words run together ("DevCon"); `sorts` what sorts of gathering it names; `day` the month and day that it
    carries ("June 12 summit"); `nations` the countries that it names, without one to which somebody goes; `venue`
    the words of the place at its end ("debate at the Law School")."""

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
    sorts: frozenset[str] = frozenset()
    day: tuple[int, int] | None = None
    nations: frozenset[str] = frozenset()
    venue: frozenset[str] = frozenset()

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
    return _ORDINALS.get(low) or _roman(re.sub("(?:st|nd|rd|th)$", "", token))


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
    whole = {run for run in (*runs, *_spelt(tokens)) if len(run) >= 3}
    inner = {run[i : i + n] for run in runs for n in (4, 5, 6) for i in range(len(run) - n + 1)}
    return frozenset(fold(one) for one in whole | inner)


def _spelt(tokens: list[str]) -> Iterator[str]:
    """The initials of each run of capitalised words, small words between them left out and counted; a possessive ends
    a run ("Bank of England's Monetary Policy Committee")."""
    run: list[str] = []
    for token in (*tokens, ""):
        if token[:1].isupper() or (run and fold(token) in FUNCTION and token):
            run.append(token)
        if (not token[:1].isupper() and fold(token) not in FUNCTION) or not token or token.endswith(("'s", "’s")):
            while run and not run[-1][0].isupper():
                run.pop()
            yield "".join(t[0] for t in run)
            yield "".join(t[0] for t in run if t[0].isupper())
            run = []


def _clipped(tokens: list[str]) -> frozenset[tuple[str, ...]]:
    pieces = (tuple(stem(fold(p)) for p in _HUMP.findall(token)) for token in tokens)
    return frozenset(p for p in pieces if len(p) > 1 and min(map(len, p)) >= 3)


def _teams(text: str) -> frozenset[str]:
    sides = _TEAMS.split(text)
    if len(sides) != 2 or not all(side[:1].isupper() for side in sides):
        return frozenset()
    words = [{stem(fold(t)) for t in _TOKEN.findall(side)} - FUNCTION - GENERIC - PART for side in sides]
    return frozenset(" ".join(sorted(w)) for w in words) if all(words) else frozenset()


def _dated(tokens: list[str]) -> tuple[list[str], tuple[int, int] | None]:
    """The tokens without those that say when it is, and the month and day that they say. "May" and "March" are months
    only beside a number or before the sort of gathering ("March meeting")."""
    months = [_MONTHS.get(fold(t), 0) if t[0].isupper() else 0 for t in tokens]
    kept: list[str] = []
    day: tuple[int, int] | None = None
    spent: set[int] = set()
    for i, month in enumerate(months):
        if not month:
            continue
        beside = [j for j in (i + 1, i - 1) if 0 <= j < len(tokens) and tokens[j].isdigit()]
        exact = next((j for j in beside if len(tokens[j]) < 3), None)
        after = stem(fold(tokens[i + 1])) if i + 1 < len(tokens) else ""
        if exact is not None:
            day = (month, int(tokens[exact]))
            spent |= {i, exact}
        elif beside or after in GENERIC | SERIAL | PART or (month not in (3, 5) and len(tokens) > 2):
            spent.add(i)
    spent |= {i for i, t in enumerate(tokens) if t[0].isupper() and stem(fold(t)) in _WEEKDAYS and len(tokens) > 1}
    kept = [t for i, t in enumerate(tokens) if i not in spent]
    return (kept, day) if kept else (tokens, None)


def _nations(stems: list[str]) -> list[str]:
    """`stems` with one word for each country, however it is written."""
    found: list[str] = []
    for word in stems:
        if found and (nation := _NATIONS.get((found[-1], word))):
            found[-1] = nation
        else:
            found.append(word)
    return [_NATIONS.get((word,), word) for word in found]


def _respelt(text: str) -> str:
    """`text` with "U.S.", "Q1", "lift-off", "d'Izoard", "Artemis I" and "two-day visit" as others may write them."""
    text = _DOTTED.sub(lambda m: m[0].replace(".", "").replace(" ", "") + " ", text)
    text = _QUARTER.sub(lambda m: f"quarter{m[1] or _ORDINALS[m[2].casefold()]}", text)
    return _FIRST.sub("1", _ELIDED.sub("", _JOINED.sub(r"\1", _LASTING.sub("", text) if " " in text else text)))


@lru_cache(maxsize=65536)
def name_of(text: str) -> Name:
    """The signature of the name `text`, written in any case, with or without edition, year and acronym."""
    text = _respelt(text)
    split = _GLUED.sub(r"\1 \2", text)
    every = _TOKEN.findall(_PREFIX.sub(r"\1", split))
    year = int(found[0]) if (found := _YEAR.search(text)) else None
    tokens, day = _dated([t for t in every if t != str(year)])
    edition, spent = _edition(text, tokens)
    kept = [t for t in tokens if t not in spent]
    stems = _nations([fold(t) + "_" if t in _NO_LANDS else stem(fold(t)) for t in kept])
    words = frozenset(w for w in stems if w not in FUNCTION and len(w) > 1)
    teams = _teams(text)
    return Name(
        plain=" ".join(w for w in stems if w not in FUNCTION),
        words=words,
        acronyms=frozenset(fold(a) for a in _ACRONYM.findall(text) if _roman(a) is None) - LANDS,
        initials=_initials([t for t in _TOKEN.findall(split) if t not in spent]),
        edition=edition,
        year=year,
        teams=teams,
        parts=words & PART,
        numbers=frozenset(t.lstrip("0") for t in kept if t.isdigit() and len(t) < 4),
        clipped=_clipped(kept),
        sorts=frozenset(s for w in words for s in _SORTS.get(w, ())) | ({"match"} if teams else frozenset()),
        day=day,
        venue=frozenset(stem(fold(t)) for t in _TOKEN.findall(at[1])) if (at := _AT.search(text)) else frozenset(),
        nations=frozenset(w for i, w in enumerate(stems) if w in NATIONS and not {*stems[max(0, i - 2) : i]} & _TO),
    )

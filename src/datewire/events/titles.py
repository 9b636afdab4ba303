"""The name as a calendar shows it: the fullest that the article gives, without date and trailing year."""

from __future__ import annotations

import dataclasses
import re

from datewire.events.bags import bag
from datewire.events.choice import Choice
from datewire.events.names import Name, head_of
from datewire.events.pool import Pool
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Span

_YEAR = re.compile(r"(?:,? (?:19|20)\d\d|^(?:the )?(?:19|20)\d\d )$|^(?:19|20)\d\d (?=[A-Z])")
_ACRONYM = re.compile(r"\s*\(([^()\n]{0,30}?[A-Z][A-Za-z&.]*[A-Z][A-Za-z0-9&.]*[^()\n]{0,12})\)")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_LONGEST = 80
_PLAIN = 4  # words of a noun that says only what sort of event it is
_TITLE = re.compile(r",?\s+(?:(?:en)?titled |called |named |dubbed )?[“\"](?P<title>[^“”\"\n]{4,70})[”\"]")
_VERB = 2  # words of a verb that says only that something begins
_SAID = ("stretch", "line", "clause", "predicate")  # names that are clauses


def finish(choice: Choice, pool: Pool) -> tuple[str, Span, tuple[str, ...]]:
    """Title, the literal words it stands on, and the other names that the article uses for the event."""
    name = choice.name.candidate.name
    full = _fuller(name, choice, pool) or _entitled(name, pool) or name
    title = _clean(_subject(full, pool.vocabulary), choice.proposal.site.when.start.year)
    if choice.proposal.site.deadline and due(full, pool.vocabulary) and "deadline" not in title.lower():
        title = f"{pool.vocabulary.rules['title_due'].sub('', title)} deadline"
    return title, full.span, _aliases(full, choice, pool)


def due(name: Name, vocabulary: Vocabulary) -> bool:
    """Whether a name beside the words of a deadline is of one: it says so, or is what has to be handed in."""
    words = name.text.lower().split()
    objects = vocabulary.groups["deadlines.objects"]
    whole = name.how in _SAID and not objects.isdisjoint(words[:4])
    return name.how == "deadline" or "deadline" in words or whole or not objects.isdisjoint(words[:1] + words[-1:])


def _subject(name: Name, vocabulary: Vocabulary) -> str:
    """Of a clause that only says that its subject begins or takes place, the subject, when that is an event."""
    if name.how not in _SAID or name.kind == "deadline":
        return name.text
    short = _ARTICLE.sub("", vocabulary.rules["title_goes"].sub("", name.text))
    words = short.split()
    head, _ = head_of([w.lower().strip(',“”"') for w in words], vocabulary, [w[:1].isupper() for w in words])
    bare = len(name.text.split()) - len(words) <= _VERB  # "trial to begin"
    return short if head and (bare or len(bag(short, vocabulary.stop)) > 1) else name.text


def _clean(text: str, year: int) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,;:–—-*•|")
    for cut in (f", {year}", f" {year}"):
        text = text.removesuffix(cut)
    return text[:1].upper() + text[1:] if text[:1].islower() and len(text) > 1 and not text[1].isupper() else text


def _fuller(name: Name, choice: Choice, pool: Pool) -> Name | None:
    """A longer proper name of the same event nearby that begins with this one: "World Conference" → "World Conference
    on …"; only where the short one is all capitals and has an event noun."""
    if name.how not in ("proper", "part", "phrase") or not name.kind or len(name.text.split()) > 3:
        return None
    best: Name | None = None
    for c in pool.around(choice.proposal.site.sentence):
        longer = c.name
        if (
            longer.how in ("proper", "part")
            and longer.text.startswith(name.text + " ")
            and name.text[:1].isupper()
            and len(longer.text) <= _LONGEST
            and longer.head.split()[-1:] == name.head.split()[-1:]
            and not _second(longer.text, name.text)
            and (best is None or len(longer.text) > len(best.text))
        ):
            best = longer
    return best


def _entitled(name: Name, pool: Pool) -> Name | None:
    """A plain noun with the quoted title that follows it: 'a free webinar, "Before the Water Comes,"'."""
    plain = name.how == "phrase" and name.kind and not any(w[:1].isupper() for w in name.text.split()[1:])
    found = _TITLE.match(pool.layout.text, name.span.end) if plain and len(name.text.split()) <= _PLAIN else None
    if not found or len(name.text) + len(found["title"]) > _LONGEST:
        return None
    words = f"{name.text} “{found['title'].rstrip(' ,.;')}”"
    return dataclasses.replace(name, text=words, span=Span(name.span.start, found.end()))


def _second(longer: str, name: str) -> bool:
    """Whether the longer run only adds a place or an organiser ("Summit in Geneva", "Summit at the Hilton")."""
    return longer[len(name) :].lstrip().split(" ", 1)[0] in ("in", "at", "and", "with", "by", "from", "to", "–", "-")


def _aliases(full: Name, choice: Choice, pool: Pool) -> tuple[str, ...]:
    """The acronym behind the name and the shorter forms that stand elsewhere; pieces of the name itself are none."""
    words = bag(full.text, pool.vocabulary.stop)
    out: list[str] = []
    if found := _ACRONYM.match(pool.layout.text, full.span.end):
        out.append(found.group(1).strip("“”\"' "))
    for c in pool.around(choice.proposal.site.sentence):
        other = bag(c.name.text, pool.vocabulary.stop)
        if (
            c.name.kind
            and c.name.how in ("proper", "part")
            and len(other) > 1
            and c.name.text != full.text
            and not full.span.holds(c.name.span)
            and other < words
        ):
            out.append(c.name.text)
    return tuple(dict.fromkeys(a for a in out if a != full.text))[:4]

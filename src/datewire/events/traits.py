"""What a candidate name is by itself and in its article: its form, its neighbours, the verbs around it, and how the
article speaks of it elsewhere. The features hold for every date, so they are made once for each name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from datewire.events import frames
from datewire.events.bags import bag
from datewire.events.pool import Candidate, Pool

_OCCURRENCES = 8
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[,;:()–—|]")
_ORG = frozenset(
    "inc inc. corp corp. ltd llc company group committee department ministry university college association foundation "
    "institute agency commission bank society senate house center centre hall hotel park street avenue theater theatre "
    "museum school church stadium arena library president minister senator sen. director chairman ceo founder holdings "
    "technologies council project team office bureau administration airport resort college district".split()
)
_ORDINAL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\b|\b(?:annual|inaugural|first|second|third)\b", re.IGNORECASE)
_GO = r"(?:will|to be held|taking place|takes? place|scheduled|slated|set (?:for|to)|returns?|kicks off|begins?|starts?|opens?|runs?|happening|coming|held|is on|airs?|continues?|commences?|features?|due|closes?|ends?)"
PREDICATE = re.compile(rf"\W*(?:\([^)]*\)\W*)?(?:(?:is|are|was|were|which|that|has been)\s+)*{_GO}\b", re.IGNORECASE)
_DO = r"(?:host|hold|announc|present|invit|launch|releas|celebrat|unveil|welcom|offer|join|participat|attend|said|says|sponsor|organi[sz]|produc|open)\w*"
AGENT = re.compile(
    rf"\W*(?:,[^,]{{0,80}},\s*)?(?:(?:will|is|are|to|has|have|today|proudly|be|also|and)\s+)*{_DO}", re.IGNORECASE
)
_BY_HOLDING = re.compile(
    r"(?:host|hold|held|present|stag|organi[sz]|celebrat|launch|open|kick(?:ing)? off|announc|unveil|introduc|sponsor|plan)\w*\s+"
    r"(?:(?:the|a|an|its|their|his|her|our|this|of)\s+)*(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_BY_ATTENDING = re.compile(
    r"(?:attend\w*|join\w*|participat\w+ in|(?:exhibit|speak|appear|perform|present|showcas)\w* at|return\w* to|compet\w+ in|invited? to|"
    r"ahead of|prior to|during|featured (?:in|at)|part of|registration for|tickets (?:for|to)|registered for|coverage of|visit|"
    r"participation in|presentation at|registration at|at|for|in)\s+(?:(?:the|a|an|its|their|our|this|upcoming|annual|first|year[’']s)\s+)*$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:Sen\.?|Senators?|Rep\.?|Dr\.|Mr\.|Mrs\.|Ms\.|President|CEO|Chairman|Gov\.|Governor|Prof\.|Minister|Secretary|Director|by)\s*$"
)
_ROLE = re.compile(
    r",\s+(?:the |a |an )?(?:[\w&-]+\s+){0,4}(?:CEO|president|director|founder|co-founder|chief|author|professor|senator|manager|chair|partner|officer)\b",
    re.IGNORECASE,
)
_TICKER = re.compile(r"\s*\((?:NASDAQ|Nasdaq|NYSE|OTC|TSX|CSE|LSE|ASX|the [“\"]|[DR]-)")
_VERB_IN = re.compile(
    r"\b(?:[Ww]ill|[Ii]s|[Aa]re|[Ww]as|[Hh]as|[Hh]ave|[Aa]nnounces?|[Ll]aunches|[Hh]osts|[Uu]nveils|[Tt]o|said|says|[Rr]eturns|[Jj]oins|[Bb]rings|[Cc]elebrates)\b"
)


def _form(c: Candidate, words: list[str]) -> Iterator[str]:
    name = c.name
    how = f"how:{name.how}"
    yield how
    size = len(words)
    yield f"n:{min(size, 12)}"
    yield f"{how}&n:{1 if size == 1 else 2 if size == 2 else 4 if size < 5 else 7 if size < 8 else 12 if size < 13 else 18}"
    yield f"kind:{name.kind or 'none'}"
    yield f"{how}&head:{'y' if name.kind else 'n'}"
    lower = [w.lower().strip(".,") for w in words]
    if name.head:
        yield f"headword:{name.head}"
        yield f"{how}&" + ("head:last" if lower[-1] == name.head.split()[-1] else "head:inner")
    capitals = sum(w[:1].isupper() or w[:1].isdigit() for w in words)
    caps = "all" if capitals == size else "most" if capitals * 2 >= size else "few" if capitals else "none"
    yield f"caps:{caps}"
    yield f"{how}&caps:{caps}&head:{'y' if name.kind else 'n'}"
    if not _ORG.isdisjoint(lower):
        yield "org"
    if lower[-1] in _ORG:
        yield "org:last"
    if _ORDINAL.search(name.text):
        yield "ordinal"
    if words[0][:1].islower():
        yield f"low:{'ing' if lower[0].endswith('ing') else 'ed' if lower[0].endswith('ed') else 'other'}"
    if _VERB_IN.search(name.text):
        yield f"{how}&verb"
    yield f"first:{lower[0]}"
    yield f"last:{lower[-1]}"


def _context(c: Candidate, text: str) -> Iterator[str]:
    span = c.name.span
    left = text[max(c.sentence.span.start, span.start - 60) : span.start]
    after = text[span.end : min(c.sentence.span.end, span.end + 100)]
    before = left.split()
    right = WORD.findall(after[:30])
    yield f"prev:{before[-1].lower() if before else '^'}"
    yield f"next:{right[0].lower() if right else '$'}"
    if len(right) > 1:
        yield f"next2:{right[0].lower()}_{right[1].lower()}"
    kind = "y" if c.name.kind else "n"
    if before:
        yield f"prev:{before[-1].lower()}&{kind}&{c.name.how}"
    if PREDICATE.match(after):
        yield f"goes&{kind}"
    elif AGENT.match(after):
        yield f"does&{kind}"
    if _BY_HOLDING.search(left):
        yield f"held&{kind}"
    if _BY_ATTENDING.search(left):
        yield f"attended&{kind}"
    if (
        _TITLE.search(left)
        or _ROLE.match(after)
        or c.name.text.startswith(("Sen.", "Senator ", "Dr.", "Mr.", "Ms.", "President ", "Rep."))
    ):
        yield f"person&{c.name.how}"
    if _TICKER.match(after):
        yield f"ticker&{kind}"


def _own_verbs(c: Candidate, pool: Pool) -> Iterator[str]:
    """What the name is to the verbs of its own sentence: subject of the next, object of the one before."""
    found, tokens, kind = pool.frames(c.sentence), pool.layout.tokens(c.sentence), "y" if c.name.kind else "n"
    span = c.name.span
    before = [f for f in found if f.end <= span.start]
    behind = [f for f in found if f.start >= span.end]
    if any(f.start < span.end and span.start < f.end for f in found):
        yield f"holds-verb&{c.name.how}"
    if behind:
        f = behind[0]
        part = frames.role(f, found, span, tokens)
        yield f"{part}-of:{f.kind}&{f.time}&{kind}"
        yield f"{part}-of:{f.lemma}&{kind}"
    if before:
        f = before[-1]
        part = frames.role(f, found, span, tokens)
        voice = "passive" if f.passive else "active"
        yield f"{part}<{f.kind}&{voice}&{kind}"
        yield f"{part}<{f.lemma}&{kind}"
        yield f"{part}<{f.time}&{kind}"
    if not found:
        yield f"verbless&{c.name.how}&{kind}"


def _article(c: Candidate, pool: Pool) -> Iterator[str]:
    words, title = bag(c.name.text, pool.vocabulary.stop), pool.title
    how = c.name.how
    if words and title:
        share = len(words & title) / len(words)
        level = "all" if share > 0.99 else "most" if share >= 0.6 else "some" if share > 0.2 else "none"
        yield f"title:{level}"
        yield f"title:{level}&{how}"
        if len(words & title) / len(title) > 0.5:
            yield "title:covered"
    else:
        yield "title:empty"
    yield f"content:{min(len(words), 8)}"
    times = pool.layout.text.count(c.name.text)
    yield f"times:{min(times, 4)}&{'y' if c.name.kind else 'n'}"


def _told(c: Candidate, pool: Pool) -> Iterator[str]:
    """How the article uses the name wherever it stands: events take "the" and are attended, bodies speak and own,
    places stand behind "in"."""
    if c.name.how not in ("proper", "part", "quote"):
        return
    text, words, name = pool.layout.text, pool.vocabulary.groups, c.name.text
    seen: set[str] = set()
    at, n = text.find(name), 0
    while at >= 0 and n < _OCCURRENCES:
        end, n = at + len(name), n + 1
        left = text[max(0, at - 24) : at].lower().split()
        right = text[end : end + 24].lower()
        before = left[-1] if left else ""
        for group in ("determiners", "places", "agents", "attending", "titles"):
            if before.strip('“"(') in words[f"beside.{group}"]:
                seen.add(group)
        if right[:2] in ("’s", "'s"):
            seen.add("owns")
        verb = (
            pool.vocabulary.verbs.get(right.split(None, 1)[0].strip(",."))
            if right[:1] == " " and right.strip()
            else None
        )
        if verb:
            seen.add(f"then-{verb[1]}")
        at = text.find(name, end)
    kind = "y" if c.name.kind else "n"
    if f"About {name}" in text:
        seen.add("about")
    parts = name.split()
    if 1 < len(parts) < 4 and parts[0].lower() in words["given.names"]:
        seen.add("given")
    for what in sorted(seen):
        yield f"told:{what}&{kind}"
    if not seen:
        yield f"told:none&{kind}"


def traits(c: Candidate, pool: Pool) -> list[str]:
    """The features of a name for whatever date."""
    text = pool.layout.text
    out = (
        *_form(c, c.name.text.split()),
        *_context(c, text),
        *_own_verbs(c, pool),
        *_told(c, pool),
        *_article(c, pool),
    )
    return list(dict.fromkeys(out))

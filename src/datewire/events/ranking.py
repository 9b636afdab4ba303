"""The named features by which the best name for a date is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from datewire.events import frames
from datewire.events.bags import bag
from datewire.events.cues import Site
from datewire.events.pool import Candidate, Pool
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Span

_OCCURRENCES = 8
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[,;:()–—|]")
_ORG = frozenset(
    "inc inc. corp corp. ltd llc company group committee department ministry university college association foundation "
    "institute agency commission bank society senate house center centre hall hotel park street avenue theater theatre "
    "museum school church stadium arena library president minister senator sen. director chairman ceo founder holdings "
    "technologies council project team office bureau administration airport resort college district".split()
)
_ORDINAL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\b|\b(?:annual|inaugural|first|second|third)\b", re.IGNORECASE)
_GO = r"(?:will|to be held|taking place|takes? place|scheduled|slated|set (?:for|to)|returns?|kicks off|begins?|starts?|opens?|runs?|happening|coming|held|is on|airs?|continues?|commences?|features?|due|closes?|ends?)"
_PREDICATE = re.compile(rf"\W*(?:\([^)]*\)\W*)?(?:(?:is|are|was|were|which|that|has been)\s+)*{_GO}\b", re.IGNORECASE)
_DO = r"(?:host|hold|announc|present|invit|launch|releas|celebrat|unveil|welcom|offer|join|participat|attend|said|says|sponsor|organi[sz]|produc|open)\w*"
_AGENT = re.compile(
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


def _link(c: Candidate, site: Site, text: str) -> Iterator[str]:
    span, when = c.name.span, site.at
    if c.where != "own":
        return
    if span.meets(when):
        yield "btw:overlap"
        return
    before = span.end <= when.start
    between = text[span.end : when.start] if before else text[when.end : span.start]
    words = [w.lower() for w in _WORD.findall(between)]
    side = "<" if before else ">"
    how = c.name.how
    yield f"side{side}&{how}"
    gap = (
        len(words)
        if len(words) < 5
        else 6
        if len(words) < 8
        else 12
        if len(words) < 15
        else 24
        if len(words) < 30
        else 40
    )
    yield f"gap{side}{gap}"
    yield f"gap{side}{gap}&{'y' if c.name.kind else 'n'}"
    if len(words) <= 5:
        yield f"btws{side}{'_'.join(words)}"
    for w in words[:2]:
        yield f"btw1{side}{w}"
    for w in words[-2:]:
        yield f"btw9{side}{w}"
    if before:
        yield "btw:" + ("go" if _PREDICATE.match(between) else "do" if _AGENT.match(between) else "other")
    if ";" in words or ":" in words:
        yield "btw:break"


def _context(c: Candidate, text: str) -> Iterator[str]:
    span = c.name.span
    left = text[max(c.sentence.span.start, span.start - 60) : span.start]
    after = text[span.end : min(c.sentence.span.end, span.end + 100)]
    before = left.split()
    right = _WORD.findall(after[:30])
    yield f"prev:{before[-1].lower() if before else '^'}"
    yield f"next:{right[0].lower() if right else '$'}"
    if len(right) > 1:
        yield f"next2:{right[0].lower()}_{right[1].lower()}"
    kind = "y" if c.name.kind else "n"
    if before:
        yield f"prev:{before[-1].lower()}&{kind}&{c.name.how}"
    if _PREDICATE.match(after):
        yield f"goes&{kind}"
    elif _AGENT.match(after):
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


def _article(c: Candidate, pool: Pool) -> Iterator[str]:
    words, title = bag(c.name.text, pool.vocabulary.stop), pool.title
    how = c.name.how
    if words and title:
        share = len(words & title) / len(words)
        level = "all" if share > 0.99 else "most" if share >= 0.6 else "some" if share > 0.2 else "none"
        yield f"title:{level}"
        yield f"title:{level}&{how}"
        yield f"title:{level}&days:{pool.crowd}&{c.where if c.where in ('own', 'title') else 'near'}"
        if len(words & title) / len(title) > 0.5:
            yield "title:covered"
    else:
        yield "title:empty"
    yield f"content:{min(len(words), 8)}"
    times = pool.layout.text.count(c.name.text)
    yield f"times:{min(times, 4)}&{'y' if c.name.kind else 'n'}"


def _anaphor(site: Site, vocabulary: Vocabulary) -> str:
    """How the date's sentence points back: "it", "the event", "the conference" — or "" when it does not."""
    tokens = [t for t in site.tokens[:5] if not t.mark]
    if not tokens:
        return ""
    if tokens[0].lower in vocabulary.groups["anaphors.pronouns"]:
        return "pronoun"
    if tokens[0].lower in ("the", "this") and len(tokens) > 1:
        for t in tokens[1:4]:
            if t.lower in vocabulary.groups["anaphors.nouns"]:
                return "event"
            if t.lower in vocabulary.heads:
                return f"head:{t.lower}"
    return ""


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


def _governed(c: Candidate, site: Site, pool: Pool) -> Iterator[str]:
    """What the name is to the verb that governs the date, and whether another date stands nearer to it."""
    kind = "y" if c.name.kind else "n"
    if c.where != "own":
        return
    f = site.governor
    if f is None:
        yield f"gov:none&{kind}&{c.name.how}"
    else:
        part = frames.role(f, site.frames, c.name.span, site.tokens)
        voice = "passive" if f.passive else "active"
        yield f"gov{site.side}{part}&{kind}"
        yield f"gov{part}&{f.kind}&{voice}&{kind}"
        yield f"gov{part}&{f.kind}&{voice}&{c.name.how}"
        yield f"gov{part}&{f.lemma}&{kind}"
    yield f"rival:{_rivals(c.name.span, site, pool)}&{kind}"


def _rivals(span: Span, site: Site, pool: Pool) -> str:
    """Whether other dates stand between name and date ("between"), or nearer to the name ("nearer"), or not."""
    at, low = site.at, site.sentence.span
    others = [s for s in pool.busy if s != site.mention.span and low.holds(s)]
    if not others:
        return "none"
    a, b = min(span.end, at.end), max(span.start, at.start)
    if any(a <= s.start < b for s in others):
        return "between"
    gap = max(at.start - span.end, span.start - at.end)
    return "nearer" if any(max(s.start - span.end, span.start - s.end) < gap for s in others) else "away"


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
            if before.strip("“\"(") in words[f"beside.{group}"]:
                seen.add(group)
        if right[:2] in ("’s", "'s"):
            seen.add("owns")
        verb = pool.vocabulary.verbs.get(right.split(None, 1)[0].strip(",.")) if right[:1] == " " and right.strip() else None
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


def _taken(c: Candidate, site: Site, pool: Pool) -> Iterator[str]:
    """Whether a name from elsewhere has a date of its own: the same days, or others."""
    if c.where == "own":
        return
    days = pool.days(c.sentence)
    own = (site.when.start, site.when.end)
    state = "free" if not days else "same" if own in days else "other"
    yield f"taken:{state}&from:{c.where}"
    yield f"taken:{state}&{c.name.how}&{'y' if c.name.kind else 'n'}"


def standing(candidates: Sequence[Candidate], site: Site) -> list[list[str]]:
    """For each of a date's candidates what it is among the others: which of the event nouns of its sentence, counted
    from the date, and whether a longer candidate with the same noun holds it."""
    order: dict[str, list[int]] = {}
    for c in candidates:
        if c.where == "own" and c.name.kind:
            gap = max(site.at.start - c.name.span.end, c.name.span.start - site.at.end, 0)
            order.setdefault(c.name.head, []).append(gap)
    nearest = {head: n for n, head in enumerate(sorted(order, key=lambda h: min(order[h])))}
    spans = [(c.name.span.start, c.name.span.end, c.name.head, c.where, c.name.how) for c in candidates]
    out = []
    for c in candidates:
        mine, a, b = [], c.name.span.start, c.name.span.end
        if c.where == "own":
            mine.append(f"nth:{min(nearest.get(c.name.head, 9), 3)}&{c.name.how}")
        elif c.name.kind:
            mine.append(f"heads-own:{min(len(nearest), 2)}&from:{c.where}")
        inside = sum(x <= a and b <= y and (x, y) != (a, b) for x, y, h, w, _ in spans if w == c.where and h == c.name.head)
        holds = sum(a <= x and y <= b and (x, y) != (a, b) for x, y, h, w, _ in spans if w == c.where and h == c.name.head)
        kind = "y" if c.name.kind else "n"
        mine.append(f"inside:{min(inside, 3)}&{c.name.how}&{kind}")
        mine.append(f"holds:{min(holds, 3)}&{c.name.how}&{kind}")
        out.append(mine)
    return out


def name_features(c: Candidate, site: Site, pool: Pool) -> list[str]:
    """All features of a candidate name for a date's site."""
    layout, vocabulary = pool.layout, pool.vocabulary
    words = c.name.text.split()
    where = c.where
    kind = "y" if c.name.kind else "n"
    key = (c.sentence.index, c.name.text)
    known = pool.known.get(key)
    if known is None:
        known = pool.known[key] = [*_form(c, words), *_context(c, layout.text), *_own_verbs(c, pool), *_told(c, pool)]
    out = [f"from:{where}", *known, *_link(c, site, layout.text), *_article(c, pool), *_governed(c, site, pool), *_taken(c, site, pool)]
    out.append(f"from:{where}&{c.name.how}&{kind}")
    out.append(f"from:{where}&{c.name.how}&days:{pool.crowd}")
    if site.inherited:
        out.append(f"inherited&from:{where}&{c.name.how}")
    back = _anaphor(site, vocabulary)
    if back.startswith("head:"):
        same = "same" if back[5:] in c.name.text.lower().split() else "other"
        out.append(f"back:head:{same}&from:{where}")
    elif back:
        out.append(f"back:{back}&from:{where}&{kind}")
    if not any(t.lower in vocabulary.heads for t in site.tokens):
        out.append(f"nohead&from:{where}&{kind}")
    out.append(f"deadline:{'y' if c.name.kind == 'deadline' else 'n'}&{'y' if site.deadline else 'n'}")
    return sorted(set(out))

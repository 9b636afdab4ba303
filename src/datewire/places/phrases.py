"""Cuts the words that say where into pieces that can be names of places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum


class Form(IntEnum):
    """How a name stands in its piece: the firmer, the smaller the place may be."""

    IN = 0  # "... in Reading"
    PLACED = 1  # the whole piece, after a comma
    BARE = 2  # the whole piece, nothing before it
    OF = 3  # "University of Utah"
    PART = 4  # at the end or the head of a venue's name: "EB Hotel Miami", "Houston City Hall"


_ASIDE = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_CUT = re.compile(r"\s*(?:[,;|/\n–—•]|\s-\s)\s*")
_POSTCODE = re.compile(r"\s+(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4})$")
_IN = re.compile(
    r"(?:^|\s)(?:in|near|at|outside|around|from|[Dd]owntown|[Cc]entral|[Gg]reater|[Mm]etro|[Ss]uburban)\s+"
    r"(?:the\s+)?(?:[Cc]ity\s+of\s+|downtown\s+|central\s+)?(?=[^\Wa-z\d_])"
)
_OF = re.compile(r"(?:City|Town|State|Port|Republic|Kingdom|Province|University|County) of (?:the )?(.+)$")
_FACILITY = re.compile(
    r"^(.+?) (?:(?:International|Regional|Municipal|Metropolitan|Central|Main|Public|State|National|City|Town|Police|"
    r"District|Crown|Magistrates['’]?|County|High|Superior|Federal|Convention|Conference|Exhibition|Exposition) )*"
    r"(?:Airport|Cent(?:er|re)|Hall|Council|Courts?|Courthouse|Headquarters|Library|Zoo|Marathon|Stock Exchange|"
    r"Opera House|Botanical? Gardens?|Cathedral|Fairgrounds|Railway Station|Station)$"
)
_OWNER = re.compile(r"^(.+?)['’]s (?=[A-Z])")
_VENUE = re.compile(
    r"\b(?:Hotel|Inn|Marriott|Hilton|Hyatt|Sheraton|Westin|Radisson|InterContinental|Ritz-Carlton|Four Seasons|Resort|"
    r"Club|Theat(?:er|re)|Arena|Stadium|Cent(?:er|re)|Hall|Museum|University|College|Park|Plaza|Downtown|Auditorium|"
    r"Ballroom|Airport|Casino|Cathedral|Messe|Expo|Convention|Campus|Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Drive|Dr\.?|"
    r"Boulevard|Blvd\.?|Lane|Ln\.?|Highway|Hwy\.?|Route|Way|Pkwy\.?|Parkway|NW|NE|SW|SE)(?=\s|$)|\d"
)


def parts(text: str) -> list[str]:
    """The pieces between commas, without asides in brackets and postcodes.

    >>> parts("Skyline Center (room 2), 929 N Front St, Wilmington, NC 28401")
    ['Skyline Center', '929 N Front St', 'Wilmington', 'NC']
    """
    pieces = (_POSTCODE.sub("", piece.strip(" :\t\"'“”")) for piece in _CUT.split(_ASIDE.sub(" ", text)))
    return [" ".join(piece.split()) for piece in pieces if piece.strip()]


def inside(piece: str) -> str | None:
    """What follows the last "in", "near", "at" of a piece.

    >>> inside("The Venetian Resort in Las Vegas")
    'Las Vegas'
    """
    ends = [found.end() for found in _IN.finditer(piece)]
    return piece[ends[-1] :] if ends else None


def within_name(piece: str) -> Iterator[tuple[str, Form]]:
    """Names of places at the head or after the "of" of a venue's name.

    >>> list(within_name("Christchurch District Court"))
    [('Christchurch', <Form.PART: 4>)]
    """
    if of := _OF.search(piece):
        yield of[1], Form.OF
    if owner := _OWNER.match(piece):
        if _VENUE.search(piece, owner.end()):
            yield owner[1], Form.PART
    elif facility := _FACILITY.match(piece):
        yield facility[1], Form.PART


def tails(piece: str, most: int = 3) -> Iterator[str]:
    """The last words of a piece, the longest tail first, never the whole; none after "of", "the", "and".

    >>> list(tails("EB Hotel Salt Lake"))
    ['Hotel Salt Lake', 'Salt Lake', 'Lake']
    """
    words = piece.split()
    for size in range(min(most, len(words) - 1), 0, -1):
        if words[-size - 1].lower() not in {
            "of",
            "the",
            "and",
            "&",
            "de",
            "la",
            "el",
            "san",
            "st.",
            "st",
            "new",
            "fort",
        }:
            yield " ".join(words[-size:])


def venue(piece: str, tail: str) -> bool:
    """Whether what stands before `tail` in `piece` holds a word for a venue or street, or a number."""
    return bool(_VENUE.search(piece[: -len(tail)]))


def named(phrase: str) -> bool:
    """Whether a phrase can be a name: a capital first, and both letters capital in "US", "LA", "NC" without a dot.

    >>> named("Nice"), named("nice"), named("Us"), named("Pa.")
    (True, False, False, True)
    """
    bare = phrase.removeprefix("the ")
    return bool(bare) and bare[0].isupper() and (len(bare) != 2 or bare.isupper())

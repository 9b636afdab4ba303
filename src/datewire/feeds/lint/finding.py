"""What the linter says: a finding, and the table of rules with what each protects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: `line` is the physical line from 1, `rule` a key of `RULES`, `client` who suffers from it."""

    line: int
    rule: int
    level: Level
    message: str
    client: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a good feed: its usual level, what it asks, and who suffers when it is broken."""

    level: Level
    asks: str
    client: str


def found(line: int, rule: int, message: str, level: Level | None = None) -> Finding:
    """A finding of `rule`, at its usual level unless told otherwise."""
    known = RULES[rule]
    return Finding(line, rule, level or known.level, message, known.client)


_STRICT: Final = "Home Assistant, Thunderbird and other strict readers"
RULES: Final[dict[int, Rule]] = {
    1: Rule("error", "UTF-8 without a byte order mark (RFC 5545, 3.1.4)", "Thunderbird, Home Assistant, calcurse"),
    2: Rule("error", "every line ends in CRLF, also the last (RFC 5545, 3.1)", "Outlook"),
    3: Rule(
        "error", "lines of at most 75 octets, never folded inside a character (RFC 5545, 3.1)", "GNOME, old readers"
    ),
    4: Rule("warning", "no fold between a backslash and what it escapes", "readers that unescape before unfolding"),
    5: Rule("error", "TEXT escapes backslash, semicolon, comma, line break and nothing else (3.3.11)", "calcurse"),
    6: Rule("error", "no lone carriage return", _STRICT),
    7: Rule("error", "no control characters, no bidirectional overrides (RFC 5545, 3.1)", "GNOME, Home Assistant"),
    8: Rule("error", "names, places and categories are one line", "calcurse, GNOME, KOrganizer"),
    9: Rule("error", "parameters are quoted where needed (RFC 5545, 3.2; RFC 6868)", "Google, strict readers"),
    10: Rule("error", "each line is NAME:value with a name of letters, digits and hyphens (3.1)", _STRICT),
    12: Rule("warning", "no BEGIN:V… or END:V… inside text", "JavaScript readers that search for BEGIN:VEVENT"),
    14: Rule(
        "error", "the file is whole: components nest and close, END:VCALENDAR is last", "Thunderbird, GNOME: wiped"
    ),
    15: Rule("warning", "text is in Unicode normal form C", "search in every client"),
    16: Rule("error", "VERSION:2.0 and PRODID, each once, before all else (3.6)", "calcurse, GNOME, strict readers"),
    17: Rule("error", "calendar properties come before the first component (3.6)", "Outlook"),
    18: Rule("error", "no UID of the calendar itself", "vdirsyncer takes the whole feed for one event"),
    19: Rule("error", "no METHOD, ORGANIZER or ATTENDEE in a feed (3.8.4.3)", "Outlook makes invitations of it"),
    20: Rule("warning", "CALSCALE is GREGORIAN (3.7.1)", "all"),
    21: Rule(
        "error", "NAME and X-WR-CALNAME both, equal, without comma, semicolon, backslash", "Apple, Google, Outlook"
    ),
    22: Rule("warning", "the description of the calendar is one line of at most 255 characters", "Outlook"),
    23: Rule(
        "error", "REFRESH-INTERVAL;VALUE=DURATION and X-PUBLISHED-TTL, equal (RFC 7986, 5.7)", "Nextcloud, Outlook"
    ),
    24: Rule("error", "a duration of hours has its T: PT6H (3.3.6)", "Home Assistant, GNOME"),
    25: Rule("warning", "COLOR is a CSS3 name (RFC 7986, 5.9), an X- colour #RRGGBB", "clients that know colours"),
    27: Rule("warning", "LAST-MODIFIED of the calendar is that of its newest event", "vdirsyncer fetches all again"),
    29: Rule("error", "UID, DTSTAMP and DTSTART once, the rest at most once (3.6.1)", _STRICT),
    30: Rule("error", "a UID is plain ASCII, at most 200 characters, without , ; : or space", "CalDAV servers"),
    31: Rule("error", "one UID is one event", "all: the last one wins"),
    32: Rule("error", "DTSTAMP and LAST-MODIFIED are in UTC and equal (3.8.7.2)", "sync servers"),
    33: Rule("error", "CREATED is in UTC and not after LAST-MODIFIED (3.8.7.1)", "sync servers"),
    34: Rule("error", "SEQUENCE is a whole number from 0 (3.8.7.4)", "Google keeps the old time without it"),
    35: Rule(
        "error", "all-day: VALUE=DATE, real days, DTEND the day after the last (3.6.1, 3.8.2.2)", "Outlook, calcurse"
    ),
    36: Rule("error", "no TZID on a date (3.2.19)", "khal, calcurse: another day abroad"),
    37: Rule(
        "error", "a clock time has DTEND or DURATION, not both, and ends after it begins", "GNOME, Home Assistant"
    ),
    38: Rule("error", "no floating times", "Google reads UTC, GNOME local time"),
    40: Rule(
        "error", "a TZID is an IANA key with a slash", "Home Assistant rejects the feed, calcurse takes local time"
    ),
    41: Rule(
        "error", "one VTIMEZONE for each TZID in use, before the events, none besides (3.2.19)", "Outlook: an hour off"
    ),
    42: Rule(
        "error", "a VTIMEZONE has whole observances, RRULE and no RDATE, offsets in minutes (3.6.5)", "Outlook, Ruby"
    ),
    43: Rule("warning", "separate events instead of RECURRENCE-ID", "calcurse shows both"),
    44: Rule("error", "RRULE is valid, ends, and UNTIL and EXDATE fit DTSTART (3.3.10, 3.8.5.1)", _STRICT),
    45: Rule("error", "STATUS is CONFIRMED, TENTATIVE or CANCELLED (3.8.1.11)", "Home Assistant"),
    46: Rule("warning", "a cancelled event says so in SUMMARY", "GNOME, KOrganizer: looks like the rest"),
    48: Rule("warning", "an uncertain date is told in SUMMARY", "GNOME, KOrganizer, Apple: looks like the rest"),
    49: Rule(
        "error", "TRANSP is OPAQUE or TRANSPARENT, and Microsoft's busy status agrees (3.8.2.7)", "Outlook, Google"
    ),
    51: Rule("warning", "CLASS is PUBLIC (3.8.1.3)", "Google hides the details"),
    53: Rule("error", "URL is http(s), percent-encoded, and stands in DESCRIPTION too", "Google shows no URL"),
    54: Rule("warning", "DESCRIPTION is plain text of at most 2,000 characters (3.8.1.5)", "Nextcloud, Thunderbird"),
    55: Rule("warning", "X-ALT-DESC only beside DESCRIPTION", "all but Outlook show nothing"),
    56: Rule("warning", "only RFC 5545, RFC 7986 and X- names", "GNOME and Ruby readers report errors"),
    57: Rule("error", "GEO is latitude;longitude in degrees (3.8.1.6)", _STRICT),
    58: Rule("error", "CONFERENCE and IMAGE carry VALUE=URI (RFC 7986, 5.10 and 5.11)", _STRICT),
    59: Rule("warning", "no ATTACH", "Thunderbird and Outlook show a paper clip"),
    60: Rule("error", "no VALARM in a public feed", "Home Assistant; every subscriber is woken"),
    61: Rule("warning", "SUMMARY is there, and short enough for a month view (about 80 characters)", "all month views"),
    62: Rule("warning", "at most 900 kB and 1,000 events", "Google drops events silently"),
    64: Rule("warning", "there is an event", "GNOME keeps the old events, vdirsyncer stops"),
    83: Rule("warning", "SUMMARY at most 200 characters, at most 20 categories", "phones"),
}
"""Numbers follow the project's checklist for feeds; a number that is missing cannot be seen in a file."""

"""A good calendar, and for every rule of the linter the changes to it that only this rule catches."""

from __future__ import annotations

from collections.abc import Callable

from datewire.feeds.lint import MANY_BYTES

GOOD = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Feed//EN
CALSCALE:GREGORIAN
NAME:Harbour
X-WR-CALNAME:Harbour
DESCRIPTION:What happens in the harbour
REFRESH-INTERVAL;VALUE=DURATION:PT6H
X-PUBLISHED-TTL:PT6H
COLOR:navy
LAST-MODIFIED:20260302T083000Z
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:board@example
DTSTAMP:20260302T083000Z
CREATED:20260301T083000Z
LAST-MODIFIED:20260302T083000Z
SEQUENCE:0
DTSTART;TZID=Europe/Berlin:20260504T090000
DTEND;TZID=Europe/Berlin:20260504T100000
RRULE:FREQ=DAILY;COUNT=3
EXDATE;TZID=Europe/Berlin:20260505T090000
SUMMARY:Harbour board\\, first part
LOCATION:Kleine Mühle
DESCRIPTION:Open to all\\; see\\nhttps://example.org/board
URL:https://example.org/board
STATUS:CONFIRMED
TRANSP:TRANSPARENT
CLASS:PUBLIC
X-MICROSOFT-CDO-BUSYSTATUS:FREE
CATEGORIES:Meeting,Harbour
GEO:53.86893;10.68729
CONFERENCE;VALUE=URI:https://meet.example/r
END:VEVENT
BEGIN:VEVENT
UID:fair@example
DTSTAMP:20260302T083000Z
SEQUENCE:1
DTSTART;VALUE=DATE:20260510
DTEND;VALUE=DATE:20260511
SUMMARY:Cancelled: fair
STATUS:CANCELLED
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n").encode()

FLOATING = "DTSTART:20260510T080000\nDTEND:20260510T090000"
STAMPED = "UID:fair@example\nDTSTAMP:20260302T083000"
AUTUMN = "TZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"
FIRST = b"BEGIN:VEVENT\r\n"
LAST = b"END:VCALENDAR"

Change = Callable[[bytes], bytes]


def put(old: str, new: str) -> Change:
    """The first `old` replaced by `new` (LF stands for CRLF)."""
    a, b = old.replace("\n", "\r\n").encode(), new.replace("\n", "\r\n").encode()

    def change(data: bytes) -> bytes:
        assert a in data
        return data.replace(a, b, 1)

    return change


def drop(*starts: str) -> Change:
    """Without the lines that begin with one of `starts`."""

    def change(data: bytes) -> bytes:
        kept = [line for line in data.split(b"\r\n") if not line.startswith(tuple(s.encode() for s in starts))]
        return b"\r\n".join(kept)

    return change


def event(line: str) -> Change:
    """The first event with `line` more."""
    return put("CLASS:PUBLIC\n", f"CLASS:PUBLIC\n{line}\n")


def fold(data: bytes, at: bytes, after: int) -> bytes:
    spot = data.index(at) + after
    return data[:spot] + b"\r\n " + data[spot:]


MUTANTS: list[tuple[int, str, Change]] = [
    (1, "a byte order mark", lambda d: b"\xef\xbb\xbf" + d),
    (1, "Latin-1", lambda d: d.replace("ü".encode(), b"\xfc")),
    (2, "bare LF", lambda d: d.replace(b"VERSION:2.0\r\n", b"VERSION:2.0\n")),
    (2, "no last line end", lambda d: d[:-2]),
    (3, "a long line", put("SUMMARY:Harbour board", "SUMMARY:Harbour board" + " and" * 15)),
    (3, "a long line of two-octet characters", put("Kleine Mühle", "ü" * 34)),
    (3, "a fold inside a character", lambda d: fold(d, "ü".encode(), 1)),
    (4, "a fold after a backslash", lambda d: fold(d, b"\\, first", 1)),
    (5, "a bare comma", put("board\\, first", "board, first")),
    (5, "a bare semicolon", put("all\\; see", "all; see")),
    (5, "an escaped colon", put("Kleine Mühle", "Kleine\\: Mühle")),
    (6, "a lone CR", put("Kleine Mühle", "Kleine\rX-Y:Mühle")),
    (7, "NUL", put("Kleine", "Klei\0ne")),
    (7, "a bidirectional override", put("Kleine", "Klei\u202ene")),
    (8, "a line break in a place", put("Kleine Mühle", "Kleine\\nMühle")),
    (8, "a line break in the name", lambda d: d.replace(b"NAME:Harbour", b"NAME:Har\\nbour")),
    (9, "a bare quotation mark in a parameter", put("LOCATION:", 'LOCATION;LANGUAGE=d"e:')),
    (10, "a raw line break", put("Kleine Mühle", "Kleine\nMühle")),
    (10, "a name with a space", event("X NAME:1")),
    (12, "a component inside text", put("Kleine Mühle", "BEGIN:VEVENT")),
    (14, "cut", lambda d: d[: d.rindex(b"END:VCALENDAR")]),
    (14, "a page instead of a calendar", lambda d: b""),
    (14, "a stray END", put("END:VEVENT\n", "END:VEVENT\nEND:VTODO\n")),
    (14, "a bare event", lambda d: d + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n"),
    (15, "decomposed text", put("Mühle", "Mu\u0308hle")),
    (16, "no VERSION", drop("VERSION")),
    (16, "no PRODID", drop("PRODID")),
    (16, "VERSION 1.0", put("VERSION:2.0", "VERSION:1.0")),
    (16, "VERSION too late", lambda d: put("COLOR:navy\n", "COLOR:navy\nVERSION:2.0\n")(drop("VERSION")(d))),
    (17, "a late property", put("END:VTIMEZONE\n", "END:VTIMEZONE\nX-LATE:1\n")),
    (18, "a UID of the calendar", put("COLOR:navy", "COLOR:navy\nUID:x@example")),
    (19, "METHOD", put("COLOR:navy", "COLOR:navy\nMETHOD:PUBLISH")),
    (19, "ORGANIZER", event("ORGANIZER:mailto:a@example.org")),
    (20, "CALSCALE", put("CALSCALE:GREGORIAN", "CALSCALE:JULIAN")),
    (21, "only one name", drop("X-WR-CALNAME")),
    (21, "two names", put("X-WR-CALNAME:Harbour", "X-WR-CALNAME:Haven")),
    (21, "a comma in the name", lambda d: d.replace(b"NAME:Harbour", b"NAME:Har\\,bour")),
    (22, "two lines about it", put("What happens in", "What happens\\nin")),
    (23, "no VALUE", put("REFRESH-INTERVAL;VALUE=DURATION", "REFRESH-INTERVAL")),
    (23, "two cadences", put("TTL:PT6H", "TTL:PT1H")),
    (23, "one cadence", drop("X-PUBLISHED-TTL")),
    (24, "P6H", lambda d: d.replace(b":PT6H", b":P6H")),
    (24, "a length that is none", put("DTEND;TZID=Europe/Berlin:20260504T100000", "DURATION:1H")),
    (25, "COLOR", put("COLOR:navy", "COLOR:#00f")),
    (27, "a calendar newer than its events", put("LAST-MODIFIED:20260302", "LAST-MODIFIED:20260303")),
    (29, "no UID", drop("UID:fair")),
    (29, "no DTSTAMP", put("UID:fair@example\nDTSTAMP:20260302T083000Z\n", "UID:fair@example\n")),
    (29, "no DTSTART", drop("DTSTART;VALUE", "DTEND;VALUE")),
    (29, "two SUMMARY", event("SUMMARY:again")),
    (30, "an odd UID", put("UID:board@example", "UID:board\\,example")),
    (31, "one UID twice", put("UID:fair", "UID:board")),
    (32, "DTSTAMP not in UTC", put(STAMPED + "Z", STAMPED)),
    (32, "DTSTAMP moves alone", put("DTSTAMP:20260302T083000Z", "DTSTAMP:20260309T083000Z")),
    (33, "CREATED not in UTC", put("CREATED:20260301T083000Z", "CREATED:20260301")),
    (33, "CREATED too late", put("CREATED:20260301", "CREATED:20270301")),
    (34, "no SEQUENCE", drop("SEQUENCE:1")),
    (34, "a SEQUENCE below zero", put("SEQUENCE:1", "SEQUENCE:-1")),
    (35, "an inclusive DTEND", put("DATE:20260511", "DATE:20260510")),
    (35, "no such day", put("DATE:20260511", "DATE:20261301")),
    (35, "no VALUE=DATE", put("DTSTART;VALUE=DATE:20260510", "DTSTART:20260510")),
    (35, "two types", put("DTEND;VALUE=DATE:20260511", "DTEND:20260511T000000Z")),
    (36, "TZID on a date", put("DTSTART;VALUE=DATE", "DTSTART;VALUE=DATE;TZID=Europe/Berlin")),
    (37, "no end", drop("DTEND;TZID")),
    (37, "end before start", put("0504T100000", "0504T080000")),
    (37, "two ends", event("DURATION:PT1H")),
    (38, "floating", put("DTSTART;VALUE=DATE:20260510\nDTEND;VALUE=DATE:20260511", FLOATING)),
    (40, "a zone of one country's name", lambda d: d.replace(b"Europe/Berlin", b"CET")),
    (40, "a zone of Windows", lambda d: d.replace(b"Europe/Berlin", b"W. Europe Standard Time")),
    (41, "no VTIMEZONE", lambda d: d[: d.index(b"BEGIN:VTIMEZONE")] + d[d.index(b"BEGIN:VEVENT") :]),
    (41, "an unused VTIMEZONE", lambda d: d.replace(FIRST, zone(d, b"Asia/Tokyo") + FIRST, 1)),
    (41, "a VTIMEZONE twice", lambda d: d.replace(FIRST, zone(d) + FIRST, 1)),
    (41, "a VTIMEZONE too late", lambda d: d.replace(zone(d), b"").replace(LAST, zone(d) + LAST)),
    (42, "RDATE", put(AUTUMN, "TZOFFSETTO:+0100\nRDATE:20261025T030000")),
    (42, "seconds", put("TZOFFSETFROM:+0200", "TZOFFSETFROM:+020030")),
    (42, "no offset", drop("TZOFFSETFROM:+0100")),
    (42, "onset in UTC", put("DTSTART:19701025T030000", "DTSTART:19701025T030000Z")),
    (43, "RECURRENCE-ID", event("RECURRENCE-ID;TZID=Europe/Berlin:20260504T090000")),
    (44, "garbage", put("FREQ=DAILY;COUNT=3", "EVERY DAY")),
    (44, "endless", put("FREQ=DAILY;COUNT=3", "FREQ=DAILY")),
    (44, "UNTIL of another type", put("FREQ=DAILY;COUNT=3", "FREQ=DAILY;UNTIL=20260601")),
    (44, "UNTIL not in UTC", put("FREQ=DAILY;COUNT=3", "FREQ=DAILY;UNTIL=20260601T090000")),
    (44, "EXDATE of another zone", put("EXDATE;TZID=Europe/Berlin:20260505T090000", "EXDATE:20260505T070000Z")),
    (45, "STATUS", put("STATUS:CONFIRMED", "STATUS:MAYBE")),
    (46, "cancelled in silence", put("SUMMARY:Cancelled: fair", "SUMMARY:Fair")),
    (48, "tentative in silence", put("STATUS:CONFIRMED", "STATUS:TENTATIVE")),
    (49, "TRANSP", put("TRANSP:TRANSPARENT\nEND", "TRANSP:YES\nEND")),
    (49, "no TRANSP", put("TRANSP:TRANSPARENT\nEND", "END")),
    (49, "two minds", put("BUSYSTATUS:FREE", "BUSYSTATUS:BUSY")),
    (51, "CLASS", put("CLASS:PUBLIC", "CLASS:PRIVATE")),
    (53, "a script for a URL", put("URL:https://example.org/board", "URL:javascript:alert(1)")),
    (53, "a space in a URL", put("URL:https://example.org/board", "URL:https://example.org/a board")),
    (53, "a URL that is not in DESCRIPTION", put("see\\nhttps://example.org/board", "see")),
    (54, "HTML", put("Open to all", "<b>Open</b> to all")),
    (55, "HTML alone", lambda d: event("X-ALT-DESC:x")(drop("DESCRIPTION:Open", "URL")(d))),
    (56, "LINK", event("LINK;VALUE=URI;LINKREL=about:https://example.org")),
    (57, "GEO", put("GEO:53.86893;10.68729", "GEO:153.86893;10.68729")),
    (58, "CONFERENCE", put("CONFERENCE;VALUE=URI", "CONFERENCE")),
    (59, "ATTACH", event("ATTACH:https://example.org/a.pdf")),
    (60, "VALARM", event("BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nEND:VALARM")),
    (61, "no name", put("SUMMARY:Cancelled: fair\nSTATUS:CANCELLED", "STATUS:CONFIRMED")),
    (61, "a long name", put("Cancelled: fair", "Cancelled: fair" + "\n  of all" * 15)),
    (62, "many bytes", put("CLASS:PUBLIC\n", "CLASS:PUBLIC\n" + "X-NOTE:so\n" * (MANY_BYTES // 11 + 1))),
    (62, "many events", lambda d: d.replace(b"END:VCALENDAR", many(1_000) + b"END:VCALENDAR")),
    (64, "no event", lambda d: d[: d.index(b"LAST-MODIFIED")] + b"END:VCALENDAR\r\n"),
    (83, "a name without end", put("Cancelled: fair", "Cancelled: fair" + "\n  of all" * 30)),
    (83, "too many categories", put("CATEGORIES:Meeting", "CATEGORIES:" + "a,\n " * 20 + "Meeting")),
]


def zone(data: bytes, key: bytes = b"Europe/Berlin") -> bytes:
    """The VTIMEZONE of the good file under the name `key`."""
    found = data[data.index(b"BEGIN:VTIMEZONE") : data.index(b"END:VTIMEZONE\r\n") + len(b"END:VTIMEZONE\r\n")]
    return found.replace(b"Europe/Berlin", key)


def many(count: int) -> bytes:
    """`count` more events like the last of the good file."""
    last = GOOD[GOOD.rindex(b"BEGIN:VEVENT") : GOOD.rindex(b"END:VCALENDAR")]
    return b"".join(last.replace(b"UID:fair", b"UID:fair%d" % n) for n in range(count))

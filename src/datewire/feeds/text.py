"""The one escaping door: every word that came from outside passes here on its way into a format.

`plain` makes text harmless, `one_line` and `paragraphs` bound it, and the rest put it into one format each.
"""

from __future__ import annotations

import html as _html
import json
import re
import unicodedata
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from icalendar import vText

_NEWLINES: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# C0 without TAB and LF, DEL, C1; byte order mark; bidirectional controls; lone surrogates and noncharacters, which
# UTF-8 and XML cannot hold.
_HARMFUL: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_COMPONENT: Final = re.compile(r"(BEGIN|END):(?=V|DAYLIGHT|STANDARD|PARTICIPANT|AVAILABLE)", re.IGNORECASE)
_SPACE: Final = re.compile(r"\s+")
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_FORMULA: Final = ("=", "+", "-", "@", "\t")
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>#|~])")
_URL_SAFE: Final = "!$&*+,;=:@/?%-._~"


def plain(words: str) -> str:
    """`words` without what can hurt a reader of any format; the same again when applied again.

    NFC; CRLF, CR, VT, FF, NEL and U+2028/9 become LF; control characters, bidirectional controls, U+FEFF and lone
    surrogates go; "BEGIN:VEVENT" becomes "BEGIN: VEVENT" (some parsers take an escaped one for a component).
    """
    if words.isascii() and words.isprintable():
        clean = words
    else:
        clean = unicodedata.normalize("NFC", _HARMFUL.sub("", _NEWLINES.sub("\n", words)))
    return _COMPONENT.sub(r"\1: ", clean) if ":" in clean else clean


def one_line(words: str, limit: int = 200) -> str:
    """`words` made plain, on one line, at most `limit` characters (a cut one ends in an ellipsis)."""
    return cut(_COMPONENT.sub(r"\1: ", _SPACE.sub(" ", plain(words)).strip()), limit)


def cut(words: str, limit: int) -> str:
    """`words` if it has at most `limit` characters, else its beginning with an ellipsis, never inside a word's mark."""
    if len(words) <= limit:
        return words
    end = max(limit - 1, 0)
    while end > 0 and (unicodedata.combining(words[end]) or words[end] in "\u200d\ufe0e\ufe0f"):
        end -= 1
    return words[:end].rstrip() + "…"


@lru_cache(maxsize=8192)
def address(url: str | None) -> str | None:
    """`url` as an absolute http(s) URI in ASCII (RFC 3986), percent-encoded; None when it is none or holds a login."""
    if not url:
        return None
    try:
        parts = urlsplit(re.sub(r"[\n\t]", "", plain(url)).strip())
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    if parts.scheme.lower() not in ("http", "https") or "@" in parts.netloc:
        return None
    if not re.fullmatch(r"[A-Za-z0-9._-]+|[0-9a-f:.]+", host):
        return None
    host = f"[{host}]" if ":" in host else host
    netloc = host if port is None else f"{host}:{port}"
    rest = (quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", p), safe=_URL_SAFE) for p in parts[2:])
    return urlunsplit((parts.scheme.lower(), netloc, *rest))


class Text(vText):
    """icalendar's TEXT value with RFC 5545, 3.3.11 escaping and nothing else.

    The library's own escaping takes the two characters backslash and N for a line break, so that "C:\\New" would reach
    a subscriber as two lines.
    """

    def to_ical(self) -> bytes:
        """The escaped value in UTF-8."""
        return ical(self).encode("utf-8")


def ical(words: str) -> str:
    """`words` made plain and escaped as TEXT (RFC 5545, 3.3.11): backslash, semicolon, comma and line feed."""
    return plain(words).translate(_ESCAPES)


def html(words: str) -> str:
    """`words` made plain and escaped for HTML and XML text and for quoted attribute values."""
    return _html.escape(plain(words), quote=True)


def json_bytes(value: object, indent: int | None = None) -> bytes:
    """`value` as JSON in UTF-8 with "<" as an escape, so that it can stand inside a page; ends in a line feed.

    A lone surrogate, which UTF-8 cannot hold, is written as its JSON escape."""
    words = json.dumps(value, ensure_ascii=False, indent=indent).replace("<", "\\u003c") + "\n"
    return words.encode("utf-8", "backslashreplace")


def cell(words: str) -> str:
    """`words` on one line, safe as a spreadsheet cell: a leading = + - @ gets an apostrophe before it (OWASP)."""
    line = one_line(words, 4000)
    return "'" + line if line.startswith(_FORMULA) else line


def markdown(words: str) -> str:
    """`words` on one line with the characters that mean something in CommonMark escaped."""
    return _MARKDOWN.sub(r"\\\1", one_line(words, 4000))

"""Rules for the words of an event (5, 8, 12, 15, 46 to 61, 83)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from datewire.feeds.lint.content import Line, Part
from datewire.feeds.lint.finding import Finding, found
from datewire.feeds.lint.values import words

_TEXT: Final = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*", re.DOTALL)
_TEXT_LIST: Final = re.compile(r"(?:[^\\;]|\\[\\;,nN])*", re.DOTALL)
_COMPONENT: Final = re.compile(r"\b(?:BEGIN|END):(?:V[A-Z]|DAYLIGHT|STANDARD)")
_TAG: Final = re.compile(r"</?(?:p|br|a|b|i|div|span|ul|ol|li|strong|em|html|body|table|img)\b[^>\n]*>", re.IGNORECASE)
_URI: Final = re.compile(r"(?i:https?)://[!#-;=?-\[\]_a-z~]+")
_ONE_LINE: Final = ("SUMMARY", "LOCATION", "CATEGORIES")
_PLAIN: Final = ("SUMMARY", "LOCATION", "DESCRIPTION", "COMMENT", "CONTACT", "TZNAME", "NAME", "X-WR-CALNAME")
_LISTS: Final = ("CATEGORIES", "RESOURCES")
_OFF: Final = re.compile(
    r"cancel|postpon|called off|abgesagt|verschoben|annul|report[ée]|cancelad|aplaz|suspend|отмен|перен|取消|延期",
    re.IGNORECASE,
)
_MAYBE: Final = re.compile(
    r"confirm|tentative|expected|provisional|tbc|tba|\?|vorläufig|unbestätigt|à confirmer", re.IGNORECASE
)


def escapes(part: Part) -> Iterator[Finding]:
    """Rules 5, 12 and 15 for every TEXT line of `part`."""
    for line in part.lines:
        value = line.value
        if line.name not in _PLAIN and line.name not in _LISTS:
            continue
        if ("\\" in value or ";" in value or "," in value) and not _shape(line).fullmatch(value):
            yield found(line.number, 5, f"{line.name} has a comma, semicolon or backslash that is not escaped right")
        if ":" in value and _COMPONENT.search(value):
            yield found(line.number, 12, f"{line.name} holds the words of a component")
        if not value.isascii() and not unicodedata.is_normalized("NFC", value):
            yield found(line.number, 15, f"{line.name} is not in normal form C")


def _shape(line: Line) -> re.Pattern[str]:
    return _TEXT_LIST if line.name in _LISTS else _TEXT


def one_line(part: Part) -> Iterator[Finding]:
    """Rule 8."""
    for line in part.lines:
        if line.name in _ONE_LINE and "\\" in line.value and "\n" in words(line):
            yield found(line.number, 8, f"a line break in {line.name}")


def summary(part: Part) -> Iterator[Finding]:
    """Rules 46, 48, 61 and 83: a name that is there, short, and says what STATUS says."""
    line, status = part.get("SUMMARY"), part.get("STATUS")
    said = words(line).strip() if line else ""
    if line is None or not said:
        yield found(line.number if line else part.number, 61, "an event without a name")
        return
    if len(said) > 200:
        yield found(line.number, 83, f"SUMMARY has {len(said)} characters")
    elif len(said) > 100:
        yield found(line.number, 61, f"SUMMARY has {len(said)} characters")
    state = status.value if status else ""
    if state == "CANCELLED" and not _OFF.search(said):
        yield found(line.number, 46, "SUMMARY does not say that it is cancelled")
    if state == "TENTATIVE" and not _MAYBE.search(said):
        yield found(line.number, 48, "SUMMARY does not say that the date is not confirmed")


def description(part: Part) -> Iterator[Finding]:
    """Rules 54 and 55."""
    line = part.get("DESCRIPTION")
    if line is None:
        if alt := part.get("X-ALT-DESC"):
            yield found(alt.number, 55, "X-ALT-DESC without DESCRIPTION")
        return
    said = words(line)
    if len(said) > 2000:
        yield found(line.number, 54, f"DESCRIPTION has {len(said)} characters")
    if "<" in said and _TAG.search(said):
        yield found(line.number, 54, "HTML in DESCRIPTION is shown as it is")


def address(part: Part) -> Iterator[Finding]:
    """Rule 53: URL is safe, and those who see no URL find it in DESCRIPTION."""
    line = part.get("URL")
    if line is None:
        return
    if not _URI.fullmatch(line.value):
        yield found(line.number, 53, f"URL is no percent-encoded http(s) address: {line.value[:60]}")
        return
    about = part.get("DESCRIPTION")
    if about is None or line.value not in words(about):
        yield found(line.number, 53, "URL does not stand in DESCRIPTION", "warning")


def categories(part: Part) -> Iterator[Finding]:
    """Rule 83: at most 20."""
    lines = part.all("CATEGORIES")
    count = sum(1 + len(re.findall(r"(?<!\\),", line.value)) for line in lines)
    if count > 20:
        yield found(lines[0].number, 83, f"{count} categories")


CHECKS: Final = (escapes, one_line, summary, description, address, categories)

"""Mail: one message (.eml) or a box of them (mbox), text part first, HTML part else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import BinaryIO
from zoneinfo import ZoneInfo

from datewire.errors import SourceError, SourceTooLarge, SourceUnreadable
from datewire.model import Article
from datewire.sources.assemble import Raw, assemble
from datewire.sources.markup import blocks_of
from datewire.sources.reader import Context

_MAIL_LIMIT = 32 * 1024 * 1024  # bytes of one message with its attachments
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?\S")
_KNOWN = re.compile(rb"^(?:from|received|return-path|message-id|mime-version|delivered-to|subject|date):", re.I | re.M)
_BOX = b"From "
_PARTS = 60  # MIME parts of one message that are looked at


class MailReader:
    """Messages as articles: the subject is the title, the Date field the day, the list or sender the outlet."""

    name = "mail"

    def accepts(self, name: str, head: bytes) -> bool:
        """The "From " line of a mbox, or at least three known header fields before any empty line."""
        if head.startswith(_BOX) and _FIELD.search(head[:4096]):
            return True
        top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
        return bool(_FIELD.match(head)) and len(set(_KNOWN.findall(top))) >= 3

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Article]:
        """The messages in order; a message that cannot be read is named and its neighbours are read."""
        for number, data in enumerate(_messages(stream), 1):
            where = f"{context.name}, message {number}"
            try:
                if len(data) > _MAIL_LIMIT:
                    raise SourceTooLarge(
                        f"{where}: more than {_MAIL_LIMIT // 1024**2} MB", "save it without attachments"
                    )
                yield _article(data, where, number, context)
            except SourceError as error:
                context.fault(error)


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    """The messages of a mbox, or the one message; each cut one byte over the limit."""
    held: list[bytes] = []
    size, blank, box = 0, True, False
    for line in iter(lambda: stream.readline(1 << 20), b""):
        if blank and line.startswith(_BOX) and (box or not held):
            if held:
                yield b"".join(held)
            held, size, box = [], 0, True
        elif size <= _MAIL_LIMIT:
            held.append(line[1:] if box and line.startswith(b">From ") else line)
            size += len(line)
        blank = line in (b"\n", b"\r\n")
    if held:
        yield b"".join(held)


def _article(data: bytes, where: str, number: int, context: Context) -> Article:
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        assert isinstance(message, EmailMessage)
        raw = _raw(message, number, context)
    except (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError) as error:
        # the standard library raises any of these over broken header fields
        raise SourceUnreadable(f"{where}: the message cannot be taken apart ({type(error).__name__})") from error
    try:
        return assemble(raw, context)
    except SourceUnreadable as error:
        raise SourceUnreadable(f"{where}: no text in it", error.hint) from error


def _raw(message: EmailMessage, number: int, context: Context) -> Raw:
    return Raw(
        id=(message.get("Message-ID") or "").strip("<> \t\r\n") or f"{context.id}:{number}",
        title=str(message.get("Subject") or ""),
        body=_body(message),
        day=_day(message, context.zone),
        origin="mail header Date",
        outlet=_sender(message),
    )


def _body(message: EmailMessage) -> str | list[tuple[str, str]]:
    """The text part, unless it is a stub beside an HTML part of many words."""
    plain, rich = "", ""
    for part in list(message.walk())[:_PARTS]:
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        if part.get_content_type() == "text/plain":
            plain += _content(part)
        elif part.get_content_type() == "text/html":
            rich += _content(part)
    blocks = blocks_of(rich) if rich and len(plain) < 200 else []
    return blocks if sum(len(words) for words, _ in blocks) > len(plain.strip()) else plain


def _content(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    for charset in ("utf-8", part.get_content_charset() or "windows-1252"):
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            continue
    return data.decode("windows-1252", "replace")


def _day(message: EmailMessage, zone: str | None) -> date | None:
    moment = getattr(message.get("Date"), "datetime", None)
    if moment is None:
        return None
    if zone and moment.tzinfo and not moment.utcoffset():
        moment = moment.astimezone(ZoneInfo(zone))
    day: date = moment.date()
    return day


def _sender(message: EmailMessage) -> str | None:
    addresses = getattr(message.get("From"), "addresses", ())
    return (addresses[0].display_name or addresses[0].domain or None) if addresses else None

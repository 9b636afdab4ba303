"""Bytes to words: the encoding is told by the bytes or by the document, never guessed silently."""

from __future__ import annotations

import codecs

from datewire.errors import SourceTooLarge, SourceUnreadable

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TEXTUAL = frozenset(b"\t\n\r\f\x1b\b\x0b")


def is_binary(head: bytes) -> bool:
    """Whether the first bytes belong to no text: a zero byte without a UTF-16 mark, or many controls."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    controls = sum(1 for byte in head[:4096] if byte < 32 and byte not in _TEXTUAL)
    return b"\0" in head or controls > 0.05 * len(head[:4096])


def decode(data: bytes, name: str) -> str:
    """The words of `data`: UTF-8, or what its byte order mark says. Raises SourceUnreadable and names the byte."""
    if is_binary(data[:4096]):
        raise SourceUnreadable(f"{name}: binary data, not a text", "'datewire read --help' says what can be read")
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceUnreadable(
            f"{name}: not {encoding.removesuffix('-sig').upper()} at byte {error.start}",
            "convert it, for example: iconv -f windows-1252 -t utf-8",
        ) from error


def within(data: bytes, limit: int, name: str) -> bytes:
    """`data` itself; raises SourceTooLarge when it is longer than `limit` bytes (read one byte more to know)."""
    if len(data) > limit:
        raise SourceTooLarge(f"{name}: one article of more than {limit // 1024**2} MB", "split it into articles")
    return data

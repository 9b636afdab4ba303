"""gzip (RFC 1952), unpacked as it is read, within limits."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from datewire.errors import SourceTooLarge, SourceUnreadable

MAGIC = b"\x1f\x8b\x08"
TOTAL_LIMIT = 2 * 1024**3  # bytes that one packed document may become
_RATIO = 300  # times its packed size beyond the first 16 MB; text packs four to twenty times, a bomb a thousand times
_FREE = 16 * 1024**2
_CHUNK = 64 * 1024


class Unpacked(io.RawIOBase):
    """The words of a gzip stream with one or more members. Reading raises SourceUnreadable when it is broken or cut
    off, SourceTooLarge when it grows beyond reason."""

    def __init__(self, packed: BinaryIO, name: str, wbits: int = 31) -> None:
        self._packed, self._name, self._wbits = packed, name, wbits
        self._member = zlib.decompressobj(wbits)
        self._waiting = b""
        self._in = self._out = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` with unpacked bytes; 0 at the end."""
        while True:
            if self._member.eof and not self._next_member():
                return 0
            if not self._waiting and not self._fill():
                raise SourceUnreadable(f"{self._name}: the packed data are cut off", "fetch it again")
            try:
                data = self._member.decompress(self._waiting, len(buffer))
            except zlib.error as error:
                raise SourceUnreadable(f"{self._name}: broken packed data", "fetch it again") from error
            self._waiting = self._member.unconsumed_tail
            if self._member.eof:
                self._waiting = self._member.unused_data
            if data:
                self._count(len(data))
                buffer[: len(data)] = data
                return len(data)

    def _fill(self) -> bool:
        self._waiting = self._packed.read(_CHUNK)
        self._in += len(self._waiting)
        return bool(self._waiting)

    def _next_member(self) -> bool:
        """Begin the next member; False at the end of the data or at padding that is none."""
        if not self._waiting and not self._fill():
            return False
        if self._wbits != 31 or not self._waiting.startswith(MAGIC[: len(self._waiting)]):
            return False
        self._member = zlib.decompressobj(self._wbits)
        return True

    def _count(self, size: int) -> None:
        self._out += size
        if self._out > TOTAL_LIMIT or self._out > _FREE + _RATIO * self._in:
            raise SourceTooLarge(f"{self._name}: unpacks beyond reason", "unpack it yourself if you trust it")


def unpacked(stream: BinaryIO, name: str) -> BinaryIO:
    """A buffered stream of what is packed in `stream`."""
    return io.BufferedReader(Unpacked(stream, name), _CHUNK)

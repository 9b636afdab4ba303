"""From bytes to content lines and components, with a finding for all that is wrong on the way (rules 1 to 10, 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from datewire.feeds.lint.finding import Finding, found

LIMIT: Final = 75
_BREAK: Final = re.compile(rb"\r\n|\n|\r")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xef\xbb\xbf|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
_VALUE: Final = r'(?:"[^"]*"|[^";:,]*)'
_LINE: Final = re.compile(rf"([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+={_VALUE}(?:,{_VALUE})*)*):(.*)", re.DOTALL)
_PARAM: Final = re.compile(rf";([A-Za-z0-9-]+)=({_VALUE}(?:,{_VALUE})*)")
_NAME: Final = re.compile(r"[A-Za-z0-9-]+[;:]")


@dataclass(frozen=True, slots=True)
class Line:
    """One unfolded content line: number of its first physical line, name and parameter names in upper case."""

    number: int
    name: str
    params: dict[str, str]
    value: str


@dataclass(slots=True)
class Part:
    """One component: its own lines, and the components inside it, both in the order of the file."""

    name: str
    number: int
    lines: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    last: int = 0

    def all(self, name: str) -> list[Line]:
        """Its lines of that name."""
        return [line for line in self.lines if line.name == name]

    def get(self, name: str) -> Line | None:
        """The first line of that name."""
        return next((line for line in self.lines if line.name == name), None)

    def of(self, name: str) -> Iterator[Part]:
        """The components of that name directly inside."""
        return (part for part in self.parts if part.name == name)


def physical(data: bytes, out: list[Finding]) -> list[bytes]:
    """The physical lines of `data` without their ends; rules 1, 2, 3, 6 and 7."""
    if data.startswith(b"\xef\xbb\xbf"):
        out.append(found(1, 1, "a byte order mark stands before BEGIN"))
        data = data[3:]
    lines = _BREAK.split(data)
    if data and not data.endswith((b"\n", b"\r")):
        out.append(found(len(lines), 2, "the last line has no end"))
    else:
        lines.pop()
    if data.count(b"\r\n") != data.count(b"\n") or data.count(b"\r\n") != data.count(b"\r"):
        _ends(data, out)
    for number, line in enumerate(lines, 1):
        if len(line) > LIMIT:
            out.append(found(number, 3, f"{len(line)} octets in a line"))
    if _CONTROL.search(data):
        _controls(lines, out)
    return lines


def _ends(data: bytes, out: list[Finding]) -> None:
    for number, end in enumerate(_BREAK.finditer(data), 1):
        if end[0] == b"\n":
            out.append(found(number, 2, "the line ends in a bare LF"))
        elif end[0] == b"\r":
            out.append(found(number, 6, "a lone CR"))


def _controls(lines: list[bytes], out: list[Finding]) -> None:
    for number, line in enumerate(lines, 1):
        if seen := _CONTROL.search(line):
            code = ord(seen[0].decode("utf-8"))
            out.append(found(number, 7, f"the character U+{code:04X} in text"))


def unfold(lines: list[bytes], out: list[Finding]) -> Iterator[tuple[int, str]]:
    """The content lines with the number of their first physical line; rules 1 (encoding), 3 (split character), 4."""
    start, raw = 0, b""
    for number, line in enumerate(lines, 1):
        if line[:1] in (b" ", b"\t") and start:
            if raw.endswith(b"\\") and (len(raw) - len(raw.rstrip(b"\\"))) % 2:
                out.append(found(number, 4, "the fold parts a backslash from what it escapes"))
            if line[1:2] and line[1] & 0xC0 == 0x80:
                out.append(found(number, 3, "the fold stands inside a UTF-8 character"))
            raw += line[1:]
            continue
        if start:
            yield start, _decoded(start, raw, out)
        start, raw = number, line
    if start:
        yield start, _decoded(start, raw, out)


def _decoded(number: int, raw: bytes, out: list[Finding]) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        out.append(found(number, 1, f"not UTF-8 (octet 0x{raw[fault.start]:02X})"))
        return raw.decode("utf-8", "replace")


def parsed(number: int, words: str, out: list[Finding]) -> Line | None:
    """`words` as a content line, or None with a finding of rule 9 (parameters) or 10 (name)."""
    match = _LINE.fullmatch(words)
    if match:
        params = {name.upper(): value.strip('"') for name, value in _PARAM.findall(match[2])} if match[2] else {}
        return Line(number, match[1].upper(), params, match[3])
    if _NAME.match(words):
        out.append(found(number, 9, f"the parameters cannot be read: {words[:60]}"))
    else:
        out.append(found(number, 10, f"this is no NAME:value line: {words[:60]!r}"))
    return None


def tree(data: bytes, out: list[Finding]) -> list[Part]:
    """The components at the top of `data`; rule 14 for what does not nest or close."""
    top: list[Part] = []
    open_parts: list[Part] = []
    number = 1
    for number, words in unfold(physical(data, out), out):
        if not words:
            out.append(found(number, 10, "an empty line"))
        elif line := parsed(number, words, out):
            _place(line, top, open_parts, out)
    for part in reversed(open_parts):
        out.append(found(number, 14, f"the {part.name} of line {part.number} is not closed: the file is cut"))
    if not top and not open_parts:
        out.append(found(1, 14, "there is no calendar in it"))
    return top


def _place(line: Line, top: list[Part], open_parts: list[Part], out: list[Finding]) -> None:
    name = line.value.strip().upper()
    if line.name == "BEGIN":
        part = Part(name, line.number)
        (open_parts[-1].parts if open_parts else top).append(part)
        open_parts.append(part)
    elif line.name == "END":
        if open_parts and open_parts[-1].name == name:
            open_parts.pop().last = line.number
        else:
            out.append(found(line.number, 14, f"END:{name[:40]} closes nothing that is open"))
    elif open_parts:
        open_parts[-1].lines.append(line)
    else:
        out.append(found(line.number, 14, f"{line.name} stands outside of every component"))

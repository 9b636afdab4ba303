"""Fragments of HTML, as feeds and mails hold them, to blocks: everything in them is meant to be read."""

from __future__ import annotations

from html import unescape

from datewire.sources.needed import need

_LIMIT = 2 * 1024 * 1024  # characters


def blocks_of(fragment: str) -> list[tuple[str, str]]:
    """(words, role) of the blocks of an HTML fragment or a plain text, none empty; cut at two million characters."""
    fragment = fragment[:_LIMIT]
    if "<" not in fragment:
        return [(line, "paragraph") for line in unescape(fragment).splitlines() if line.strip()]
    etree, html = need("lxml.etree", "feeds and mail in HTML"), need("lxml.html", "feeds and mail in HTML")
    from datewire.sources.page.agenda import with_agendas
    from datewire.sources.page.body import fragment_blocks

    try:
        root = html.fragment_fromstring(fragment.replace("\0", ""), create_parent="div")
        return with_agendas(fragment_blocks(root), root, fragment_blocks, lambda lines, linked: True)
    except (etree.LxmlError, ValueError, AssertionError, RecursionError):
        return [(line, "paragraph") for line in fragment.splitlines() if line.strip()]

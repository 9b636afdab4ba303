"""Answers with the headers that every page carries."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from datewire.server.conditional import unchanged
from datewire.server.shelf import tag

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
GUARD: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def page(request: Request, body: bytes, status: int = 200) -> Response:
    """An HTML page, revalidated each time."""
    return checked(request, body, "text/html; charset=utf-8", "no-cache", status)


def checked(request: Request, body: bytes, media_type: str, cache: str, status: int = 200) -> Response:
    """`body` with an entity tag, or a 304 when the client has it."""
    etag = tag(body)
    headers = {**GUARD, "etag": etag.decode(), "cache-control": cache}
    if status == 200 and unchanged(etag, None, request.scope["headers"]):
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers, media_type)

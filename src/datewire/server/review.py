"""The review page: forms that write decisions, for the people at this machine alone.

Every request must name this machine in its Host (a page of another host that was pointed here by its DNS does not) and
must not come through a proxy. A decision must come from a form of this page: the Origin is this server's own (RFC
6454), and the form holds a word that only this process knows and gives to nobody else.
"""

from __future__ import annotations

import secrets
from typing import Final
from urllib.parse import parse_qsl

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from datewire.errors import DatewireError, OptionError
from datewire.server.answers import GUARD
from datewire.server.desk import PER_PAGE, Desk
from datewire.server.links import is_here
from datewire.server.pages import Pages

LIMIT: Final = 16_384
NOTED: Final = {
    "accept": "Accepted.",
    "fix": "Fixed: what articles say of these fields does not matter any more.",
    "reject": "Rejected: it leaves every feed.",
    "merge": "Merged.",
    "split": "Split: that telling is an event of its own.",
    "later": "Put off to the end of the list.",
}
_PROXIED: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
# Under "no-referrer" a browser tells "null" as the origin of a form.
_HEADERS: Final = {**GUARD, "referrer-policy": "same-origin", "cache-control": "no-store"}


class Review:
    """The endpoints of /review over the `desk`."""

    def __init__(self, pages: Pages, desk: Desk) -> None:
        self._pages, self._desk = pages, desk
        self._word = secrets.token_urlsafe(32)

    def routes(self) -> list[Route]:
        """The paths of the review."""
        return [Route("/review", self.show, methods=["GET"]), Route("/review", self.take, methods=["POST"])]

    def show(self, request: Request) -> Response:
        """What is unclear, twenty cases a page."""
        if not _from_here(request):
            return self._pages.message(request, 404, "There is no such page.")
        number = request.query_params.get("page", "1")
        noted = NOTED.get(request.query_params.get("noted", ""), "")
        try:
            asked = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1
            shown, at, total = self._desk.waiting(asked)
        except DatewireError as error:
            return self._page(request, 503, "message.html", words=str(error))
        pages = max(1, -(-total // PER_PAGE))
        known = {"shown": shown, "number": at, "pages": pages, "total": total, "noted": noted, "word": self._word}
        return self._page(request, 200, "review.html", **known)

    async def take(self, request: Request) -> Response:
        """One decision; then the page again, so that loading it anew sends nothing twice."""
        if not _from_here(request):
            return self._pages.message(request, 404, "There is no such page.")
        answer = await _form(request)
        if answer is None or not self._ours(request, answer):
            words = "This did not come from a form of this page as it is now. Open the review again and repeat it."
            return await run_sync(lambda: self._page(request, 403, "message.html", words=words))
        try:
            await run_sync(self._desk.decide, answer)
        except DatewireError as error:
            status, words = 400 if isinstance(error, OptionError) else 503, str(error)
            return await run_sync(lambda: self._page(request, status, "message.html", words=words))
        return RedirectResponse(f"/review?noted={answer['word']}", 303, _HEADERS)

    def _ours(self, request: Request, answer: dict[str, str]) -> bool:
        own = f"{request.url.scheme}://{request.headers.get('host', '')}"
        site = request.headers.get("sec-fetch-site", "same-origin")
        known = secrets.compare_digest(answer.get("key", "").encode(), self._word.encode())
        return request.headers.get("origin") == own and site == "same-origin" and known

    def _page(self, request: Request, status: int, name: str, **more: object) -> Response:
        body = self._pages.render(request, name, **more)
        return Response(body, status, _HEADERS, "text/html; charset=utf-8")


def _from_here(request: Request) -> bool:
    straight = not any(name in request.headers for name in _PROXIED)
    return straight and is_here(request.headers.get("host", ""))


async def _form(request: Request) -> dict[str, str] | None:
    """The fields of a form; None for what is none or is too long."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        return None
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LIMIT:
            return None
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=40))
    except ValueError:
        return None

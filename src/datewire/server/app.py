"""The whole server as one ASGI application: access log, feeds, pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from datewire.server.accesslog import Access, Log
from datewire.server.answers import checked
from datewire.server.assets import asset
from datewire.server.catalogue import Catalogue
from datewire.server.desk import Desk
from datewire.server.feedpath import FeedPath
from datewire.server.pages import Pages
from datewire.server.review import Review
from datewire.server.shelf import Shelf

BESIDE: Final = {
    "new.atom": "application/atom+xml; charset=utf-8",
    **dict.fromkeys(("feeds.json", "events.json"), "application/json"),
}
Clock = Callable[[], datetime]


def application(folder: Path, now: Clock, log: Log, public: str = "", desk: Desk | None = None) -> ASGIApp:
    """The ASGI application for the feeds in `folder`.

    `now` gives the present instant: its day in its own zone is where "upcoming" begins. `public` is the address under
    which people find it, when a proxy stands before it. With a `desk` there is the review page, which is for a server
    on a loopback address alone. The feeds are read at once, so that there are good bytes to fall back on.
    """
    shelf = Shelf(folder, log.fault, now)
    for slug in shelf.slugs():
        shelf.feed(slug)
    catalogue = Catalogue(shelf)

    def today() -> date:
        return now().date()

    pages = Pages(catalogue, today, public, desk is not None)

    def health(request: Request) -> Response:
        """200 while there is a feed to serve, else 503; `stale` names feeds that are served from memory."""
        edition = catalogue.edition()
        state = {"feeds": len(edition.feeds), "events": len(edition.entries), "stale": shelf.stale()}
        words = "ok" if edition.feeds else "no feed"
        code = 200 if edition.feeds else 503
        return JSONResponse({"status": words, **state}, code, {"cache-control": "no-store"})

    def beside(request: Request) -> Response:
        name = request.url.path.rpartition("/")[2]
        try:
            data = (folder / name).read_bytes()
        except OSError:
            return pages.message(request, 404, "The last build did not write this file.")
        return checked(request, data, BESIDE[name], "public, max-age=900")

    def failed(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        words = {404: "There is no such page.", 405: "This page can only be read."}
        response = pages.message(request, status, words.get(status, "This request cannot be answered."))
        if isinstance(error, HTTPException) and error.headers:
            response.headers.update(error.headers)
        return response

    routes = [
        *pages.routes(),
        *(Review(pages, desk).routes() if desk else ()),
        Route("/healthz", health),
        *(Route(f"/{name}", beside) for name in BESIDE),
        Route("/static/{name}", asset),
    ]
    inner = Starlette(routes=routes, exception_handlers={HTTPException: failed})
    return Access(FeedPath(inner, catalogue, log.fault), log)

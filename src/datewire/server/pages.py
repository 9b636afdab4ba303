"""The pages for people: agenda, month, one event. They work without a script; the templates escape every word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from datewire.errors import FeedError
from datewire.feeds import text, wording
from datewire.model import Kind, Status
from datewire.server import agenda, assets, links
from datewire.server.answers import page as answered
from datewire.server.catalogue import Catalogue, Edition, key
from datewire.server.entries import Entry
from datewire.server.selection import LIMIT, Selection, token

FIRST: Final = 1970
LAST: Final = 2199
_PLACES: Final = 300


@dataclass(frozen=True, slots=True)
class View:
    """What all pages of one request share."""

    edition: Edition
    asked: Selection
    where: links.Base
    today: date

    def to(self, path: str, **more: object) -> str:
        """A link to `path` that keeps the question."""
        query = self.asked.query
        rest = "&".join(f"{name}={value}" for name, value in more.items() if value)
        both = "&".join(part for part in (query, rest) if part)
        return f"{self.where.path}{path}{'?' if both else ''}{both}"


class Pages:
    """The endpoints; `today` gives the day on which "upcoming" begins, `public` the address seen from outside."""

    def __init__(
        self, catalogue: Catalogue, today: Callable[[], date], public: str = "", reviewing: bool = False
    ) -> None:
        self._catalogue, self._today, self._public = catalogue, today, public
        self._templates = Environment(
            loader=PackageLoader("datewire.server"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(
            wording=wording, weekdays=wording.WEEKDAYS, months=wording.MONTHS, limit=LIMIT, kinds=list(Kind)
        )
        self._templates.globals.update(instant=agenda.instant, asset=assets.address, about=about, off=Status)
        self._templates.globals.update(reviewing=reviewing, statuses=list(Status))

    def routes(self) -> list[Route]:
        """The paths of the pages."""
        return [
            Route("/", self.agenda),
            Route("/month", self.month),
            Route("/month/{month}", self.month),
            Route("/event/{key}", self.event),
        ]

    def agenda(self, request: Request) -> Response:
        """What is not over, in the order of its days, sixty a page."""
        try:
            view = self._view(request)
        except FeedError as error:
            return self.message(request, 404, str(error))
        number = request.query_params.get("page", "1")
        page = agenda.page(
            view.asked.of_entries(view.edition),
            view.today,
            int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1,
        )
        return self._html(request, "agenda.html", view, page=page)

    def month(self, request: Request) -> Response:
        """One month as weeks, and the same as a list below."""
        try:
            view = self._view(request)
        except FeedError as error:
            return self.message(request, 404, str(error))
        first = _month(request.path_params.get("month"), view.today)
        if first is None:
            return self.message(request, 404, f"Months are from {FIRST}-01 to {LAST}-12.")
        weeks, days = agenda.month(view.asked.of_entries(view.edition), first)
        before, after = first - timedelta(days=1), first + timedelta(days=31)
        around: dict[str, Any] = {
            "before": before if before.year >= FIRST else None,
            "after": after if after.year <= LAST else None,
        }
        return self._html(request, "month.html", view, first=first, weeks=weeks, days=days, **around)

    def event(self, request: Request) -> Response:
        """One event with all that is known of it."""
        view = self._view(request)
        entry = view.edition.by_key.get(str(request.path_params["key"]))
        if entry is None:
            return self.message(request, 404, "There is no such event in the feeds now.")
        coming = agenda.upcoming([entry], view.today)
        one = coming[0] if coming else agenda.occurrences([entry], date.min, date.max)[-1]
        return self._html(request, "event.html", view, one=one, over=not coming)

    def message(self, request: Request, status: int, words: str) -> Response:
        """A page that says why there is no other."""
        return answered(request, self.render(request, "message.html", words=words), status)

    def render(self, request: Request, name: str, **more: Any) -> bytes:
        """The page that the template `name` makes of `more`, without a question asked."""
        view = View(self._catalogue.edition(), Selection(), self._base(request), self._today())
        return self._made(request, name, view, **more)

    def _view(self, request: Request) -> View:
        asked = Selection.of(request.query_params)
        return View(self._catalogue.edition(), asked, self._base(request), self._today())

    def _base(self, request: Request) -> links.Base:
        return links.base(request.url.scheme, request.headers.get("host", ""), self._public)

    def _html(self, request: Request, name: str, view: View, status: int = 200, **more: Any) -> Response:
        return answered(request, self._made(request, name, view, **more), status)

    def _made(self, request: Request, name: str, view: View, **more: Any) -> bytes:
        made = self._templates.get_template(name).render(
            view=view, ways=_ways(view), places=_places(view.edition), path=request.url.path, **more
        )
        return made.encode("utf-8")


def _month(words: object, today: date) -> date | None:
    """The first day of "YYYY-MM"; that of `today` for None; None for what is no month within the bounds."""
    if words is None:
        return today.replace(day=1)
    try:
        first = date.fromisoformat(f"{words}-01")
    except ValueError:
        return None
    return first if FIRST <= first.year <= LAST and len(str(words)) == 7 else None


def _ways(view: View) -> list[links.Ways]:
    """How to subscribe: to the selection first where there is one, then to each feed."""
    made = []
    if view.asked and (name := token(view.asked)):
        made.append(links.ways(view.where, f"/f/{name}.ics", view.asked.title, own=True))
    return made + [links.ways(view.where, f"/{feed.slug}.ics", feed.title) for feed in view.edition.feeds]


def _places(edition: Edition) -> list[str]:
    names = {each.event.draft.place.text for each in edition.entries if each.event.draft.place}
    return sorted(names)[:_PLACES]


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of one event beside its times: safe addresses, words for its state."""

    key: str
    url: str | None
    host: str
    link: str | None
    place: str | None
    state: str


def about(entry: Entry) -> About:
    """The facts of `entry` for a page; addresses only when they are http(s)."""
    draft = entry.event.draft
    state = draft.status.value.capitalize() if draft.status in (Status.CANCELLED, Status.POSTPONED) else ""
    state = state or ("" if wording.settled(draft) else "Date not confirmed")
    url = wording.url(entry.event)
    return About(key(entry.event.uid), url, host_of(url), text.address(draft.link), wording.location(draft), state)


def host_of(url: str | None) -> str:
    """The host of an absolute address, for people; empty for None."""
    return url.split("/")[2].removeprefix("www.") if url else ""

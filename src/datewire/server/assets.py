"""The style, the script and the picture of the pages, out of the package; their address names their bytes."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from datewire.server.answers import checked
from datewire.server.shelf import tag

TYPES: Final = {
    "page.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


@cache
def _bytes(name: str) -> bytes:
    return resources.files("datewire.server").joinpath("static", name).read_bytes()


def address(name: str) -> str:
    """The path of the asset `name`, another one whenever its bytes change."""
    return f"/static/{name}?v={tag(_bytes(name))[1:9].decode()}"


def asset(request: Request) -> Response:
    """One asset; 404 for any other name."""
    name = str(request.path_params["name"])
    if name not in TYPES:
        return Response("there is no such file\n", 404, media_type="text/plain")
    return checked(request, _bytes(name), TYPES[name], "public, max-age=31536000, immutable")

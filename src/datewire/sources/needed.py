"""Packages of the extras "web" and "pdf", imported by the reader that needs them and not before."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from datewire.errors import SourceUnreadable


def need(module: str, what: str, extra: str = "web") -> Any:
    """The module by name. Raises SourceUnreadable that says how to get it when it is not installed; `what` is the kind
    of document in the plural."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        hint = f"install it: pip install 'datewire[{extra}]'"
        raise SourceUnreadable(f"{what} are read with the package {package}, which is not here", hint) from error

"""Fetching, politely and safely: nothing but what the user named, nothing inside the machine or its network."""

from datewire.sources.web.fetch import Answer, Fetcher, Limits
from datewire.sources.web.guard import shown

__all__ = ["Answer", "Fetcher", "Limits", "shown"]

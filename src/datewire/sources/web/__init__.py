"""Fetching, politely and safely: nothing but what the user named, nothing inside the machine or its network."""

from datewire.sources.web.fetch import Answer, Fetcher, Limits, NoAnswer
from datewire.sources.web.guard import shown

__all__ = ["Answer", "Fetcher", "Limits", "NoAnswer", "shown"]

"""Article to Reading: which dates are appointments, and what they are called."""

from datewire.events.reader import read

__all__ = ["read"]

"""datewire reads the news and keeps a calendar true: prose in, maintained iCalendar feeds out."""

__version__ = "0.1.0"

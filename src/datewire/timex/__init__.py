"""Time expressions: found, joined and resolved against an article's here and now. Knows no language by name.

>>> from datetime import date
>>> from datewire import timex
>>> from datewire.locales import load
>>> from datewire.model import Anchor
>>> text = "The council meets on Friday at 7:30 p.m. EDT."
>>> (mention,) = timex.find(text, Anchor(date(2021, 8, 25)), load("en"))
>>> mention.value, mention.whens[0].start.isoformat(), mention.whens[0].zone
('2021-08-27T19:30-04:00', '2021-08-27', '-04:00')
"""

from datewire.model import TimeMention
from datewire.timex.find import find, resolve
from datewire.timex.locale import Locale

__all__ = ["Locale", "TimeMention", "find", "resolve"]

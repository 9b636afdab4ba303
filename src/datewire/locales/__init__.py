"""Languages, found by folder name: `words.toml` holds the words, `rules.py` says which rules use them.

A language without a folder gets a fallback that finds candidate spans by their form and has dateparser read each.

>>> load("en").language
'en'
>>> "de" in available()
True
"""

from __future__ import annotations

from functools import cache
from importlib import import_module, resources

from datewire.locales.build import compile_locale
from datewire.timex.locale import Locale

__all__ = ["Locale", "available", "load"]


def available() -> tuple[str, ...]:
    """The languages that have a pack, sorted: the names of the folders beside this file that hold a words.toml."""
    folders = resources.files(__package__).iterdir()
    return tuple(sorted(folder.name for folder in folders if folder.joinpath("words.toml").is_file()))


@cache
def load(language: str) -> Locale:
    """The compiled locale of `language` (an ISO 639-1 code, "en-GB" counts as "en"); compiled once.

    A language without a pack gets the fallback, whose mentions are plain dates only.
    """
    code = language.replace("_", "-").split("-")[0].lower()
    if code != language:
        return load(code)
    if code.isalpha() and resources.files(__package__).joinpath(code, "words.toml").is_file():
        rules = import_module(f"{__package__}.{code}.rules")
        return compile_locale(code, rules.RULES, rules.REFINERS)
    from datewire.locales.fallback import fallback

    return fallback(code)

"""Everything that can go wrong and be told to a user, as one tree.

    DatewireError
    ├── SourceError          a document cannot be had or read
    │   ├── SourceMissing        no such file, or a folder without documents
    │   ├── SourceUnreadable     binary, wrong encoding, empty, broken
    │   └── SourceTooLarge       beyond the limit that keeps a run bounded
    ├── OptionError          a value given by the user does not fit (a date that is no date, an unknown language)
    ├── WriteError           the output cannot be written; nothing was half written
    ├── FeedError            a feed is wrong by its own linter, or a definition is
    │   └── FeedShrinks          it would become empty or lose more than half of its upcoming events
    ├── DiaryError           the diary cannot be opened, is of a newer version, or is locked
    └── EvidenceError        a proposal whose quotation does not stand in its article: it never leaves the reader

Every error has `what` (one line: what and where) and `hint` (what the user can do next).
"""


class DatewireError(Exception):
    """Base of all errors that datewire tells a user. `what` and `hint` are one line each; `exit_status` is never 0."""

    exit_status = 1

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.what} ({self.hint})" if self.hint else self.what


class SourceError(DatewireError):
    """A document cannot be had or read."""


class SourceMissing(SourceError):
    """No such file, or a folder without documents."""


class SourceUnreadable(SourceError):
    """Binary data, a wrong encoding, an empty text, a broken line."""


class SourceTooLarge(SourceError):
    """Beyond the limit that keeps a run bounded."""


class OptionError(DatewireError):
    """A value given by the user does not fit."""

    exit_status = 2


class WriteError(DatewireError):
    """The output cannot be written; nothing was half written."""


class FeedError(DatewireError):
    """A feed is wrong by datewire's own linter, or its definition is."""


class FeedShrinks(FeedError):
    """A feed would become empty or lose more than half of its upcoming events."""

    exit_status = 3


class DiaryError(DatewireError):
    """The diary cannot be opened, is of a newer version, or stays locked."""


class EvidenceError(DatewireError):
    """A proposal's quotation does not stand in its article at the span it names."""

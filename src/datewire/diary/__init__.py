"""The diary: one event, followed from article to article."""

from datewire.diary.decide import Cancel, Create, Keep, Outcome, Postpone, Revise, decide
from datewire.diary.gather import gather
from datewire.diary.ledger import Diary
from datewire.diary.opening import open_store

__all__ = ["Cancel", "Create", "Diary", "Keep", "Outcome", "Postpone", "Revise", "decide", "gather", "open_store"]

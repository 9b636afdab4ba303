"""The diary: one event, followed from article to article."""

from datewire.diary.decide import Cancel, Create, Keep, Outcome, Postpone, Revise, decide
from datewire.diary.gather import gather

__all__ = ["Cancel", "Create", "Keep", "Outcome", "Postpone", "Revise", "decide", "gather"]

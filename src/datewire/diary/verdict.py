"""What one test of the matcher found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One test's word: `points` for (above 0) or against, `words` for people; a `veto` decides alone."""

    test: str
    points: int
    words: str
    veto: bool = False

    def told(self) -> str:
        """One short clause, as `datewire life` prints it."""
        return f"{self.test} {'no' if self.veto else format(self.points, '+d')} ({self.words})"

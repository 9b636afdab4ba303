"""The account is checked against a second finding: what is left out or told twice is named."""

from dataclasses import replace
from pathlib import Path

import pytest

from datewire import pipeline
from datewire.model import Box, Reading


@pytest.fixture(scope="module")
def reading() -> Reading:
    (article,) = pipeline.open_articles([str(Path(__file__).parents[2] / "seeds")])
    return pipeline.read(article)


def test_the_seed_is_accounted_for(reading: Reading) -> None:
    account = pipeline.account(reading)
    assert account.balanced
    assert account.boxes[Box.SCHEDULED] == account.boxes[Box.ONGOING] == 1
    twice = account + account
    assert (twice.balanced, twice.boxes.total()) == (True, 2 * account.boxes.total())


def test_an_expression_left_out_is_named(reading: Reading) -> None:
    lines = tuple(line for line in reading.ledger if line.box is not Box.SCHEDULED)
    account = pipeline.account(replace(reading, ledger=lines))
    assert not account.balanced
    assert account.missing == ("between May 16 and 18, 2022",)


def test_an_expression_told_twice_is_named(reading: Reading) -> None:
    account = pipeline.account(replace(reading, ledger=reading.ledger + reading.ledger[-1:]))
    assert not account.balanced
    assert len(account.missing) == 1

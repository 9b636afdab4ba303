"""The command `datewire dates` prints the same mentions in three forms."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from datewire.cli.dates import dates


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "fair.txt"
    path.write_text(
        "date 2021-08-25\nFair & market\n\nThe fair will be held May 16-18, 2022, in Lyon.\n", encoding="utf-8"
    )
    return str(path)


def told(article: str, *options: str) -> str:
    result = CliRunner().invoke(dates, [article, "--date", "2021-08-25", *options])
    assert result.exit_code == 0, result.output
    return result.output


def test_timeml_is_well_formed_and_keeps_the_text(article: str) -> None:
    root = ElementTree.fromstring(told(article, "--format", "timeml").encode())
    values = [element.get("value") for element in root.iter("TIMEX3")]
    assert values[0] == "2021-08-25"
    assert values[-1] == "2022-05-16/2022-05-18"
    text = root.find("TEXT")
    assert text is not None
    assert "The fair will be held May 16-18, 2022, in Lyon." in "".join(text.itertext())


def test_jsonl_has_spans_and_places(article: str) -> None:
    rows = [json.loads(line) for line in told(article, "--format", "jsonl").splitlines()]
    assert rows[-1]["text"] == "May 16-18, 2022"
    assert rows[-1]["whens"][0]["end"] == "2022-05-18"


def test_the_table_shows_words_and_value(article: str) -> None:
    assert "2022-05-16/2022-05-18" in told(article)

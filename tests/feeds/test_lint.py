"""The linter: a good file has no finding, and every rule has a broken file that only this rule catches."""

from __future__ import annotations

import pytest
from lint_mutants import GOOD, MUTANTS, Change, put

from datewire.feeds.lint import RULES, check, errors


def test_a_good_file_has_no_finding() -> None:
    assert check(GOOD) == []


@pytest.mark.parametrize(("rule", "why", "change"), MUTANTS, ids=[f"{rule}: {why}" for rule, why, _ in MUTANTS])
def test_a_broken_file_is_caught_by_its_rule_and_no_other(rule: int, why: str, change: Change) -> None:
    assert change(GOOD) != GOOD
    assert {finding.rule for finding in check(change(GOOD))} == {rule}, why


def test_every_rule_has_a_broken_file() -> None:
    assert {rule for rule, _, _ in MUTANTS} == set(RULES)


def test_a_finding_names_its_line_its_reason_and_who_suffers() -> None:
    (finding,) = check(put("STATUS:CONFIRMED", "STATUS:MAYBE")(GOOD))
    assert GOOD.split(b"\r\n")[finding.line - 1] == b"STATUS:CONFIRMED"
    assert finding.level == "error"
    assert "MAYBE" in finding.message
    assert "Home Assistant" in finding.client


def test_of_one_rule_at_most_fifty_findings_are_listed_and_the_rest_counted() -> None:
    found = check(GOOD.replace(b"\r\n", b"\n"))
    assert len(found) == 50
    assert "and 9 more" in found[-1].message
    assert errors(found) == found


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 100, b"<html>", b"BEGIN:VCALENDAR", b"END:VCALENDAR\r\n", b"\xff\xfe\r\n "]
)
def test_what_is_no_calendar_at_all_is_an_error_and_no_exception(data: bytes) -> None:
    assert errors(check(data))

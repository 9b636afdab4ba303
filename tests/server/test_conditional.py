"""Conditional requests by the letter of RFC 9110, 13."""

from datetime import UTC, datetime

import pytest

from datewire.server.conditional import http_date, unchanged, written

TAG = b'"abc"'
AT = datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wanted", "same"),
    [
        (b'"abc"', True),
        (b'W/"abc"', True),
        (b'"x", "abc"', True),
        (b'"x","y" , W/"abc"', True),
        (b', "abc",', True),
        (b'"a,b", "abc"', True),
        (b"*", True),
        (b" * ", True),
        (b'"ABC"', False),
        (b'"x"', False),
        (b"abc", False),
        (b'"abc', False),
        (b'w/"abc"', False),
        (b'"x\\"abc"', False),
        (b'*, "abc"', False),
        (b"", False),
    ],
)
def test_if_none_match_compares_weakly_over_a_list(wanted: bytes, same: bool) -> None:
    assert unchanged(TAG, AT, [(b"if-none-match", wanted)]) is same


def test_several_lines_of_if_none_match_are_one_list() -> None:
    assert unchanged(TAG, AT, [(b"if-none-match", b'"x"'), (b"if-none-match", TAG)])


@pytest.mark.parametrize(
    ("since", "same"),
    [
        (b"Sun, 06 Nov 1994 08:49:37 GMT", True),
        (b"Sun, 06 Nov 1994 08:49:38 GMT", True),
        (b"Sunday, 06-Nov-94 08:49:37 GMT", True),
        (b"Sun Nov  6 08:49:37 1994", True),
        (b"Sun, 06 Nov 1994 08:49:36 GMT", False),
        (b"Sun, 31 Feb 2094 08:49:37 GMT", False),
        (b"Sun, 06 Nov 2094 25:49:37 GMT", False),
        (b"Sun, 06 Foo 2094 08:49:37 GMT", False),
        (b"2094-11-06T08:49:37Z", False),
        (b"0", False),
        (b"", False),
    ],
)
def test_if_modified_since_takes_the_three_forms_and_ignores_the_rest(since: bytes, same: bool) -> None:
    assert unchanged(TAG, AT, [(b"if-modified-since", since)]) is same


def test_if_modified_since_is_not_looked_at_beside_if_none_match() -> None:
    late = (b"if-modified-since", b"Sun, 06 Nov 2094 08:49:37 GMT")
    assert not unchanged(TAG, AT, [late, (b"if-none-match", b'"x"')])
    assert not unchanged(TAG, AT, [late, (b"if-none-match", b"broken")])


def test_without_a_last_change_a_date_asks_nothing() -> None:
    assert not unchanged(TAG, None, [(b"if-modified-since", b"Sun, 06 Nov 2094 08:49:37 GMT")])


def test_what_is_written_is_read_back() -> None:
    assert written(AT) == "Sun, 06 Nov 1994 08:49:37 GMT"
    assert http_date(written(AT)) == AT

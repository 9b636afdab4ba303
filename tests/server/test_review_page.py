"""The review page: what is unclear, decided by forms of this page at this machine and by nothing else."""

import io
import json
import re
import socket
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from published import NOW, put
from starlette.testclient import TestClient

from datewire.cli import main
from datewire.cli.diaries import opened
from datewire.server import application
from datewire.server.accesslog import Log
from datewire.server.desk import Desk

HOME = "http://127.0.0.1:8765"
TOLD = "The Ninth Baltic Herring Conference will be held in Klaipeda from {} 2023, the <port> said."


class Office:
    """A diary with a silent move, the server over it, and a browser."""

    def __init__(self, home: Path) -> None:
        self.diary, self.file = home / "d.sqlite", home / "d.sqlite.decisions"
        records = [
            {
                "id": name,
                "published": day,
                "title": f"Herring, {name}",
                "text": TOLD.format(days),
                "url": f"https://{name}.example/",
            }
            for name, day, days in (("one", "2023-01-12", "June 14 to 15,"), ("two", "2023-02-24", "July 4 to 5,"))
        ]
        (home / "in.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
        words = ["run", str(home / "in.jsonl"), "--diary", str(self.diary), "--no-feeds"]
        assert CliRunner().invoke(main, words).exit_code == 0
        desk = Desk(lambda: opened(str(self.diary), None), self.file, lambda: NOW)
        app = application(put(home / "cal"), lambda: NOW, Log(io.StringIO()), desk=desk)
        self.browser = TestClient(app, base_url=HOME, follow_redirects=False)
        self.page = self.browser.get("/review").text

    def hidden(self, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.page)
        assert found
        return found[1]

    def send(self, headers: dict[str, str] | None = None, **fields: str) -> Any:
        form = {"key": self.hidden("key"), "event": self.hidden("event"), **fields}
        told = {"origin": HOME, "content-type": "application/x-www-form-urlencoded", **(headers or {})}
        return self.browser.post("/review", content=urlencode(form), headers={k: v for k, v in told.items() if v})

    def events(self) -> list[tuple[str, str]]:
        with opened(str(self.diary), None) as diary:
            return [(str(e.draft.when.start), e.draft.title) for e in diary.events()]

    @property
    def decisions(self) -> str:
        return self.file.read_text("utf-8") if self.file.exists() else ""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_case_is_shown_with_its_question_its_sentences_and_the_proposed_entry(office: Office) -> None:
    assert "<strong>1</strong> unclear entry" in office.page
    assert "moved silently" in office.page
    assert "<mark>from July 4 to 5, 2023</mark>, the &lt;port&gt; said." in office.page
    assert "<mark>from June 14 to 15, 2023</mark>" in office.page
    assert 'value="2023-07-04"' in office.page
    assert 'href="https://two.example/"' in office.page
    assert "<script>" not in office.page
    assert 'aria-current="page">Review' in office.page


def test_the_page_keeps_the_strict_policy_and_is_never_stored(office: Office) -> None:
    headers = office.browser.get("/review").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "form-action 'self'" in headers["content-security-policy"]
    assert (headers["cache-control"], headers["referrer-policy"]) == ("no-store", "same-origin")


@pytest.mark.parametrize(
    ("fields", "line", "events"),
    [
        ({"word": "accept", "steps": "2"}, "accept {} steps=2", ["2023-07-04"]),
        ({"word": "later"}, "later {}", ["2023-07-04"]),
        ({"word": "reject"}, "reject {}", []),
        (
            {"word": "fix", "start": "2023-06-14", "end": "2023-07-05", "place": ""},
            "fix {} start=2023-06-14 place=''",
            ["2023-06-14"],
        ),
    ],
)
def test_an_answer_is_a_line_of_the_file_and_holds_in_the_diary(
    office: Office, fields: dict[str, str], line: str, events: list[str]
) -> None:
    got = office.send(**fields)
    assert (got.status_code, got.headers["location"]) == (303, f"/review?noted={fields['word']}")
    assert office.decisions.startswith(line.format(office.hidden("event")))
    assert [day for day, _ in office.events()] == events
    assert 'class="noted"' in office.browser.get(got.headers["location"]).text


def test_an_accepted_case_is_not_asked_again_and_one_put_off_is(office: Office) -> None:
    office.send(word="later")
    assert "Put off" in office.browser.get("/review").text
    office.send(word="accept", steps="2")
    assert "Nothing is unclear" in office.browser.get("/review").text


def test_only_what_was_seen_is_accepted(office: Office) -> None:
    office.send(word="accept", steps="1")
    assert "moved silently" in office.browser.get("/review").text


def test_a_telling_is_split_off_and_merged_again(office: Office) -> None:
    marks = re.findall(r'<option value="([^"]+)">', office.page)
    assert office.send(word="split", mark=marks[-1]).status_code == 303
    assert [day for day, _ in office.events()] == ["2023-06-14", "2023-07-04"]
    assert office.send(word="merge", **{"with": marks[-1]}).status_code == 303
    assert [day for day, _ in office.events()] == ["2023-07-04"]


def test_a_second_fix_keeps_the_first(office: Office) -> None:
    office.send(word="fix", place="Palanga")
    office.send(word="fix", title="Herring  Days\u2028", status="cancelled")
    assert office.decisions.splitlines()[-1].startswith(
        f"fix {office.hidden('event')} place=Palanga title='Herring Days' status=cancelled  #"
    )
    assert office.events() == [("2023-07-04", "Herring Days")]


@pytest.mark.parametrize(
    "fields",
    [
        {"word": "burn"},
        {"word": ""},
        {"word": "fix"},
        {"word": "fix", "start": "tomorrow"},
        {"word": "fix", "start": "2023-07-05", "end": "2023-07-01"},
        {"word": "fix", "status": "burnt"},
        {"word": "fix", "zone": "Mars/Olympus"},
        {"word": "fix", "zone": "../etc/passwd"},
        {"word": "fix", "title": " "},
        {"word": "split", "mark": "x@datewire"},
        {"word": "merge", "with": "no such words"},
        {"word": "merge", "with": ""},
        {"word": "reject", "event": "x@datewire\nreject y"},
    ],
)
def test_what_is_no_decision_is_told_and_written_nowhere(office: Office, fields: dict[str, str]) -> None:
    got = office.send(**fields)
    assert (got.status_code, office.decisions) == (400, "")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"content-type": "text/plain"},
        {"content-type": ""},
    ],
)
def test_a_form_of_another_page_decides_nothing(office: Office, headers: dict[str, str]) -> None:
    assert (office.send(headers, word="reject").status_code, office.decisions) == (403, "")


@pytest.mark.parametrize("key", ["", "x", "\udcff"])
def test_a_form_without_the_word_of_this_process_decides_nothing(office: Office, key: str) -> None:
    form = {"key": key.encode("utf-8", "replace").decode(), "word": "reject"}
    assert (office.send(**form).status_code, office.decisions) == (403, "")


def test_a_form_that_is_too_long_decides_nothing(office: Office) -> None:
    assert (office.send(word="reject", title="x" * 20_000).status_code, office.decisions) == (403, "")


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example:8765"},
        {"host": "localhost.evil.example"},
        {"x-forwarded-for": "203.0.113.9"},
        {"via": "1.1 x"},
    ],
)
def test_who_comes_by_another_name_or_a_proxy_sees_no_review(office: Office, headers: dict[str, str]) -> None:
    assert office.browser.get("/review", headers=headers).status_code == 404
    host = {"origin": f"http://{headers['host']}"} if "host" in headers else {}
    assert (office.send({**headers, **host}, word="reject").status_code, office.decisions) == (404, "")


def test_without_a_diary_there_is_no_review(tmp_path: Path) -> None:
    app = application(put(tmp_path), lambda: NOW, Log(io.StringIO()))
    browser = TestClient(app, base_url=HOME)
    assert browser.get("/review").status_code == 404
    assert "Review" not in browser.get("/").text


def test_decisions_broken_by_hand_are_told_on_the_page(office: Office) -> None:
    office.file.write_text("frobnicate it\n")
    got = office.browser.get("/review")
    assert (got.status_code, "decisions:1" in got.text) == (503, True)


def test_a_line_without_its_end_does_not_swallow_the_next(office: Office) -> None:
    office.file.write_text("# by hand")
    office.send(word="later")
    assert office.decisions.startswith("# by hand\nlater ")


def test_the_review_is_refused_where_others_could_reach_it(office: Office) -> None:
    words = ["serve", str(office.diary.parent / "cal"), "--port", "0", "--diary", str(office.diary)]
    for more in (["--host", "0.0.0.0"], ["--public", "https://dates.example"]):
        got = CliRunner().invoke(main, [*words, *more])
        assert (got.exit_code, "for this machine alone" in got.stderr) == (2, True)
    none = CliRunner().invoke(main, [*words[:-1], str(office.diary.parent / "none")])
    assert (none.exit_code, "no diary there" in none.stderr) == (1, True)


def test_loopback_is_told_from_other_addresses() -> None:
    from datewire.server.running import on_loopback

    for host, here in (("127.0.0.1", True), ("127.1.2.3", True), ("0.0.0.0", False)):
        with socket.create_server((host, 0)) as made:
            assert on_loopback(made) is here

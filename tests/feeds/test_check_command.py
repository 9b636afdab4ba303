"""`datewire check`."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_events import EVERYTHING, make

from datewire.cli import check as command
from datewire.errors import OptionError, SourceError, SourceMissing, SourceTooLarge, SourceUnreadable
from datewire.feeds import ics

GOOD = ics.write((make(),), EVERYTHING)
BAD = GOOD.replace(b"STATUS:CONFIRMED", b"STATUS:MAYBE")


def run(*arguments: str, data: bytes = b"") -> Result:
    return CliRunner().invoke(command.check, arguments, input=data)


def test_a_good_file_ends_with_status_0_and_silence_on_standard_output(tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(GOOD)
    done = run(str(tmp_path / "a.ics"))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "0 errors" in done.stderr


def test_an_error_ends_with_status_1_and_names_line_rule_and_client() -> None:
    done = run("-", data=BAD)
    assert done.exit_code == 1
    line = BAD[: BAD.index(b"STATUS")].count(b"\r\n") + 1
    assert done.stdout.startswith(f"-:{line}: error [45] STATUS:MAYBE")
    assert "Home Assistant" in done.stdout


def test_a_warning_alone_ends_with_status_0() -> None:
    done = run("-", data=GOOD.replace(b"CLASS:PUBLIC", b"CLASS:PRIVATE"))
    assert done.exit_code == 0
    assert "warning [51]" in done.stdout


def test_findings_can_be_read_by_a_program() -> None:
    (finding,) = json.loads(run("-", "--json", data=BAD).stdout)
    assert finding["rule"] == 45
    assert finding["level"] == "error"
    assert set(finding) == {"line", "rule", "level", "message", "client", "asks"}
    assert json.loads(run("-", "--json", data=GOOD).stdout) == []


def test_control_characters_of_a_file_do_not_reach_the_terminal() -> None:
    done = run("-", data=GOOD.replace(b"STATUS:CONFIRMED", b"STATUS:\x1b[2J"))
    assert "\x1b" not in done.stdout


def test_what_is_missing_or_a_folder_is_a_clear_error(tmp_path: Path) -> None:
    assert isinstance(run(str(tmp_path / "none.ics")).exception, SourceMissing)
    assert isinstance(run(str(tmp_path)).exception, SourceUnreadable)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x.example/a.ics", "data://text/plain,a"])
def test_no_other_address_than_of_the_web_is_opened(url: str) -> None:
    with pytest.raises(OptionError):
        command.fetch(url)


class Server(BaseHTTPRequestHandler):
    """Answers a feed, a redirect to it, a redirect away from the web, an error, an endless body."""

    def do_GET(self) -> None:
        leads = {"/moved": "/a.ics", "/away": "file:///etc/passwd", "/ftp": "ftp://x.example/", "/round": "/round"}
        if self.path in leads:
            self.send_response(302)
            self.send_header("Location", leads[self.path])
            self.end_headers()
        elif self.path == "/a.ics":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(GOOD)
        else:
            self.send_error(503)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_feed_on_the_web_is_fetched_and_redirects_are_followed(web: str) -> None:
    assert command.fetch(f"{web}/a.ics") == GOOD
    assert command.fetch(f"{web}/moved") == GOOD


@pytest.mark.parametrize("path", ["/away", "/ftp", "/round", "/gone"])
def test_a_redirect_away_from_the_web_and_an_error_are_told(web: str, path: str) -> None:
    with pytest.raises(SourceError):
        command.fetch(web + path)


def test_nobody_listening_and_a_body_without_end_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError):
        command.fetch("http://127.0.0.1:9/a.ics")
    monkeypatch.setattr(command, "MAX_BYTES", 10)
    with pytest.raises(SourceTooLarge):
        command._bounded(io.BytesIO(b"x" * 11), "x")

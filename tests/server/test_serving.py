"""The server as a process: one real start, real sockets, real signals."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from click.testing import CliRunner
from published import event, later, put, some

from datewire.cli import main


@contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    command = [sys.executable, "-m", "datewire", "serve", str(folder), "--port", "0"]
    env = {**os.environ, "DATEWIRE_NOW": "2026-05-01T12:00:00Z"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, env=env, **pipes) as process:  # type: ignore[call-overload]
        try:
            yield process, int(process.stdout.readline().rstrip("/\n").rpartition(":")[2])
        finally:
            process.kill()


def ask(port: int, method: str, path: str, headers: dict[str, str]) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def test_a_process_serves_picks_up_a_build_and_ends_in_order(tmp_path: Path) -> None:
    put(tmp_path)
    with served(tmp_path) as (process, port):
        full, data = ask(port, "GET", "/all.ics", {})
        assert (full.status, data) == (200, (tmp_path / "all.ics").read_bytes())
        tag = full.headers["etag"]
        assert ask(port, "HEAD", "/all.ics", {})[1] == b""
        again, nothing = ask(port, "GET", "/all.ics", {"If-None-Match": f'"x", W/{tag}'})
        assert (again.status, nothing, again.headers["etag"]) == (304, b"", tag)
        put(tmp_path, [*some(), event("Late news", date(2026, 5, 30), changed=later())])
        assert ask(port, "GET", "/all.ics", {"If-None-Match": tag})[0].status == 200
        assert b"Late news" in ask(port, "GET", "/", {})[1]
        assert b"webcal://127.0.0.1:%d/all.ics" % port in ask(port, "GET", "/", {})[1]
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
        lines = [json.loads(line) for line in process.stderr.read().splitlines()]
    assert [line["event"] for line in (lines[0], lines[-1])] == ["start", "stop"]
    assert [line["status"] for line in lines if line["event"] == "request"] == [200, 200, 304, 200, 200, 200]


def test_a_port_that_is_taken_and_a_folder_that_is_not_there_are_told_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        got = CliRunner().invoke(main, ["serve", str(tmp_path), "--port", str(taken.getsockname()[1])])
    assert got.exit_code == 2
    assert "Address already in use" in got.stderr
    missing = CliRunner().invoke(main, ["serve", str(tmp_path / "none")])
    assert missing.exit_code == 1
    assert "no such folder" in missing.stderr


def test_without_its_packages_the_command_says_what_to_install(tmp_path: Path) -> None:
    code = "import sys; sys.modules['starlette'] = None; from datewire.cli import main; main(['serve', sys.argv[1]])"
    got = subprocess.run(
        [sys.executable, "-c", code, tmp_path], capture_output=True, text=True, timeout=60, check=False
    )
    assert got.returncode == 2
    assert got.stderr == "datewire: serve needs the package starlette (pip install 'datewire[serve]')\n"


@pytest.mark.parametrize("public", ["dates.example", "ftp://dates.example", "https://"])
def test_a_public_address_must_be_one(tmp_path: Path, public: str) -> None:
    got = CliRunner().invoke(main, ["serve", str(tmp_path), "--public", public])
    assert got.exit_code == 2
    assert "is no address" in got.stderr

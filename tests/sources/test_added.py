"""`datewire add` as a user meets it: a new folder, a wrong option, a password in the address."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from newspapers import EVE, Town, town

from datewire.cli import main


def add(*words: str) -> Result:
    return CliRunner().invoke(main, ["add", "--local", *words], catch_exceptions=False)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("datewire.sources.web.fetch.sleep", lambda _: None)
    return tmp_path


def at_noon(site: Town) -> str:
    site.now = EVE.replace(day=5, hour=12)
    return site.url


def test_the_first_source_makes_its_folder_and_no_password_is_told(here: Path) -> None:
    with town() as site:
        url = at_noon(site).replace("//", "//ada:secret@") + "/letter/feed.json"
        done = add(url)
        assert done.exit_code == 0
        assert "secret" not in done.output
        assert "ada:secret@" in (here / "seeds" / "sources.toml").read_text()
        again = add(url)
        assert (again.exit_code, "already named" in again.stderr, "secret" in again.output) == (2, True, False)
        listed = CliRunner().invoke(main, ["sources", "--format", "json"], catch_exceptions=False)
        assert "Council Letter" in listed.stdout
        assert "secret" not in listed.output


@pytest.mark.parametrize(
    ("option", "told"), [("--every=1x", "every = '1x'"), ("--zone=Mars/X", "no time zone 'Mars/X'")]
)
def test_a_wrong_option_is_told_before_anything_is_fetched(here: Path, option: str, told: str) -> None:
    with town() as site:
        done = add(at_noon(site) + "/letter/feed.json", option)
        assert (done.exit_code, told in done.stderr, done.stderr.count("\n")) == (2, True, 1)
        assert not site.asked
    assert not (here / "seeds").exists()

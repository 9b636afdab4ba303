"""A model folder that cannot be used says what to do."""

from __future__ import annotations

import importlib
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from datewire.accurate.encoder import FORM, Encoder
from datewire.accurate.questions import Dated, Question
from datewire.errors import OptionError
from datewire.model import Span

DAY = date(2026, 5, 1)
ASKED = Question("on Friday", Span(3, 9), Dated(DAY, DAY, DAY), (), ())


def test_without_the_extra_the_error_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name=name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(OptionError) as told:
        Encoder(tmp_path).answer(ASKED)
    assert "numpy" in told.value.what
    assert "datewire[accurate]" in told.value.hint


@pytest.mark.parametrize("about", [None, "no json", json.dumps({"form": FORM + 1})])
def test_a_folder_without_a_model_of_this_form_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, about: str | None
) -> None:
    monkeypatch.setattr(importlib, "import_module", lambda name: SimpleNamespace(__name__=name))
    if about is not None:
        (tmp_path / "about.json").write_text(about)
    with pytest.raises(OptionError, match=r"model folder|of form") as told:
        Encoder(tmp_path).answer(ASKED)
    assert str(tmp_path) in told.value.what


def test_making_a_scorer_loads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib, "import_module", lambda name: pytest.fail(f"{name} was loaded"))
    assert Encoder(tmp_path / "absent").folder.name == "absent"

"""A model folder that cannot be used says what to do."""

from __future__ import annotations

import importlib
import json
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from datewire.accurate.encoder import FORM, Encoder
from datewire.accurate.questions import Dated, NameSpan, Question, Window
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


class Rows(list[object]):
    """Stands in for an array."""

    def tolist(self) -> list[object]:
        return list(self)


class Options(SimpleNamespace):
    """Options of a session, which take settings by name too."""

    def add_session_config_entry(self, name: str, value: str) -> None:
        setattr(self, name, value)


class Session:
    """Stands in for the runtime's session: the score of a name is the place of its first piece."""

    def __init__(self, path: str, options: SimpleNamespace, providers: list[str]) -> None:
        assert (Path(path).name, providers) == ("model.onnx", ["CPUExecutionProvider"])
        assert options.intra_op_num_threads == options.inter_op_num_threads == 1

    def run(self, outputs: None, given: dict[str, list[list[list[int]]]]) -> tuple[list[float], list[Rows]]:
        assert len(given["ids"][0]) == len(given["roles"][0])
        return [1.5], [Rows(first for first, _ in given["names"][0])]


class Padding:
    """Stands in for a tokenizer whose file asks for padding, as MiniLM's does."""

    def __init__(self) -> None:
        self.pads = self.cuts = True

    def no_padding(self) -> None:
        self.pads = False

    def no_truncation(self) -> None:
        self.cuts = False

    def encode(self, text: str, add_special_tokens: bool) -> SimpleNamespace:
        assert not add_special_tokens
        spans = [(0, 1)] if self.cuts else [m.span() for m in re.finditer(r"\S+", text)]
        spans += [(0, 0)] * 128 * self.pads
        return SimpleNamespace(ids=[7] * len(spans), offsets=spans)


def test_an_answer_has_the_judge_and_a_score_for_each_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = {
        "numpy": SimpleNamespace(
            array=lambda value, dtype: value, ones=lambda shape, dtype: shape, int64=int, float32=float
        ),
        "onnxruntime": SimpleNamespace(SessionOptions=Options, InferenceSession=Session),
        "tokenizers": SimpleNamespace(Tokenizer=SimpleNamespace(from_file=lambda path: Padding())),
    }
    monkeypatch.setattr(importlib, "import_module", parts.__getitem__)
    (tmp_path / "about.json").write_text(json.dumps({"form": FORM}))
    text = "Boat race on Friday"
    names = tuple(
        NameSpan(n, Span(a, a + len(n)), None, "phrase", "sport", "own") for n, a in (("Boat", 0), ("race", 5))
    )
    asked = Question(text, Span(13, 19), Dated(DAY, DAY, DAY), (Window("own", Span(0, 19)),), names)
    answer = Encoder(tmp_path).answer(asked)
    assert answer.judge == 1.5
    assert answer.names["race"] == answer.names["Boat"] + 1 > 1
    bare = Encoder(tmp_path).answer(ASKED)
    assert bare.names == {}

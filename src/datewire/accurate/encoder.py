"""The 8-bit encoder behind the `Scorer` protocol, loaded only when it is first asked."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

from datewire.accurate.inputs import Inputs, Pieces, encode
from datewire.accurate.questions import Answer, Question
from datewire.errors import OptionError

FORM = 3  # of the inputs; a model folder of another form is refused


class Encoder:
    """A model folder (model.onnx, tokenizer.json, about.json) as a scorer; one thread, the same answer every time.

    Raises OptionError at the first answer when the extra is not installed or the folder is not a model of this form.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._parts: tuple[Any, Any, Any] | None = None

    def answer(self, question: Question) -> Answer:
        """The encoder's log-odds for a date and log-scores for its names."""
        numbers, session, pieces = self._parts or self._load()
        judge, names = session.run(None, feed(encode(question, pieces), numbers))
        scores = names[0].tolist() if question.names else []
        return Answer(float(judge[0]), {n.text: s for n, s in zip(question.names, scores, strict=True)})

    def about(self) -> dict[str, Any]:
        """What about.json tells of the model. Raises OptionError when the folder holds no model of this form."""
        try:
            told: dict[str, Any] = json.loads((self.folder / "about.json").read_text(encoding="utf-8"))
            form = told["form"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise OptionError(f"{self.folder}: no model folder", "make one with tests/fit/accurate.py") from error
        if form != FORM:
            raise OptionError(f"{self.folder}: a model of form {form}, not {FORM}", "fit it again")
        return told

    def _load(self) -> tuple[Any, Any, Any]:
        try:
            numbers, runtime, cutting = (importlib.import_module(m) for m in ("numpy", "onnxruntime", "tokenizers"))
        except ImportError as error:
            raise OptionError(f"the encoder needs {error.name}", "pip install 'datewire[accurate]'") from error
        self.about()
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # no plan kept for each length of question
        options.add_session_config_entry("session.disable_prepacking", "1")  # no second copy of the weights
        session = runtime.InferenceSession(str(self.folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        self._parts = numbers, session, cutter(cutting.Tokenizer.from_file(str(self.folder / "tokenizer.json")))
        return self._parts


def cutter(tokenizer: Any) -> Pieces:
    """Cut texts into pieces with a `tokenizers.Tokenizer`, whose own padding and cutting are switched off."""
    tokenizer.no_padding()
    tokenizer.no_truncation()

    def pieces(text: str) -> tuple[list[int], list[tuple[int, int]]]:
        cut = tokenizer.encode(text, add_special_tokens=False)
        return cut.ids, cut.offsets

    return pieces


def feed(inputs: Inputs, numbers: Any) -> dict[str, Any]:
    """The arrays (batch of one) that the model takes; a date without names is given one that is in no sight."""

    def array(value: object) -> Any:
        return numbers.array([value], dtype=numbers.int64)

    return {
        "ids": array(inputs.ids),
        "roles": array(inputs.roles),
        "mask": numbers.ones((1, len(inputs.ids)), dtype=numbers.float32),
        "date": array([inputs.date]),
        "names": array(inputs.names or [(0, 0)]),
        "about": array(inputs.about or [(0, 0)]),
        "traits": array(inputs.traits or [(0, 0, 0)]),
    }

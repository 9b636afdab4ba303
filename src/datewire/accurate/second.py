"""The encoder as the second opinion that `events.choice` asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from datewire.accurate.asking import ask
from datewire.accurate.encoder import Encoder
from datewire.accurate.questions import Question, Scorer
from datewire.events.opinions import Opinion
from datewire.events.pool import Pool
from datewire.events.proposals import Proposal, Ranked

MODEL = Path(__file__).parent / "model"  # the folder that comes with datewire
_NEEDED = ("numpy", "onnxruntime", "tokenizers")


def installed() -> bool:
    """Whether the extra is installed and the model has come with the package; loads nothing."""
    return (MODEL / "about.json").is_file() and all(find_spec(name) for name in _NEEDED)


_MARKS = {
    "said:clock": "clock",
    "turned": "turned",
    "inherited": "heading",
    "list": "list",
    "pos:late": "late",
}  # features of a proposal, and the words that the encoder reads for them


def question(proposal: Proposal, ranked: Sequence[Ranked], pool: Pool) -> Question:
    """The question about a proposal with its names, best first."""
    names = [r.candidate for r in ranked]
    told = set(proposal.features)
    marks = (*(word for feature, word in _MARKS.items() if feature in told), f"{pool.crowd} dates")
    return ask(pool.layout, proposal.site, marks, names, pool.busy)


class SecondReader:
    """A scorer with the weights of the confidence that belong to it; see `events.opinions.Second`."""

    def __init__(self, scorer: Scorer, confidence: Mapping[str, float]) -> None:
        self.scorer, self.confidence = scorer, confidence

    def opinion(self, proposal: Proposal, ranked: Sequence[Ranked], pool: Pool) -> Opinion:
        """The scorer's answer about a date and its names; raises what the scorer raises."""
        answer = self.scorer.answer(question(proposal, ranked, pool))
        return Opinion(answer.judge, answer.names)


def load(folder: Path = MODEL) -> SecondReader:
    """The encoder in a model folder; the model itself is read at the first question. Raises OptionError when the
    folder holds no model of this form."""
    encoder = Encoder(folder)
    return SecondReader(encoder, encoder.about()["confidence"])

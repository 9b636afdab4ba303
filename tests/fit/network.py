"""The network behind `datewire.accurate`: MiniLM's six layers, one head that judges the date, one that weighs names."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from datewire.accurate.inputs import HOW, KIND, OTHER, ROLES, WHERE, Inputs

WIDE, LAYERS, PARTS, INNER = 384, 6, 12, 1536  # of all-MiniLM-L6-v2
FROZEN = 1  # layers, from the bottom, that stay as they are
DROP = 0.1
TRAIT = 32  # numbers for each trait of a name
OPSET = 17


class Layer(nn.Module):
    """One transformer layer of BERT, normalised after each half."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.join = (nn.Linear(WIDE, WIDE) for _ in range(4))
        self.up, self.down = nn.Linear(WIDE, INNER), nn.Linear(INNER, WIDE)
        self.first, self.second = nn.LayerNorm(WIDE, eps=1e-12), nn.LayerNorm(WIDE, eps=1e-12)
        self.drop = nn.Dropout(DROP)

    def forward(self, x: Tensor, hide: Tensor) -> Tensor:
        n, length = x.shape[0], x.shape[1]

        def heads(linear: nn.Linear) -> Tensor:
            out: Tensor = linear(x)
            return out.view(n, length, PARTS, WIDE // PARTS).transpose(1, 2)

        weight = heads(self.query) @ heads(self.key).transpose(-1, -2) * (WIDE // PARTS) ** -0.5 + hide
        seen = self.drop(weight.softmax(-1)) @ heads(self.value)
        x = self.first(x + self.drop(self.join(seen.transpose(1, 2).reshape(n, length, WIDE))))
        out: Tensor = self.second(x + self.drop(self.down(functional.gelu(self.up(x)))))
        return out


class Joint(nn.Module):
    """One pass a date: log-odds of the judge (n) and log-scores of the names (n, names)."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDE)
        self.places = nn.Embedding(512, WIDE)
        self.plain = nn.Parameter(torch.zeros(WIDE))
        self.norm = nn.LayerNorm(WIDE, eps=1e-12)
        self.roles = nn.Embedding(OTHER + len(ROLES), WIDE)
        nn.init.normal_(self.roles.weight, std=0.02)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.traits = nn.ModuleList(nn.Embedding(len(t), TRAIT) for t in (HOW, KIND, WHERE))
        self.judge, self.names = _head(3 * WIDE), _head(6 * WIDE + 3 * TRAIT + 2)

    @classmethod
    def of(cls, base: Path) -> Joint:
        """A network with the weights of the MiniLM in folder `base`; its heads are new."""
        net, old = cls(), load_file(str(base / "model.safetensors"))
        net.words.weight.data.copy_(old["embeddings.word_embeddings.weight"])
        net.places.weight.data.copy_(old["embeddings.position_embeddings.weight"])
        net.plain.data.copy_(old["embeddings.token_type_embeddings.weight"][0])
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "join": "attention.output.dense",
            "first": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "second": "output.LayerNorm",
        }
        pairs: list[tuple[Any, str]] = [(net.norm, "embeddings.LayerNorm")]
        for i, layer in enumerate(net.layers):
            pairs += [(getattr(layer, own), f"encoder.layer.{i}.{name}") for own, name in parts.items()]
        for module, name in pairs:
            module.weight.data.copy_(old[f"{name}.weight"])
            module.bias.data.copy_(old[f"{name}.bias"])
        frozen = [net.words, net.places, net.norm, *list(net.layers)[:FROZEN]]
        for p in (net.plain, *(p for module in frozen for p in module.parameters())):
            p.requires_grad = False
        return net

    def hidden(self, ids: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        """The last layer's numbers for each piece."""
        place = self.places(torch.arange(ids.shape[1]))
        x = functional.dropout(self.norm(self.words(ids) + place + self.plain + self.roles(roles)), DROP, self.training)
        hide = (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, hide)
        return x

    def forward(self, *given: Tensor) -> tuple[Tensor, Tensor]:
        """`given`: ids, roles, mask, date, names, about, traits, as `collate` makes them."""
        ids, roles, mask, date, names, about, traits = given
        h = self.hidden(ids, roles, mask).float()
        running = torch.cat([torch.zeros_like(h[:, :1]), (h * mask[..., None]).cumsum(1)], 1)
        dated = _mean(running, date)[:, 0]
        own = ((roles % len(ROLES) == ROLES.index("own")) * mask)[..., None]
        sentence = (h * own).sum(1) / own.sum(1).clamp(min=1)
        verdict = self.judge(torch.cat([dated, h[:, 0], sentence], -1))[:, 0]
        seen, more = ((r[..., 1:] > 0).float() for r in (names, about))
        middle = _mean(running, names)
        beside = dated[:, None].expand_as(middle)
        ends = [_at(h, names[..., 0]) * seen, _at(h, (names[..., 1] - 1).clamp(min=0)) * seen]
        kinds = [table(traits[..., i]) for i, table in enumerate(self.traits)]
        far = torch.cat([*ends, middle, _mean(running, about), beside, beside * middle, *kinds, seen, more], -1)
        return verdict, self.names(far)[..., 0]


def _head(width: int) -> nn.Sequential:
    return nn.Sequential(nn.Dropout(DROP), nn.Linear(width, WIDE), nn.GELU(), nn.Dropout(DROP), nn.Linear(WIDE, 1))


def _at(x: Tensor, places: Tensor) -> Tensor:
    return torch.gather(x, 1, places[..., None].expand(-1, -1, WIDE))


def _mean(running: Tensor, ranges: Tensor) -> Tensor:
    size = (ranges[..., 1] - ranges[..., 0])[..., None].clamp(min=1)
    return (_at(running, ranges[..., 1]) - _at(running, ranges[..., 0])) / size


def collate(rows: Sequence[Inputs]) -> tuple[Tensor, ...]:
    """The arguments of `Joint` for a batch, padded; padded names are of no sight."""
    length, most = max(len(r.ids) for r in rows), max(1, *(len(r.names) for r in rows))

    def padded(values: Sequence[Sequence[Any]], size: int, filler: Any) -> Tensor:
        return torch.tensor([[*v, *[filler] * (size - len(v))] for v in values], dtype=torch.long)

    mask = torch.tensor([[1.0] * len(r.ids) + [0.0] * (length - len(r.ids)) for r in rows])
    return (
        padded([r.ids for r in rows], length, 0),
        padded([r.roles for r in rows], length, 0),
        mask,
        padded([[r.date] for r in rows], 1, (0, 0)),
        padded([r.names for r in rows], most, (0, 0)),
        padded([r.about for r in rows], most, (0, 0)),
        padded([r.traits for r in rows], most, (0, 0, 0)),
    )


def export(net: Joint, path: Path) -> None:
    """Write the network as ONNX with 8-bit weights (dynamic quantisation), some 25 MB."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    net.eval()
    one = Inputs([101, 102, 7, 8], [0, 0, 3, 11], (3, 4), [(2, 3), (0, 0)], [(0, 0)] * 2, [(0, 0, 0)] * 2)
    given = ("ids", "roles", "mask", "date", "names", "about", "traits")
    sizes = {n: {0: "n", 1: "length" if n in ("ids", "roles", "mask") else "names"} for n in given if n != "date"}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            net,
            collate([one]),
            str(full),
            input_names=list(given),
            output_names=["judge", "scores"],
            dynamic_axes={**sizes, "date": {0: "n"}},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(str(full), str(path), weight_type=QuantType.QInt8, per_channel=True)

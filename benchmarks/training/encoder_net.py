"""The encoder as a PyTorch network, and one run that fits it: `python encoder_net.py JOB.json`.

The network is MiniLM-L6 (Wang et al. 2020) as `all-MiniLM-L6-v2` continues it (Reimers & Gurevych 2019), with one head for persons and
one for countries on [CLS] and the target's place. A job names a file of encoded targets (`encoder_data`), the rows to learn, the
numbers of the run, and where log probabilities and weights go. R-Drop (Liang et al. 2021) lets two passes agree.
"""

import json
import random
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

LAYERS, WIDTH, HEADS, INNER, PIECES, PLACES = 6, 384, 12, 1536, 30522, 128
HIDDEN = range(1, 17)  # pieces of the vocabulary that no text holds: the placeholders
COVER = 103  # the piece that stands for a covered word
LAYER_DECAY = 0.9  # a layer learns so much slower than the one above it (Howard & Ruder 2018)


class Layer(nn.Module):
    """One layer of the transformer."""

    def __init__(self):
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x, mask, drop):
        rows, length, _ = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=drop if self.training else 0.0)
        y = self.out(y.transpose(1, 2).reshape(rows, length, WIDTH))
        x = self.norm1(x + F.dropout(y, drop, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), drop, self.training))


class Net(nn.Module):
    """Six layers and six scores: person negative, neutral, positive; country negative, neutral, positive."""

    def __init__(self, drop=0.1):
        super().__init__()
        self.drop = drop
        self.pieces, self.places = nn.Embedding(PIECES, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.marks = nn.Embedding(
            len(HIDDEN) + 2, WIDTH
        )  # what is added to placeholders, and in the last row to all else
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(2 * WIDTH, 6)

    def forward(self, ids, target):
        marks = self.marks(ids.clamp(max=len(HIDDEN) + 1))
        x = self.norm(self.pieces(ids) + marks + self.places.weight[: ids.shape[1]])
        x, mask = F.dropout(x, self.drop, self.training), (ids != 0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask, self.drop)
        both = torch.cat([x[:, 0], x[torch.arange(len(ids), device=ids.device), target]], 1)
        return self.head(F.dropout(both, self.drop, self.training)).float()


def start(net: Net, base: dict[str, np.ndarray]) -> None:
    """Copy the base weights into the network; the placeholders begin apart from each other."""
    held = {name: torch.tensor(np.asarray(value, "float32")) for name, value in base.items()}
    take = lambda to, name: to.copy_(held[name][: len(to)])  # noqa: E731
    with torch.no_grad():
        take(net.pieces.weight, "embeddings.word_embeddings.weight")
        take(net.places.weight, "embeddings.position_embeddings.weight")
        net.places.weight += held["embeddings.token_type_embeddings.weight"][0]
        for part in ("weight", "bias"):
            take(getattr(net.norm, part), f"embeddings.LayerNorm.{part}")
            for number, layer in enumerate(net.layers):
                at = f"encoder.layer.{number}."
                qkv = [held[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(qkv))
                take(getattr(layer.out, part), f"{at}attention.output.dense.{part}")
                take(getattr(layer.norm1, part), f"{at}attention.output.LayerNorm.{part}")
                take(getattr(layer.up, part), f"{at}intermediate.dense.{part}")
                take(getattr(layer.down, part), f"{at}output.dense.{part}")
                take(getattr(layer.norm2, part), f"{at}output.LayerNorm.{part}")
        nn.init.zeros_(net.marks.weight)
        nn.init.normal_(net.head.weight, std=0.02)
        nn.init.zeros_(net.head.bias)
        for piece in HIDDEN:
            net.pieces.weight[piece] += torch.randn(WIDTH) * 0.02


class Targets:
    """Encoded targets on one device: ids, place of the target, kind (0 person, 1 country), wanted probabilities, weight."""

    def __init__(self, file: str, wanted: str, device: str):
        held, goal = np.load(file), np.load(wanted)
        self.ids, self.ends = held["ids"].astype(np.int64), held["ends"]
        self.target, self.kind = held["target"].astype(np.int64), held["kind"].astype(np.int64)
        self.wanted, self.weight = goal["wanted"].astype(np.float32), goal["weight"].astype(np.float32)
        self.repeat, self.device = goal["repeat"], device

    def length(self, row):
        return self.ends[row + 1] - self.ends[row]

    def batches(self, rows, size, shuffle):
        """Cut rows into batches of like length."""
        rows, found = list(rows), []
        if shuffle:
            random.shuffle(rows)
        for first in range(0, len(rows), size * 50):
            part = sorted(rows[first : first + size * 50], key=self.length)
            found += [np.array(part[n : n + size]) for n in range(0, len(part), size)]
        if shuffle:
            random.shuffle(found)
        return found

    def tensors(self, rows):
        """Fill a batch."""
        longest = -(-max(self.length(row) for row in rows) // 8) * 8
        ids = np.zeros((len(rows), longest), np.int64)
        for n, row in enumerate(rows):
            ids[n, : self.length(row)] = self.ids[self.ends[row] : self.ends[row + 1]]
        held = ids, self.target[rows], self.kind[rows], self.wanted[rows], self.weight[rows]
        return [torch.from_numpy(np.ascontiguousarray(part)).to(self.device) for part in held]


def log_probabilities(scores, kind):
    """The three log probabilities of each row's own head."""
    return scores.view(-1, 2, 3)[torch.arange(len(scores), device=scores.device), kind].log_softmax(1)


def covered(ids, share):
    """Cover a share of the words, so that no single one decides."""
    cover = (torch.rand(ids.shape, device=ids.device) < share) & (ids > COVER)
    return torch.where(cover, torch.full_like(ids, COVER), ids)


def loss_of(net, batch, agree, cover=0.0):
    """Cross-entropy against the wanted probabilities, and how far two passes differ."""
    ids, target, kind, wanted, weight = batch
    ids = covered(ids, cover)
    once = log_probabilities(net(ids, target), kind)
    loss = -(weight[:, None] * wanted * once).sum(1).mean()
    if not agree:
        return loss
    twice = log_probabilities(net(ids, target), kind)
    loss = (loss - (weight[:, None] * wanted * twice).sum(1).mean()) / 2
    apart = (once.exp() * (once - twice)).sum(1) + (twice.exp() * (twice - once)).sum(1)
    return loss + agree * apart.mean() / 2


def optimizer_of(net, rate, steps, device):
    """AdamW with lower rates in lower layers, a tenth of the steps to warm up, then down to nothing."""
    groups = []
    for name, held in net.named_parameters():
        depth = (
            0
            if name.startswith("head")
            else LAYERS - int(name.split(".")[1])
            if name.startswith("layers")
            else LAYERS + 1
        )
        if held.requires_grad:
            groups.append(
                {
                    "params": [held],
                    "lr": rate * LAYER_DECAY ** max(depth - 1, 0),
                    "weight_decay": 0.01 * (held.ndim > 1),
                }
            )
    optimizer = torch.optim.AdamW(groups, fused=device == "cuda")
    rise = lambda n: min(1, n / (0.1 * steps)) * max(0, (steps - n) / steps)  # noqa: E731
    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rise)


def fit(job: dict, targets: Targets, base: dict) -> Net:
    """Fit one network."""
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(job["seed"])
    device, net = targets.device, Net()
    start(net, base)
    net.to(device).train()
    net.pieces.weight.requires_grad_(not job.get("words_stay", False))
    learned = np.load(job["learned"])
    rows = np.repeat(learned, targets.repeat[learned])
    steps = int(job["epochs"] * len(rows) / job["batch"])
    optimizer, schedule = optimizer_of(net, job["rate"], steps, device)
    for step, rows_of_batch in enumerate(endless(targets, rows, job["batch"])):
        if step >= steps:
            return net
        with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda"):
            loss = loss_of(net, targets.tensors(rows_of_batch), job["agree"], job.get("cover", 0.0))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()


def endless(targets, rows, size):
    while True:
        yield from targets.batches(rows, size, shuffle=True)


def predict(net: Net, targets: Targets, rows: np.ndarray) -> np.ndarray:
    """Log probabilities of rows."""
    net.eval()
    found, place = np.zeros((len(rows), 3), np.float32), {row: n for n, row in enumerate(rows.tolist())}
    with torch.no_grad():
        for batch in targets.batches(rows.tolist(), 256, shuffle=False):
            ids, target, kind, _, _ = targets.tensors(batch)
            found[[place[row] for row in batch.tolist()]] = log_probabilities(net(ids, target), kind).cpu().numpy()
    return found


def shipped(net: Net) -> dict[str, np.ndarray]:
    """The weights by name, marks added to the pieces that they belong to."""
    held = {name: value.detach().cpu().numpy() for name, value in net.state_dict().items()}
    marks, last = held.pop("marks.weight"), len(HIDDEN) + 1
    held["pieces.weight"] = held["pieces.weight"] + marks[np.minimum(np.arange(PIECES), last)]
    return held


def main() -> None:
    """Run one job."""
    with open(sys.argv[1], encoding="utf-8") as stream:
        job = json.load(stream)
    began, device = time.time(), "cuda" if torch.cuda.is_available() else "cpu"
    torch.set_num_threads(job.get("threads", 1))
    targets = Targets(job["targets"], job["wanted"], device)
    base = dict(np.load(job["base"]))
    net = fit(job, targets, base)
    np.save(job["out"] + ".npy", predict(net, targets, np.load(job["predicted"])))
    if job.get("keep"):
        np.savez(job["out"] + ".npz", **shipped(net))
    print(job["out"], round(time.time() - began), "s", flush=True)


if __name__ == "__main__":
    main()

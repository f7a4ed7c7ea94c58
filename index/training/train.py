"""Train the embedded encoder: `python -m index.training.train --data DIR --out DIR`."""

import argparse
import math
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from . import pairs
from .initial import factors
from .ragged import Ragged, stack
from .sources import Batch, Source
from .table import Table, save_model


@dataclass(frozen=True)
class Settings:
    """Every knob of the training."""

    pieces: int = 42_000  # with int8 rows of `dim` this is 21.5 MB
    dim: int = 512
    batch: int = 1024  # pairs; all others of a batch are negatives
    steps: int = 8_000
    rate: float = 0.008  # Adam's, falling to zero along a cosine
    temperature: float = 0.05
    start: float = 0.25  # share of the first weights in the finished ones; found on the dev sets
    damping: float = 1e-2  # a of `damping`; found on DRCD and STARD
    threads: int = 2
    seed: int = 2026


def info_nce(questions: Tensor, passages: Tensor, same: Tensor, temperature: float) -> Tensor:
    """Contrastive loss in both directions over unit rows (van den Oord et al. 2018, eq. 4).

    `same[i, j]` is true where passage j is passage i again; such columns are no negatives.
    """
    scores = (questions @ passages.T / temperature).masked_fill(same, -1e4)
    target = torch.arange(len(scores))
    return (
        functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)
    ) / 2


def repeats(passages: Ragged) -> Tensor:
    """(n, n) mask of equal passages, the diagonal false; equal when sum of hashed pieces agrees."""
    mixed = (passages.values.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    sums = np.concatenate([[np.uint64(0)], np.cumsum(mixed ^ (mixed >> np.uint64(29)))])
    keys = sums[passages.starts[1:]] - sums[passages.starts[:-1]]
    same = keys[:, None] == keys[None, :]
    np.fill_diagonal(same, False)
    return torch.from_numpy(same)


def embed(weights: Tensor, rows: Ragged) -> Tensor:
    """Unit rows (n, dim): the direction of the sum of a row's pieces."""
    values, starts = (
        torch.from_numpy(rows.values.astype(np.int64)),
        torch.from_numpy(rows.starts[:-1]),
    )
    return functional.normalize(functional.embedding_bag(values, weights, starts, mode="sum"))


def train(sources: list[tuple[float, Source]], table: Table, settings: Settings) -> Tensor:
    """Run all steps; the finished weights (pieces, dim)."""
    rng = np.random.default_rng(settings.seed)
    shares = np.array([share for share, _ in sources])
    order = rng.choice(len(sources), settings.steps, p=shares / shares.sum())
    optimizer = torch.optim.Adam(table.parameters, settings.rate, betas=(0.9, 0.99), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: rate_at(s, settings.steps))
    losses: dict[int, float] = {}
    began = time.monotonic()
    for step, source in enumerate(order.tolist()):
        loss = take_step(sources[source][1].draw(rng, settings.batch), table, optimizer, settings)
        schedule.step()
        losses[source] = 0.95 * losses.get(source, loss) + 0.05 * loss
        if step % 200 == 0:
            means = " ".join(f"{losses[i]:.2f}" for i in sorted(losses))
            print(f"{step:6d} {time.monotonic() - began:6.0f} s  {means}", flush=True)
    return table.weights()


def rate_at(step: int, steps: int) -> float:
    """Share of the full rate: a short warm-up, then a half cosine to zero."""
    return min(1.0, (step + 1) / 100) * 0.5 * (1 + math.cos(math.pi * step / steps))


def take_step(
    batch: Batch, table: Table, optimizer: torch.optim.Optimizer, settings: Settings
) -> float:
    """One step of the optimizer; the loss before it."""
    weights = table.weights().requires_grad_()
    questions, passages = embed(weights, stack(batch)).chunk(2)
    loss = info_nce(questions, passages, repeats(batch[1]), settings.temperature)
    loss.backward()  # type: ignore[no-untyped-call]
    assert weights.grad is not None
    table.pass_back(weights.grad)
    optimizer.step()
    return float(loss.detach())


def frequencies(sources: list[tuple[float, Source]], settings: Settings) -> NDArray[np.float64]:
    """Relative frequency of each piece in the passages, for the first weights."""
    rng = np.random.default_rng(settings.seed)
    counts = np.ones(settings.pieces)
    for _, source in sources:
        for _ in range(10):
            for side in source.draw(rng, settings.batch):
                counts += np.bincount(side.values, minlength=settings.pieces)
    return np.asarray(counts / counts.sum(), dtype=np.float64)


def mixed(trained: Tensor, start: Tensor, share: float) -> Tensor:
    """The rows as trained and as they began, each scaled to a mean length of 1.

    Training on pairs like those it has seen forgets some of what all pairs together told; a share
    of the first weights brings it back (as weight averaging does, Wortsman et al. 2022).
    """
    ours, first = (rows / rows.norm(dim=1).mean() for rows in (trained, start))
    total: Tensor = (1 - share) * ours + share * first
    return total


def damping(frequency: NDArray[np.float64], a: float) -> Tensor:
    """(pieces, 1) factors a / (a + p): the commonest words count still less (Arora et al. 2017)."""
    return torch.from_numpy(a / (a + frequency)).float()[:, None]


def main() -> None:
    """Read the corpora, train, write the model folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with training/ and reports/"
    )
    parser.add_argument("--out", type=Path, required=True, help="the model folder to write")
    parser.add_argument("--steps", type=int, default=Settings.steps)
    parser.add_argument("--seed", type=int, default=Settings.seed)
    options = parser.parse_args()
    settings = Settings(steps=options.steps, seed=options.seed)
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    tokenizer = pairs.build_tokenizer(options.data, settings.pieces)
    sources = pairs.build_sources(options.data, tokenizer, settings.seed)
    frequency = frequencies(sources, settings)
    rng = np.random.default_rng(settings.seed)
    first = factors(sources, settings.pieces, settings.dim, rng)
    table = Table(tokenizer, frequency, first)
    weights = mixed(train(sources, table, settings), table.start, settings.start)
    publish(weights * damping(frequency, settings.damping), tokenizer, options.out)


def publish(weights: Tensor, tokenizer: Tokenizer, out: Path) -> None:
    """Write the folder aside, then copy it file by file."""
    with tempfile.TemporaryDirectory() as aside:
        save_model(weights, tokenizer, Path(aside) / "model")
        for path in sorted((Path(aside) / "model").rglob("*")):
            target = out / path.relative_to(Path(aside) / "model")
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.is_file():
                target.write_bytes(path.read_bytes())


if __name__ == "__main__":
    main()

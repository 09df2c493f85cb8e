"""Run the encoder: sentences of like length together, equal ones once."""

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import as_file

import numpy as np
import onnxruntime
from scipy.special import softmax

from .._models import MODELS, Offsets, are_countries, read_card
from ._input import Sequence, sequence

TOGETHER = 512  # word pieces in one batch; more cost memory and save no time
LABELS = 3
Key = tuple[tuple[int, ...], int]  # the numbers of a sentence, the place of its target


def probabilities(texts: list[str], starts: Offsets, ends: Offsets) -> np.ndarray:
    """Compute probabilities negative, neutral, positive of each target; head and calibration by the kind of target."""
    return from_sequences(
        [sequence(*target) for target in zip(texts, starts, ends)], are_countries(texts, starts, ends)
    )


def from_sequences(sequences: list[Sequence], country: np.ndarray) -> np.ndarray:
    """Compute probabilities of sentences that are read already."""
    distinct: dict[Key, int] = {}
    which = [distinct.setdefault((tuple(held.ids), held.target), len(distinct)) for held in sequences]
    scores = _scores(list(distinct))[which] if which else np.zeros((0, 2 * LABELS))
    known = read_card("encoder")["calibration"]
    of_kind = [
        softmax(scores[:, own] / known[kind]["temperature"] + known[kind]["shift"], axis=1)
        for kind, own in (("person", slice(0, LABELS)), ("country", slice(LABELS, 2 * LABELS)))
    ]
    return np.where(country[:, None], of_kind[1], of_kind[0])


def _scores(keys: list[Key]) -> np.ndarray:
    """Compute the six scores of each distinct sentence."""
    found, session = np.zeros((len(keys), 2 * LABELS)), _session()
    for rows in _batches([len(ids) for ids, _ in keys]):
        ids = np.zeros((len(rows), max(len(keys[row][0]) for row in rows)), np.int64)
        for n, row in enumerate(rows):
            ids[n, : len(keys[row][0])] = keys[row][0]
        target = np.array([keys[row][1] for row in rows], np.int64)
        found[rows] = session.run(None, {"ids": ids, "target": target})[0]
    return found


def _batches(lengths: list[int]) -> Iterator[list[int]]:
    """Part sentences into batches, the shortest first, so that few places are empty."""
    batch: list[int] = []
    for row in np.argsort(lengths, kind="stable").tolist():
        if batch and (len(batch) + 1) * lengths[row] > TOGETHER:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


@lru_cache(maxsize=1)
def _session() -> onnxruntime.InferenceSession:
    """Load the weights, once."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # memory is given back after each batch
    options.add_session_config_entry(
        "session.intra_op.allow_spinning", "0"
    )  # waiting threads leave the processor alone
    with as_file(MODELS / "encoder.onnx") as weights:
        return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])

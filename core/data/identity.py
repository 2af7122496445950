"""What a data set is known by."""

from hashlib import blake2b

import numpy as np

from core.data.datasets import Dataset, DataSplits
from core.types import Array


def identity(data: DataSplits) -> str:
    """A short digest of all that a run learns from and validates with: other pictures or labels have another one."""
    digest = blake2b(digest_size=16)
    for split in (data.train, data.validation):
        for part in _parts(split):
            digest.update(f"{part.dtype.str}{part.shape}".encode())
            digest.update(np.ascontiguousarray(part).data)
    return digest.hexdigest()


def _parts(split: Dataset) -> list[Array]:
    parts: list[Array] = [split.images, split.labels]
    if split.line is not None:
        parts.append(split.line)
    if split.hands is not None:
        for lines in (split.hands.digits, split.hands.others):
            parts += [lines.points, lines.strokes, lines.labels]
    return parts

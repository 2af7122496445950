"""Pen strokes of real people: digits, letters and symbols, by their writers, as the pen went.

Two collections: the "Pen-Based Recognition of Handwritten Digits" of E. Alpaydin and F. Alimoglu (30 writers, one
tablet) and a part of UNIPEN (some 150 writers, eleven institutions). Whole writers and whole institutions are kept
apart: a network learns from some people, is chosen by others, and what is reported of it is how it reads yet others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np

from core.types import Array, UserError

Role: TypeAlias = Literal["train", "validation", "test"]

PENDIGITS, UNIPEN = "pendigits", "unipen"

VALIDATION_GROUPS = ("aga", "lav")
TEST_GROUPS = ("imp", "mot")
"""Institutions that are kept out of training as a whole; of ``imp`` many noughts are slashed."""

FEWEST_WRITERS = 5
"""A group with fewer writers is trained on as a whole."""


@dataclass(frozen=True)
class PenStrokes:
    """``points (P, 2)``, x to the right and y downwards; where each stroke begins in them, ``stroke_start (S + 1,)``,
    and each sample in the strokes, ``sample_start (N + 1,)``.

    Of each sample ``(N,)``: its label, one character; who wrote it; who collected it (``group``); and for whom it is
    (``roles``).
    """

    points: Array
    stroke_start: Array
    sample_start: Array
    labels: Array
    writers: Array
    groups: Array
    roles: Array

    def __len__(self) -> int:
        return len(self.labels)

    def lines(self, sample: int) -> list[Array]:
        """The strokes ``(n, 2)`` of one sample, moved to begin at 0, its longer side 1."""
        first, after = self.sample_start[sample : sample + 2]
        bounds = self.stroke_start[first : after + 1]
        points = self.points[bounds[0] : bounds[-1]].astype(float)
        corner = points.min(axis=0)
        size = max(float((points.max(axis=0) - corner).max()), 1.0)
        return [(self.points[a:b] - corner) / size for a, b in pairwise(bounds)]

    def where(self, role: Role, labels: str, group: str | None = None) -> Array:
        """The numbers of the samples for ``role`` that are one of ``labels``, of all groups or of one."""
        chosen = (self.roles == role) & np.isin(self.labels, list(labels))
        if group is not None:
            chosen &= self.groups == group
        return np.flatnonzero(chosen)


@cache
def load_pen_strokes(folder: Path) -> PenStrokes:
    """Both collections, pendigits first; raises ``UserError`` where a file is missing or cannot be read."""
    parts = [_read(folder / f"{name}.npz", name) for name in (PENDIGITS, UNIPEN)]
    points = np.concatenate([part["points"] for part in parts])
    offsets = np.cumsum([0, *(len(part["points"]) for part in parts)])
    strokes = np.cumsum([0, *(len(part["stroke_start"]) - 1 for part in parts)])
    stroke_start = [part["stroke_start"][:-1] + offset for part, offset in zip(parts, offsets, strict=False)]
    sample_start = [part["sample_start"][:-1] + offset for part, offset in zip(parts, strokes, strict=False)]
    joined = {key: np.concatenate([part[key] for part in parts]) for key in ("labels", "writers", "groups", "roles")}
    return PenStrokes(
        points,
        np.append(np.concatenate(stroke_start), offsets[-1]),
        np.append(np.concatenate(sample_start), strokes[-1]),
        **joined,
    )


def _read(path: Path, name: str) -> dict[str, Array]:
    try:
        with np.load(path, allow_pickle=False) as archive:
            arrays = {key: archive[key] for key in archive.files}
    except (OSError, ValueError) as error:
        raise UserError(f"The pen strokes in {path} cannot be read ({error}).") from None
    count = len(arrays["labels"])
    groups = arrays.get("group", np.full(count, name))
    return {
        "points": arrays["points"],
        "stroke_start": arrays["stroke_start"].astype(np.int64),
        "sample_start": arrays["sample_start"].astype(np.int64),
        "labels": arrays["labels"].astype("<U1"),
        "writers": arrays["writer"],
        "groups": groups,
        "roles": _roles(arrays["writer"], groups),
    }


def _roles(writers: Array, groups: Array) -> Array:
    """For whom each sample is ``(N,)``: whole groups, and of those with enough writers one in five for each role."""
    roles = np.full(len(writers), "train", dtype="<U10")
    for group in np.unique(groups):
        mine = groups == group
        names = sorted(set(writers[mine]), key=_number)
        if len(names) < FEWEST_WRITERS:
            continue
        roles[mine & np.isin(writers, names[1::5])] = "validation"
        roles[mine & np.isin(writers, names[3::5])] = "test"
    roles[np.isin(groups, VALIDATION_GROUPS)] = "validation"
    roles[np.isin(groups, TEST_GROUPS)] = "test"
    return roles


def _number(name: str) -> tuple[str, int]:
    """Sorts writer-2 before writer-10."""
    stem, _, digits = name.rpartition("-")
    return (stem, int(digits)) if digits.isdecimal() else (name, 0)


def digits(labels: Sequence[str] | Array) -> Array:
    """The labels ``(N,)`` of digits as whole numbers."""
    return np.array([int(label) for label in labels], np.int64)

"""Pen strokes of real people: digits, letters and symbols, by their writers, as the pen went.

Two collections: the "Pen-Based Recognition of Handwritten Digits" of E. Alpaydin and F. Alimoglu (30 writers, one
tablet) and a part of UNIPEN (some 150 writers, eleven institutions). Whole writers and whole institutions are kept
apart: a network learns from some people, is chosen by others, and what is reported of it is how it reads yet others.
"""

import io
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np

from core.checks import file_size, in_words
from core.data.idx import CLASSES
from core.types import Array, Labels, UserError

Role: TypeAlias = Literal["train", "validation", "test", "doubtful"]

PENDIGITS, UNIPEN = "pendigits", "unipen"

SHA256 = {
    PENDIGITS: "99dda06e73c2e97e632587e54bda0b8c3379765864d69bf823ce5cfa8429fbcf",
    UNIPEN: "ba2f28c4bf59ef15da3c399892294c94c80e5f6493b0c215f821b2085ad48bfa",
}
"""The two files as they come with the program: nothing else is read as what people drew."""

MOST_BYTES = 1 << 24
"""Of either."""

DOUBTFUL = "doubtful.txt"
"""Digits of the training writers that a network which was trained on them too takes for another digit, and is sure of
it: labels that were set wrong, and digits that nobody else would read. ``python -m tests.benchmarks.wrong_labels``
finds them; in each line stand the sample's number, its label and what it was read as."""

DIGITS = "0123456789"

TWINS = {
    "0": "OoQD",
    "1": "Il|/\\',`()J",
    "2": "Zz",
    "4": "Yy",
    "5": "Ss",
    "6": "Gb",
    "8": "B",
    "9": "gq",
}
"""Letters and symbols that are drawn as a digit is, by the digit: nobody could say which of the two was meant.

A straight side or a tail is all that parts ``D`` and ``Q`` from a 0, and a slashed 0 has one; ``Y`` is an open 4,
``G`` a 6 with a hook, ``J`` a 1 with a foot; commas, quotation marks and brackets are short and bent 1s when they stand
alone.
"""

TWIN_LABELS = "".join(TWINS.values())

VALIDATION_GROUPS = ("aga", "lav")
TEST_GROUPS = ("imp", "mot")
"""Institutions that are kept out of training as a whole; of ``imp`` many noughts are slashed."""

FEWEST_WRITERS = 5
"""A group with fewer writers is trained on as a whole."""


@dataclass(frozen=True, eq=False)
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

    @property
    def others(self) -> str:
        """The labels of letters and symbols that no digit is drawn like."""
        return "".join(sorted(set(self.labels.tolist()) - set(DIGITS + TWIN_LABELS)))

    def where(self, role: Role, labels: str, group: str | None = None) -> Array:
        """The numbers ``(n,)`` of the samples for ``role`` that are one of ``labels``, of all groups or of one."""
        chosen = (self.roles == role) & np.isin(self.labels, list(labels))
        if group is not None:
            chosen &= self.groups == group
        return np.flatnonzero(chosen)


@cache
def load_pen_strokes(folder: Path) -> PenStrokes:
    """Both collections, pendigits first; raises ``UserError`` where a file is missing or cannot be read.

    Samples that :data:`DOUBTFUL` lists are for nobody.
    """
    parts = [_read(folder / f"{name}.npz", name) for name in (PENDIGITS, UNIPEN)]
    points = np.concatenate([part["points"] for part in parts])
    offsets = np.cumsum([0, *(len(part["points"]) for part in parts)])
    strokes = np.cumsum([0, *(len(part["stroke_start"]) - 1 for part in parts)])
    stroke_start = [part["stroke_start"][:-1] + offset for part, offset in zip(parts, offsets, strict=False)]
    sample_start = [part["sample_start"][:-1] + offset for part, offset in zip(parts, strokes, strict=False)]
    joined = {key: np.concatenate([part[key] for part in parts]) for key in ("labels", "writers", "groups", "roles")}
    joined["roles"][_doubtful(folder / DOUBTFUL, len(joined["roles"]))] = "doubtful"
    return PenStrokes(
        points,
        np.append(np.concatenate(stroke_start), offsets[-1]),
        np.append(np.concatenate(sample_start), strokes[-1]),
        **joined,
    )


def _read(path: Path, name: str) -> dict[str, Array]:
    try:
        content = path.read_bytes() if file_size(path) <= MOST_BYTES else b""
    except OSError as error:
        raise UserError(
            "The pen strokes in {path} cannot be read: {reason}.", path=path, reason=in_words(error)
        ) from error
    if sha256(content).hexdigest() != SHA256[name]:
        raise UserError("{path} does not hold the pen strokes that belong to Digitscope: install it again.", path=path)
    with np.load(io.BytesIO(content), allow_pickle=False) as archive:
        arrays = {key: archive[key] for key in archive.files}
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


def _doubtful(path: Path, count: int) -> Array:
    """The numbers of those of ``count`` samples whose label is likely to be wrong."""
    try:
        numbers = [int(line.split()[0]) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        if not all(0 <= number < count for number in numbers):
            raise ValueError("there is no such sample")
    except (OSError, ValueError) as error:
        raise UserError("The list of doubtful pen strokes in {path} cannot be read.", path=path) from error
    return np.array(numbers, np.int64)


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


@dataclass(frozen=True, eq=False)
class Lines:
    """Strokes of ``M`` samples, each as as many points: ``points (M, S, 2)`` float32, the longer side 1 from -0.5 to
    0.5; ``strokes (M, S)`` says which stroke each point is of; ``labels (M,)``, :data:`~core.data.idx.CLASSES` of what
    is no digit."""

    points: Array
    strokes: Array
    labels: Labels

    def __len__(self) -> int:
        return len(self.labels)


@dataclass(frozen=True)
class Hands:
    """What people draw: digits, and letters and symbols that are drawn as no digit is."""

    digits: Lines
    others: Lines


SAMPLES = 48
"""Points of each sample of :class:`Lines`."""

MOST_STROKES = 8
"""Of a sample with more, the longest are taken."""


def lines_of(pens: PenStrokes, samples: Array) -> Lines:
    """``samples (M,)`` with their points evenly along the way of the pen."""
    points = np.empty((len(samples), SAMPLES, 2), np.float32)
    strokes = np.empty((len(samples), SAMPLES), np.int8)
    for row, sample in enumerate(samples):
        points[row], strokes[row] = _evenly(pens.lines(sample))
    labels = [int(label) if label in DIGITS else CLASSES for label in pens.labels[samples]]
    return Lines(points, strokes, np.array(labels, np.int64))


def _evenly(lines: list[Array]) -> tuple[Array, Array]:
    """Points ``(S, 2)`` along ``lines``, as many on each as it is long, and the stroke ``(S,)`` of each."""
    ways = [np.append(0, np.cumsum(np.hypot(*np.diff(line, axis=0).T))) for line in lines]
    longest = sorted(sorted(range(len(lines)), key=lambda index: -ways[index][-1])[:MOST_STROKES])
    lengths = np.array([ways[index][-1] for index in longest]) + 1e-6
    spare = SAMPLES - 2 * len(longest)  # each begins and ends somewhere, a dot where it is
    ends = np.round(np.cumsum(lengths) / lengths.sum() * spare).astype(int)
    counts = np.diff(ends, prepend=0) + 2
    places = []
    for index, count in zip(longest, counts, strict=True):
        at = np.linspace(0, ways[index][-1], count)
        places.append(np.stack([np.interp(at, ways[index], lines[index][:, axis]) for axis in (0, 1)], axis=1))
    whole = np.concatenate(places)
    low, high = whole.min(axis=0), whole.max(axis=0)
    whole = (whole - (low + high) / 2) / max(float((high - low).max()), 1e-6)
    return whole, np.repeat(np.arange(len(longest)), counts)

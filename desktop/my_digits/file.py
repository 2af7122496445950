"""The file of "My digits": an .npz that any data set reader opens (``images``, ``labels``), with the strokes beside.

Plain arrays only, nothing pickled: ``taught (N,)`` seconds since 1970, ``points (P, 3)`` of x, y and pen width,
``stroke_start (S + 1,)``, ``drawing_start (N + 1,)``, ``erase (S,)``, ``inks (M, 128, 128)``, ``ink_of (M,)`` and
``ids (N, 16)`` uint8, the digits' identities. A file without identities is read too, and so is one that has only images
and labels.
"""

import io
from collections.abc import Sequence
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.npyio import NpzFile

from core.atomic import write_whole
from core.checks import newer
from core.data.npz import member, open_npz, promised, read_digits
from core.imaging.painter import Stroke
from core.types import Array, UserError
from desktop.language import tr
from desktop.my_digits.taught import KEPT_SIDE, LATEST, Drawing, TaughtDigit, now

VERSION = 1
MOST_DIGITS = 10_000
"""More than anybody teaches, and no more than is listed and learnt without a wait."""

MOST_POINTS = 1_000_000
"""Of all strokes: a hundred for each of so many digits."""

ID_BYTES = 16


def write_digits(path: Path, digits: Sequence[TaughtDigit]) -> None:
    """Write ``digits`` to ``path``, whole or not at all; ``UserError`` where they are too many or it cannot be."""
    check_count(digits)
    points = sum(len(stroke.points) for digit in digits for stroke in digit.drawing.strokes)
    if points > MOST_POINTS:
        raise UserError(
            tr("My digits holds strokes of up to {most:,} points: delete some digits first.", most=MOST_POINTS)
        )
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **_arrays(digits))
    write_whole(path, buffer.getvalue())


def check_count(digits: Sequence[TaughtDigit]) -> None:
    """``UserError`` for more digits than a file takes."""
    if len(digits) > MOST_DIGITS:
        raise UserError(
            tr("My digits holds up to {most_digits:,} drawings: delete some first.", most_digits=MOST_DIGITS)
        )


def read_taught(path: Path) -> list[TaughtDigit]:
    """The digits in ``path``; ``UserError`` with one sentence for whatever is wrong with the file."""
    with open_npz(path) as archive:
        _check_sizes(path, archive)
        images, labels = read_digits(path, archive)
        if "version" not in archive.files:
            bare = [(Drawing(picture[0]), int(label)) for picture, label in zip(images, labels, strict=True)]
            shown = [(drawing, label) for drawing, label in bare if drawing.picture.any()]
            ids, when = _derived([drawing for drawing, _ in shown], [0] * len(shown)), now()
            return [TaughtDigit(drawing, label, when, i) for (drawing, label), i in zip(shown, ids, strict=True)]
        if int(member(path, archive, "version")) > VERSION:
            raise newer(path.name)
        strokes, inks, taught = _strokes(path, archive), _inks(path, archive), member(path, archive, "taught")
        if not len(strokes) == len(taught) == len(labels):
            raise ValueError("not one drawing for every label")
        if not ((taught >= 0) & (taught < LATEST)).all():
            raise ValueError("a day that no calendar has")
        drawings = [Drawing(images[i, 0], strokes[i], inks.get(i)) for i in range(len(labels))]
        whens: list[int] = taught.astype(np.int64).tolist()
        ids = _ids(path, archive, len(labels)) if "ids" in archive.files else _derived(drawings, whens)
        return [TaughtDigit(*fields) for fields in zip(drawings, labels.tolist(), whens, ids, strict=True)]


def _check_sizes(path: Path, archive: NpzFile) -> None:
    """``UserError`` for an archive that promises more than My digits takes."""
    for name, most, what in (
        ("images", MOST_DIGITS, tr("pictures")),
        ("inks", MOST_DIGITS, tr("pictures")),
        ("points", MOST_POINTS, tr("points of strokes")),
    ):
        shape = promised(path, archive, name)[0] if name in archive.files else ()
        if shape and shape[0] > most:
            raise UserError(
                tr(
                    "{name} holds {count:,} {what}; My digits takes up to {most:,}.",
                    name=path.name,
                    count=shape[0],
                    what=what,
                    most=most,
                )
            )


def _arrays(digits: Sequence[TaughtDigit]) -> dict[str, Any]:
    drawings = [digit.drawing for digit in digits]
    strokes = [stroke for drawing in drawings for stroke in drawing.strokes]
    inks = {i: drawing.ink for i, drawing in enumerate(drawings) if drawing.ink is not None}
    return {
        "version": np.array(VERSION),
        "images": np.array([drawing.picture for drawing in drawings], np.uint8).reshape(-1, 28, 28),
        "labels": np.array([digit.label for digit in digits], np.int64),
        "taught": np.array([digit.when for digit in digits], np.int64),
        "points": np.array([point for stroke in strokes for point in stroke.points], np.float64).reshape(-1, 3),
        "stroke_start": _starts([len(stroke.points) for stroke in strokes]),
        "drawing_start": _starts([len(drawing.strokes) for drawing in drawings]),
        "erase": np.array([stroke.erase for stroke in strokes], bool),
        "inks": np.array(list(inks.values()), np.uint8).reshape(-1, KEPT_SIDE, KEPT_SIDE),
        "ink_of": np.array(list(inks), np.int64),
        "ids": np.frombuffer(b"".join(digit.identity for digit in digits), np.uint8).reshape(-1, ID_BYTES),
    }


def _starts(counts: Sequence[int]) -> Array:
    """Where each of some pieces with ``counts`` entries begins, and where the last one ends."""
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def _strokes(path: Path, archive: NpzFile) -> list[tuple[Stroke, ...]]:
    points, erase = member(path, archive, "points"), member(path, archive, "erase")
    stroke_start = _checked(member(path, archive, "stroke_start"), len(points), len(erase))
    if not all(start < end for start, end in pairwise(stroke_start)):
        raise ValueError("a stroke without a point")
    drawing_start = _checked(member(path, archive, "drawing_start"), len(erase), None)
    if points.ndim != 2 or points.shape[1] != 3 or not (np.abs(points) <= 2).all() or (points[:, 2] <= 0).any():
        raise ValueError("points beyond the field")
    rows = points.tolist()
    strokes = [
        Stroke(tuple(tuple(row) for row in rows[start:end]), bool(erased))
        for (start, end), erased in zip(pairwise(stroke_start), erase, strict=True)
    ]
    return [tuple(strokes[start:end]) for start, end in pairwise(drawing_start)]


def _checked(starts: Array, end: int, pieces: int | None) -> list[int]:
    """``starts`` as whole numbers that rise from 0 to ``end``, for so many ``pieces``."""
    values: list[int] = starts.astype(np.int64).tolist()
    sound = bool(values) and values[0] == 0 and values[-1] == end and (np.diff(starts) >= 0).all()
    if not sound or (pieces is not None and len(values) != pieces + 1):
        raise ValueError("pieces that do not follow one another")
    return values


def _inks(path: Path, archive: NpzFile) -> dict[int, Array]:
    inks, places = member(path, archive, "inks"), member(path, archive, "ink_of")
    if inks.dtype != np.uint8 or inks.shape[1:] != (KEPT_SIDE, KEPT_SIDE):
        raise ValueError("ink of another size")
    return dict(zip(places.tolist(), inks, strict=True))


def _ids(path: Path, archive: NpzFile, count: int) -> list[bytes]:
    array = member(path, archive, "ids")
    if array.dtype != np.uint8 or array.shape != (count, ID_BYTES):
        raise ValueError("identities of another size")
    ids = [row.tobytes() for row in array]
    if len(set(ids)) < count:
        raise ValueError("two digits with one identity")
    return ids


def _derived(drawings: Sequence[Drawing], whens: Sequence[int]) -> list[bytes]:
    """Identities for digits whose file holds none: the same for everybody who reads it."""
    ids: dict[bytes, None] = {}
    for drawing, when in zip(drawings, whens, strict=True):
        digest = blake2b(drawing.picture.tobytes() + when.to_bytes(8, "little"), digest_size=ID_BYTES)
        for stroke in drawing.strokes:
            digest.update(np.array(stroke.points).tobytes() + bytes([stroke.erase]))
        identity = digest.digest()
        while identity in ids:  # a second one that is exactly alike
            identity = blake2b(identity, digest_size=ID_BYTES).digest()
        ids[identity] = None
    return list(ids)

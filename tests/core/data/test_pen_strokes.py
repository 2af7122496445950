"""Pen strokes: who is kept apart, and that what is read is what was written."""

from pathlib import Path

import numpy as np
import pytest

from core.data.pen_strokes import TEST_GROUPS, VALIDATION_GROUPS, PenStrokes, load_pen_strokes
from core.types import UserError
from resources import STROKES


@pytest.fixture(scope="module")
def everybody() -> PenStrokes:
    return load_pen_strokes(STROKES)


def test_nobody_has_two_roles(everybody: PenStrokes) -> None:
    for writer in np.unique(everybody.writers):
        roles = set(everybody.roles[everybody.writers == writer].tolist())
        assert len(roles - {"doubtful"}) == 1
        assert "doubtful" not in roles or "train" in roles, "nothing that is measured by is left out"


def test_whole_institutions_stay_out_of_training(everybody: PenStrokes) -> None:
    for role, groups in (("validation", VALIDATION_GROUPS), ("test", TEST_GROUPS)):
        assert set(everybody.roles[np.isin(everybody.groups, groups)]) == {role}


def test_every_role_has_every_digit(everybody: PenStrokes) -> None:
    for role in ("train", "validation", "test"):
        for group in ("pendigits", None):
            digits = everybody.where(role, "0123456789", group)  # type: ignore[arg-type]
            assert set(everybody.labels[digits]) == set("0123456789")


def test_strokes_are_those_of_the_published_arrays(everybody: PenStrokes) -> None:
    with np.load(STROKES / "unipen.npz", allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    first = len(everybody) - len(arrays["labels"])
    for sample in (0, 1, 20_000, len(arrays["labels"]) - 1):
        assert everybody.labels[first + sample] == arrays["labels"][sample]
        lines = everybody.lines(first + sample)
        strokes = range(*arrays["sample_start"][sample : sample + 2])
        bounds = [arrays["stroke_start"][stroke : stroke + 2] for stroke in strokes]
        published = [arrays["points"][a:b].astype(float) for a, b in bounds]
        corner = np.concatenate(published).min(axis=0)
        size = (np.concatenate(published).max(axis=0) - corner).max()
        assert len(lines) == len(published)
        for line, points in zip(lines, published, strict=True):
            np.testing.assert_allclose(line, (points - corner) / size)


def test_a_missing_file_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"pendigits\.npz cannot be read"):
        load_pen_strokes(tmp_path)

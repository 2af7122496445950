import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.data.datasets import load_dataset
from core.imaging.painter import Stroke, render
from core.types import Array, UserError
from desktop.my_digits.file import read_taught, write_digits
from desktop.my_digits.taught import TaughtDigit, now
from tests.desktop.my_digits.taught_digits import pictured, seven


def same(one: TaughtDigit, other: TaughtDigit) -> None:
    assert (one.label, one.when, one.identity) == (other.label, other.when, other.identity)
    assert one.drawing.strokes == other.drawing.strokes
    np.testing.assert_array_equal(one.drawing.picture, other.drawing.picture)
    assert (one.drawing.ink is None) == (other.drawing.ink is None)
    if one.drawing.ink is not None and other.drawing.ink is not None:
        np.testing.assert_array_equal(one.drawing.ink, other.drawing.ink)


def test_comes_back_as_it_was(tmp_path: Path) -> None:
    digits = [seven(), pictured(), seven(0.1, 4)]
    write_digits(tmp_path / "mine.npz", digits)
    for one, other in zip(read_taught(tmp_path / "mine.npz"), digits, strict=True):
        same(one, other)
    np.testing.assert_array_equal(
        render(read_taught(tmp_path / "mine.npz")[0].drawing.strokes), render(digits[0].drawing.strokes)
    )


def test_a_file_of_before_gives_everybody_the_same_identities(tmp_path: Path) -> None:
    path = tmp_path / "mine.npz"
    write_digits(path, [seven(), seven(), seven(0.1), seven(when=1), pictured()])
    with np.load(path) as archive:
        np.savez(path, **{name: archive[name] for name in archive.files if name != "ids"})
    ids = [[digit.identity for digit in read_taught(path)] for _ in range(2)]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 5


def test_too_many(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="My digits holds up to 10,000 drawings: delete some first"):
        write_digits(tmp_path / "mine.npz", [seven()] * 10_001)
    assert not list(tmp_path.iterdir())


def test_an_empty_collection(tmp_path: Path) -> None:
    write_digits(tmp_path / "mine.npz", [])
    assert read_taught(tmp_path / "mine.npz") == []


def test_it_is_a_data_set(tmp_path: Path) -> None:
    write_digits(tmp_path / "mine.npz", [seven(i / 100) for i in range(12)])
    data = load_dataset(tmp_path / "mine.npz")
    assert sum((data.sizes.train, data.sizes.validation, data.sizes.test)) == 12
    assert set(data.train.labels.tolist()) == {7}


def test_a_data_set_of_others_is_read_but_for_its_blank_pictures(tmp_path: Path) -> None:
    images = np.zeros((3, 28, 28), np.float32)
    images[0, 5:20, 13] = images[2, 5:20, 10] = 1
    np.savez(tmp_path / "theirs.npz", images=images, labels=[1, 2, 3])
    digits = read_taught(tmp_path / "theirs.npz")
    assert [digit.label for digit in digits] == [1, 3]
    assert digits[0].drawing.strokes == ()
    assert digits[0].drawing.picture.max() == 255


Arrays = dict[str, Any]


def cut(name: str, index: int) -> Callable[[Arrays], None]:
    return lambda arrays: arrays.update({name: arrays[name][:index]})


def put(name: str, value: Array | list[Any]) -> Callable[[Arrays], None]:
    return lambda arrays: arrays.update({name: np.asarray(value)})


FAULTS = {
    "labels cut": (cut("labels", 1), "2 pictures but 1 labels"),
    "taught cut": (cut("taught", 1), "it is damaged"),
    "points cut": (cut("points", 3), "it is damaged"),
    "points not finite": (lambda arrays: arrays["points"].__setitem__((0, 0), np.nan), "it is damaged"),
    "points far away": (lambda arrays: arrays["points"].__setitem__((0, 0), 1e9), "it is damaged"),
    "no starts": (put("stroke_start", []), "it is damaged"),
    "starts that fall": (put("drawing_start", [0, 3, 2]), "it is damaged"),
    "a stroke without a point": (put("stroke_start", [0, 0, 5]), "it is damaged"),
    "a day that never comes": (put("taught", [1e18, 0]), "it is damaged"),
    "strokes missing": (lambda arrays: arrays.pop("erase"), 'holds no array "erase"'),
    "ink of another size": (put("inks", np.zeros((1, 5, 5), np.uint8)), "it is damaged"),
    "a newer version": (put("version", np.array(99)), "update the program to open it"),
    "identities cut": (cut("ids", 1), "it is damaged"),
    "two of one identity": (lambda arrays: arrays["ids"].__setitem__(1, arrays["ids"][0]), "it is damaged"),
    "pickled": (put("points", np.array([object()])), "it is damaged"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_damaged_file_is_told_in_one_sentence(tmp_path: Path, fault: str) -> None:
    spoil, reason = FAULTS[fault]
    path = tmp_path / "mine.npz"
    write_digits(path, [seven(), pictured()])
    with np.load(path) as archive:
        arrays = {name: archive[name] for name in archive.files}
    spoil(arrays)
    np.savez(path, **arrays)
    with pytest.raises(UserError, match=reason) as raised:
        read_taught(path)
    assert str(raised.value).startswith(("mine.npz", "The "))


def test_a_file_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "mine.npz"
    write_digits(path, [seven()])
    whole = path.read_bytes()
    for length in range(0, len(whole), 97):
        path.write_bytes(whole[:length])
        with pytest.raises(UserError):
            read_taught(path)


def test_strokes_of_one_point(tmp_path: Path) -> None:
    dot = seven()
    digits = [TaughtDigit(dot.drawing.of_strokes([Stroke(((0.5, 0.5, 0.1),))]), 1, 0)]
    write_digits(tmp_path / "mine.npz", digits)
    same(read_taught(tmp_path / "mine.npz")[0], digits[0])


@pytest.mark.parametrize("seconds", [-(1 << 40), 0, 1 << 33])
def test_a_clock_that_is_set_wrong_costs_nobody_what_they_taught(
    tmp_path: Path, seconds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: float(seconds))
    write_digits(tmp_path / "mine.npz", [seven(when=now())])
    assert len(read_taught(tmp_path / "mine.npz")) == 1

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from core.types import UserError
from desktop.my_digits.collection import FILE, MyDigits, data_folder
from desktop.my_digits.file import write_digits
from tests.desktop.my_digits.taught_digits import pictured, seven


def labels(digits: MyDigits) -> list[int]:
    return [digit.label for digit in digits.digits]


@pytest.fixture
def mine(tmp_path: Path) -> MyDigits:
    return MyDigits(tmp_path / "data")


def test_they_are_kept_from_one_start_to_the_next(mine: MyDigits, tmp_path: Path) -> None:
    assert mine.digits == ()
    mine.teach(seven().drawing, 7)
    mine.teach(pictured().drawing, 1)
    again = MyDigits(tmp_path / "data")
    assert labels(again) == [7, 1]
    assert again.digits[0].drawing.strokes == seven().drawing.strokes
    assert again.note == ""
    assert not again.can_undo


def test_every_change_can_be_taken_back_and_done_again(mine: MyDigits, tmp_path: Path) -> None:
    told: list[int] = []
    mine.changed.connect(lambda digits: told.append(len(digits.digits)))
    first = mine.teach(seven().drawing, 7)
    second = mine.teach(pictured().drawing, 4)
    assert [digit.label for digit in mine.relabel([second], 1)] == [1]
    mine.delete([first])
    for expected in ([7, 1], [7, 4], [7], []):
        mine.undo()
        assert labels(mine) == labels(MyDigits(tmp_path / "data")) == expected
    assert not mine.can_undo
    mine.undo()  # there is nothing left: nothing happens
    for expected in ([7], [7, 4], [7, 1], [1]):
        mine.redo()
        assert labels(mine) == expected
    assert not mine.can_redo
    assert len(told) == 12


def test_something_new_ends_what_could_be_done_again(mine: MyDigits) -> None:
    mine.teach(seven().drawing, 7)
    mine.undo()
    mine.teach(pictured().drawing, 1)
    assert not mine.can_redo


def test_the_same_label_again_is_no_change(mine: MyDigits) -> None:
    digit = mine.teach(seven().drawing, 7)
    assert mine.relabel([digit], 7) == [digit]
    mine.undo()
    assert not mine.can_undo


def test_export_and_import(mine: MyDigits, tmp_path: Path) -> None:
    mine.teach(seven().drawing, 7)
    mine.export(tmp_path / "out.npz")
    assert mine.add_from(tmp_path / "out.npz") == 0, "it is here already"
    other = MyDigits(tmp_path / "other")
    assert other.add_from(tmp_path / "out.npz") == 1
    assert other.digits[0].drawing.strokes == seven().drawing.strokes
    other.undo()
    assert other.digits == ()


def test_importing_nonsense_changes_nothing(mine: MyDigits, tmp_path: Path) -> None:
    mine.teach(seven().drawing, 7)
    (tmp_path / "bad.npz").write_bytes(b"nonsense")
    with pytest.raises(UserError, match=r"bad\.npz is not an \.npz file"):
        mine.add_from(tmp_path / "bad.npz")
    assert labels(mine) == [7]


def test_a_damaged_collection_is_put_aside_and_nothing_is_lost(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / FILE).write_bytes(b"damaged %d" % number)
        mine = MyDigits(tmp_path)
        assert mine.note.startswith("My digits could not be read. my-digits.npz is not an .npz file")
        assert mine.note.endswith(f"kept as my-digits-unread-{number}.npz, and a new collection begins.")
        assert (tmp_path / f"my-digits-unread-{number}.npz").read_bytes() == b"damaged %d" % number
        mine.teach(seven().drawing, 7)


def test_a_folder_in_its_place_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    mine = MyDigits(tmp_path)
    assert "could not be read" in mine.note
    mine.teach(seven().drawing, 7)
    assert (tmp_path / "my-digits-unread-1.npz").is_dir()


def test_what_cannot_be_written_has_not_happened(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    mine = MyDigits(tmp_path / "data")
    with pytest.raises(UserError, match="cannot be made"):
        mine.teach(seven().drawing, 7)
    assert mine.digits == ()
    assert not mine.can_undo


def test_undo_that_cannot_be_written_has_not_happened(mine: MyDigits, tmp_path: Path) -> None:
    mine.teach(seven().drawing, 7)
    mine.path.unlink()
    mine.path.mkdir()
    with pytest.raises(UserError, match="cannot be written"):
        mine.undo()
    assert labels(mine) == [7]
    assert mine.can_undo


def test_they_live_in_the_folder_for_the_persons_own_data(qapp: QApplication) -> None:
    location = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    assert data_folder() == Path(location)
    assert MyDigits().path == Path(location) / FILE


def test_too_many(mine: MyDigits, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.my_digits.collection.MOST_DIGITS", 1)
    mine.teach(seven().drawing, 7)
    with pytest.raises(UserError, match="My digits holds up to 1 drawings"):
        mine.teach(seven().drawing, 7)
    write_digits(mine.path, mine.digits)

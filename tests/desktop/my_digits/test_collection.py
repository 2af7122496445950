from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.types import UserError
from desktop.my_digits.collection import FILE, MyDigits
from desktop.my_digits.file import read_taught, write_digits
from desktop.my_digits.locking import locked
from desktop.session.folders import data_folder
from tests.benchmarks.two_teachers import taught_by_two
from tests.desktop.my_digits.taught_digits import pictured, seven

Start = Callable[[], MyDigits]


def labels(digits: MyDigits) -> list[int]:
    return [digit.label for digit in digits.digits]


def in_file(digits: MyDigits) -> list[int]:
    """The labels that the file holds once all is written."""
    digits.flush()
    return [digit.label for digit in read_taught(digits.path)]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Opens the one collection as another window does."""
    opened: list[MyDigits] = []

    def make() -> MyDigits:
        opened.append(MyDigits(tmp_path / "data"))
        return opened[-1]

    yield make
    for digits in opened:
        digits.close()


@pytest.fixture
def mine(start: Start) -> MyDigits:
    return start()


def test_they_are_kept_from_one_start_to_the_next(mine: MyDigits, start: Start) -> None:
    assert mine.digits == ()
    mine.teach_all([seven()])
    mine.teach_all([pictured()])
    mine.close()
    again = start()
    assert labels(again) == [7, 1]
    assert again.digits[0].drawing.strokes == seven().drawing.strokes
    assert [digit.identity for digit in again.digits] == [digit.identity for digit in mine.digits]
    assert again.note == ""
    assert not again.can_undo


def test_every_change_can_be_taken_back_and_done_again(mine: MyDigits) -> None:
    told: list[int] = []
    mine.changed.connect(lambda digits: told.append(len(digits.digits)))
    first = seven()
    mine.teach_all([first])
    second = pictured(label=4)
    mine.teach_all([second])
    mine.relabel([second], 1)
    mine.delete([first])
    for expected in ([7, 1], [7, 4], [7], []):
        mine.undo()
        assert labels(mine) == in_file(mine) == expected
    assert not mine.can_undo
    mine.undo()  # there is nothing left: nothing happens
    for expected in ([7], [7, 4], [7, 1], [1]):
        mine.redo()
        assert labels(mine) == expected
    assert not mine.can_redo
    assert len(told) == 12


def test_something_new_ends_what_could_be_done_again(mine: MyDigits) -> None:
    mine.teach_all([seven()])
    mine.undo()
    mine.teach_all([pictured()])
    assert not mine.can_redo


def test_the_same_label_again_is_no_change(mine: MyDigits) -> None:
    digit = seven()
    mine.teach_all([digit])
    mine.relabel([digit], 7)
    mine.undo()
    assert not mine.can_undo


def test_what_was_chosen_before_a_change_is_meant_after_it(mine: MyDigits) -> None:
    digit = seven()
    mine.teach_all([digit])
    mine.relabel([digit], 1)
    mine.relabel([digit], 2)
    assert labels(mine) == [2]
    mine.delete([digit])
    assert labels(mine) == []


def test_export_and_import(mine: MyDigits, start: Start, tmp_path: Path) -> None:
    digit = seven()
    mine.teach_all([digit])
    mine.export(tmp_path / "out.npz")
    assert mine.add_from(tmp_path / "out.npz") is None, "it is here already"
    mine.relabel([digit], 1)
    added = mine.add_from(tmp_path / "out.npz")
    assert added is not None, "a 7 is not"
    assert added == mine.last_change
    assert labels(mine) == [1, 7]
    assert mine.digits[0].identity != mine.digits[1].identity
    assert mine.digits[1].drawing.strokes == seven().drawing.strokes
    mine.undo()
    assert labels(mine) == [1]


def test_what_is_taught_under_an_identity_that_is_here_is_no_second_digit(mine: MyDigits) -> None:
    digit = seven()
    mine.teach_all([digit])
    mine.teach_all([digit.relabelled(1)])
    assert labels(mine) == [1]


def test_what_stands_twice_in_a_file_is_added_once(mine: MyDigits, tmp_path: Path) -> None:
    digit = seven()
    write_digits(tmp_path / "twice.npz", (digit, digit.copied(), digit.copied().relabelled(1)))
    mine.add_from(tmp_path / "twice.npz")
    assert labels(mine) == [7, 1]


def test_the_collection_is_not_exported_over_itself(mine: MyDigits) -> None:
    mine.teach_all([seven()])
    with pytest.raises(UserError, match="is where My digits itself is kept"):
        mine.export(mine.path.parent / ".." / "data" / FILE)


def test_importing_nonsense_changes_nothing(mine: MyDigits, tmp_path: Path) -> None:
    mine.teach_all([seven()])
    (tmp_path / "bad.npz").write_bytes(b"nonsense")
    with pytest.raises(UserError, match=r"bad\.npz is not an \.npz file"):
        mine.add_from(tmp_path / "bad.npz")
    assert labels(mine) == [7]


def test_a_file_without_a_digit_is_not_taken_for_one_whose_digits_are_here(mine: MyDigits, tmp_path: Path) -> None:
    np.savez(tmp_path / "blank.npz", images=np.zeros((3, 28, 28), np.uint8), labels=np.zeros(3, int))
    with pytest.raises(UserError, match="There is no digit in"):
        mine.add_from(tmp_path / "blank.npz")


def test_a_damaged_collection_is_put_aside_and_nothing_is_lost(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / FILE).write_bytes(b"damaged %d" % number)
        mine = MyDigits(tmp_path)
        assert mine.note.startswith("My digits could not be read. my-digits.npz is not an .npz file")
        assert mine.note.endswith(f"kept as my-digits-unread-{number}.npz, and a new collection begins.")
        assert (tmp_path / f"my-digits-unread-{number}.npz").read_bytes() == b"damaged %d" % number
        mine.teach_all([seven()])
        assert mine.close()


def test_a_folder_in_its_place_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    mine = MyDigits(tmp_path)
    assert "could not be read" in mine.note
    mine.teach_all([seven()])
    assert mine.close()
    assert (tmp_path / "my-digits-unread-1.npz").is_dir()


def test_they_live_in_the_folder_for_the_persons_own_data(qapp: QApplication) -> None:
    location = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    assert data_folder() == Path(location)


# Written in the background ---------------------------------------------------------------------------------------


def test_a_digit_shows_before_it_is_written(mine: MyDigits) -> None:
    mine.path.parent.mkdir()
    with locked(mine.path.with_suffix(".lock")):  # nothing can be written now
        mine.teach_all([seven()])
        assert labels(mine) == [7]
        assert not mine.path.exists()
    assert mine.flush()
    assert in_file(mine) == [7]


def test_what_cannot_be_written_has_not_happened(qtbot: QtBot, mine: MyDigits, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with qtbot.waitSignal(mine.failed) as failed:
        mine.teach_all([seven()])
    assert failed.args == [f"{tmp_path / 'data'} cannot be made: File exists. My digits has not changed."]
    assert mine.digits == ()
    assert not mine.can_undo
    assert mine.close(), "that was told"


def test_undo_that_cannot_be_written_has_not_happened(mine: MyDigits, tmp_path: Path) -> None:
    mine.teach_all([seven()])
    mine.flush()
    (tmp_path / "data").rename(tmp_path / "elsewhere")
    (tmp_path / "data").write_text("a file where the folder should be")
    shown: list[list[int]] = []
    mine.changed.connect(lambda digits: shown.append(labels(digits)))
    mine.undo()
    assert not mine.close(), "a window that closes stays to tell it"
    assert shown[0] in ([], [7]), "the disk may have refused before it was shown"
    assert shown[1:] == [[7]]
    assert mine.can_undo
    assert not mine.can_redo


def test_one_failure_is_told_once_for_all_that_it_cost(qtbot: QtBot, mine: MyDigits, tmp_path: Path) -> None:
    told: list[str] = []
    mine.failed.connect(told.append)
    mine.teach_all([seven()])
    mine.flush()
    (tmp_path / "data").rename(tmp_path / "elsewhere")
    (tmp_path / "data").write_text("a file where the folder should be")
    mine.relabel(mine.digits, 1)
    mine.relabel(mine.digits, 2)
    mine.flush()
    assert labels(mine) == [7]
    (tmp_path / "data").unlink()
    mine.relabel(mine.digits, 3)
    assert in_file(mine) == [3], "it is written as soon as it can be"
    assert 1 <= len(told) <= 2


# Several windows -------------------------------------------------------------------------------------------------


def test_two_programs_teach_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    assert taught_by_two(tmp_path, 30) == {4: 30, 7: 30}


def test_what_another_window_taught_stays_and_is_shown(qtbot: QtBot, mine: MyDigits, start: Start) -> None:
    other = start()
    other.teach_all([pictured()])
    other.flush()
    with qtbot.waitSignal(mine.changed, check_params_cb=lambda digits: len(digits.digits) == 2):
        mine.teach_all([seven()])
    assert labels(mine) == in_file(mine) == [1, 7]


def test_undo_takes_back_what_was_done_here_alone(mine: MyDigits, start: Start) -> None:
    other = start()
    mine.teach_all([seven()])
    mine.flush()
    other.teach_all([pictured()])
    other.flush()
    mine.relabel(mine.digits, 4)
    mine.flush()
    assert labels(mine) == [4, 1]
    mine.undo()
    assert in_file(mine) == [7, 1]
    mine.undo()
    assert in_file(mine) == [1]
    mine.redo()
    mine.redo()
    assert in_file(mine) == [1, 4]
    other.undo()
    assert in_file(other) == labels(other) == [4]


def test_another_windows_digits_come_when_the_program_comes_to_the_front(
    qtbot: QtBot, qapp: QApplication, mine: MyDigits, start: Start
) -> None:
    other = start()
    other.teach_all([pictured()])
    other.flush()
    with qtbot.waitSignal(mine.changed):
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert labels(mine) == [1]
    assert not mine.can_undo, "it was not done here"


def test_a_closed_window_looks_no_more(qapp: QApplication, mine: MyDigits, start: Start) -> None:
    assert mine.close()
    other = start()
    other.teach_all([pictured()])
    other.flush()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    mine.flush()
    assert labels(mine) == []
    assert mine.close(), "a second time does no harm"

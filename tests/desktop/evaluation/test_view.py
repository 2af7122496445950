"""The view by mouse and keys, without an engine."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from core.evaluation.calibration import Calibration
from core.evaluation.comparison import compare
from desktop.evaluation.evaluator import EvaluationState
from desktop.evaluation.gallery import save_data, save_picture
from desktop.evaluation.question import Compared, Pictures
from desktop.evaluation.view import BY_DIGIT, CALIBRATION, COMPARISON, STALE, EvaluationView
from desktop.session.data_choice import ARCHIVE
from desktop.session.data_offers import DataOffer
from desktop.widgets import theme
from desktop.widgets.plot_data import write_csv
from desktop.widgets.room import Scrolled
from tests.desktop.evaluation.examples import some
from tests.desktop.showing import shown

FOUND = some()


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> EvaluationView:
    theme.apply(qapp, "light")
    view = shown(qtbot, EvaluationView(), 860, 600)
    view.show_state(EvaluationState(FOUND))
    return view


def compared() -> Compared:
    other = some(seed=2)
    return Compared(FOUND, other, "other.safetensors", compare(FOUND.answers, other.answers, FOUND.shown.digits.labels))


def test_nothing_is_evaluated_before_it_is_asked_for(qtbot: QtBot) -> None:
    view = shown(qtbot, EvaluationView())
    assert view.empty.isVisible()
    assert "Press Evaluate" in view.empty.text()
    assert not view.gallery.isVisible()
    with qtbot.waitSignal(view.evaluate_requested) as wish:
        view.controls.evaluate.click()
    assert wish.args == [Pictures("mnist", "validation")], "the test split only on demand"


def test_the_result_says_what_it_is_of(view: EvaluationView) -> None:
    wrong = int(FOUND.misread.sum())
    assert view.summary.text().startswith(f"{100 * (1 - wrong / 400):.2f} % right · {wrong} misread · cross-entropy ")
    assert view.source.text() == "Some on 400 validation pictures of some digits."
    assert view.gallery.title.text() == "The most certain mistakes"
    assert view.gallery.count.text() == f"{wrong} pictures"


def test_a_network_without_a_calibration_is_shown_no_temperature(view: EvaluationView) -> None:
    said = view.calibration.subtitle.text()
    assert said.endswith(" · not calibrated: that takes 500 validation pictures")
    card = replace(FOUND.card, calibration=Calibration(1.5))
    view.show_state(EvaluationState(replace(FOUND, card=card)))
    assert view.calibration.subtitle.text() == f"{said.split(' · ')[0]} · temperature 1.50"


def test_earlier_weights_are_called_so(view: EvaluationView) -> None:
    assert view.stale.text() == ""
    view.show_state(EvaluationState(FOUND, stale=True))
    assert view.stale.text() == STALE
    assert view.gallery.choice is not None, "the result stays"


def test_the_cells_are_walked_through_with_the_keys(qtbot: QtBot, view: EvaluationView) -> None:
    grid = view.confusion.grid
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.cell == (0, 0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Right):
        qtbot.keyClick(grid, key)
    assert grid.cell == (1, 2)
    count = FOUND.evaluation.confusion[1][2]
    assert len(view.gallery.choice.indices) == count
    assert view.gallery.title.text() == "1s read as 2"
    assert view.confusion.subtitle.text().startswith(f"1, read as 2: {count} of ")
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert grid.cell == (0, 2), "the matrix ends there"
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    qtbot.waitUntil(view.gallery.grid.hasFocus)
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    assert view.gallery.title.text() == "The most certain mistakes"


def test_a_cell_is_clicked(qtbot: QtBot, view: EvaluationView) -> None:
    grid = view.confusion.grid
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect((4, 9)).center().toPoint())
    assert grid.cell == (4, 9)
    assert view.gallery.title.text() == "4s read as 9"
    labels = FOUND.shown.digits.labels[view.gallery.choice.indices]
    assert set(labels.tolist()) == {4}


def test_a_picture_goes_to_the_canvas_by_click_and_by_return(qtbot: QtBot, view: EvaluationView) -> None:
    grid, choice = view.gallery.grid, view.gallery.choice
    with qtbot.waitSignal(view.picture_opened) as wish:
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.pixel_rect(3, 10, 10).center().toPoint())
    np.testing.assert_allclose(wish.args[0], choice.images[3] / np.float32(255))
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert view.gallery.read_out.text() == choice.describe(4)
    with qtbot.waitSignal(view.picture_opened) as wish:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    np.testing.assert_allclose(wish.args[0], choice.images[4] / np.float32(255))


def test_digits_and_points_of_the_plots_choose_pictures(qtbot: QtBot, view: EvaluationView) -> None:
    view.sections.button(BY_DIGIT).click()
    assert view.by_digit.isVisible()
    assert view.gallery.title.text() == "The most certain mistakes"
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(view.by_digit, key)
    assert view.gallery.title.text() == "Mistakes with 2"
    assert "2s are read right" in view.by_digit.read_out.text()
    view.sections.button(CALIBRATION).click()
    qtbot.keyClick(view.calibration, Qt.Key.Key_End)
    assert view.gallery.title.text() == "Answers with 93 to 100 %, mistakes first"
    sure = FOUND.sure[view.gallery.choice.indices]
    assert sure.min() >= 14 / 15
    qtbot.keyClick(view.calibration, Qt.Key.Key_Return)
    qtbot.waitUntil(view.gallery.grid.hasFocus)


@pytest.mark.parametrize("known", [True, False])
def test_a_comparison_is_shown_at_once(known: bool, qtbot: QtBot, view: EvaluationView) -> None:
    one = compared()
    view.show_state(EvaluationState(FOUND if known else some(), compared=one))
    assert view.sections.checkedId() == COMPARISON
    assert view.comparison.sentence.text() == one.comparison.in_words("A", "B")
    assert view.gallery.title.text() == "Only A reads right"
    qtbot.mouseClick(view.comparison.cells["only_second"], Qt.MouseButton.LeftButton)
    assert view.gallery.title.text() == "Only B reads right"
    assert len(view.gallery.choice.indices) == one.comparison.only_second
    assert view.comparison.cells["neither"].text() == f"{one.comparison.neither:,}"


def drop(view: EvaluationView, path: Path) -> bool:
    """Drop a file onto ``view``; whether it took it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    mouse, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, mouse, keys)
    event.accept()
    view.dropEvent(event)
    return event.isAccepted()


def test_a_weight_file_is_dropped_to_be_compared(qtbot: QtBot, view: EvaluationView, tmp_path: Path) -> None:
    with qtbot.waitSignal(view.compare_requested) as wish:
        drop(view, tmp_path / "other.safetensors")
    assert wish.args == [Pictures(), tmp_path / "other.safetensors"]


def test_a_data_set_is_dropped_to_be_evaluated_on(view: EvaluationView, small_data: str) -> None:
    drop(view, Path(small_data))
    assert view.controls.pictures == Pictures(small_data)


def test_a_folder_without_data_is_refused_where_it_is_dropped(
    qtbot: QtBot, view: EvaluationView, tmp_path: Path
) -> None:
    with qtbot.waitSignal(view.failed) as failed:
        drop(view, tmp_path)
    assert "holds no data set" in failed.args[0]
    assert view.controls.pictures == Pictures()


def test_nothing_jumps_beside_it_whatever_it_shows(view: EvaluationView) -> None:
    widths = {view.minimumSizeHint().width()}
    for state in (EvaluationState(FOUND, stale=True), EvaluationState(some(), compared=compared(), work="compare")):
        view.show_state(state)
        for section in range(4):
            view.turn_to(section)
            widths.add(view.minimumSizeHint().width())
    assert max(widths) <= 860, "the room there is at 1280 pixels"


def test_how_far_it_is_stands_in_place_of_what_is_stale(view: EvaluationView) -> None:
    view.show_state(EvaluationState(FOUND, stale=True, work="evaluate"))
    assert view.doing.text() == "Opening the pictures…"
    assert view.controls.stop.isEnabled()
    view.show_state(EvaluationState(FOUND, stale=True, work="evaluate", fraction=0.25, seconds_left=42))
    assert (view.doing.text(), view.stale.text(), view.controls.bar.value()) == ("25 % read · 0:42 left", "", 250)
    view.show_state(EvaluationState(FOUND, stale=True))
    assert (view.doing.text(), view.stale.text(), view.controls.bar.value()) == ("", STALE, 0)


def test_what_is_dropped_and_no_weight_file_is_the_windows(view: EvaluationView, tmp_path: Path) -> None:
    assert not drop(view, tmp_path / "seven.png")


def test_my_digits_come_and_go(view: EvaluationView, tmp_path: Path) -> None:
    path = str(tmp_path / "mine.npz")
    view.controls.data.show_offer(DataOffer(path, "My digits", "", 12))
    assert view.controls.data.itemText(view.controls.data.findData(path)) == "My digits (12)"
    view.controls.data.set_data(path)
    view.controls.split.setCurrentIndex(view.controls.split.findData("all"))
    assert view.controls.pictures == Pictures(path, "all")
    view.controls.data.show_offer(DataOffer(path, "My digits", "", 0))
    assert view.controls.pictures == Pictures("mnist", "validation"), (
        "what comes with the program is never taken as a whole"
    )


def test_a_file_of_ones_own_is_asked_for(view: EvaluationView, small_data: str) -> None:
    data = view.controls.data
    data.setCurrentIndex(data.findData(ARCHIVE))
    data.activated.emit(data.currentIndex())
    assert data.currentText() == "MNIST", "until one is chosen"
    [chooser] = data.findChildren(QFileDialog)
    chooser.selectFile(small_data)
    chooser.accept()
    assert data.currentText() == "small.npz"
    assert view.controls.pictures == Pictures(small_data, "validation")


def test_everything_is_saved(view: EvaluationView, tmp_path: Path) -> None:
    save_data(tmp_path / "pictures.csv", view.gallery.choice)
    assert len((tmp_path / "pictures.csv").read_text().splitlines()) == 1 + FOUND.misread.sum()
    write_csv(tmp_path / "matrix.csv", *view.confusion.table())
    assert len((tmp_path / "matrix.csv").read_text().splitlines()) == 101
    for section, plot in ((BY_DIGIT, view.by_digit), (CALIBRATION, view.calibration)):
        view.turn_to(section)
        write_csv(tmp_path / "plot.csv", *plot.table())
        assert len((tmp_path / "plot.csv").read_text().splitlines()) > 5
        plot.save_picture(tmp_path / f"{section}.png")
    view.confusion.save_picture(tmp_path / "matrix.png")
    save_picture(tmp_path / "pictures.png", view.gallery.choice)
    assert all(path.stat().st_size > 5000 for path in tmp_path.glob("*.png"))


@pytest.mark.parametrize("line", [0, 1])
@pytest.mark.parametrize("part", ["confusion", "gallery"])
def test_what_is_saved_is_what_was_shown_when_it_was_asked_for(
    view: EvaluationView, tmp_path: Path, part: str, line: int
) -> None:
    view.show_state(EvaluationState(FOUND, compared=compared()))
    shown = getattr(view, part)

    def ask(name: str) -> QFileDialog:
        shown.findChild(QToolButton).menu().actions()[line].trigger()
        [dialog] = [found for found in shown.findChildren(QFileDialog) if found.isVisible()]
        dialog.selectFile(str(tmp_path / name))
        return dialog

    ask("at once").accept()
    dialog = ask("later")
    view.show_state(EvaluationState(some(seed=7)))
    assert view.gallery.choice is None, "nothing is compared any more"
    dialog.accept()
    at_once, later = sorted(tmp_path.iterdir())
    assert at_once.read_bytes() == later.read_bytes()


@pytest.mark.parametrize("classes", [1, 2, 12, 26])
def test_a_network_of_any_number_of_classes_is_shown(classes: int, view: EvaluationView) -> None:
    view.confusion.grid.choose((9, 9))
    found = some(classes=classes)
    view.show_state(EvaluationState(found))
    for section in range(4):
        view.turn_to(section)
        view.grab()
    assert view.confusion.grid.cell == ((9, 9) if classes > 9 else None)


def test_in_the_dark_it_is_drawn_anew(qapp: QApplication, view: EvaluationView) -> None:
    light = view.grab().toImage()
    theme.apply(qapp, "dark")
    dark = view.grab().toImage()
    theme.apply(qapp, "light")
    assert light.pixelColor(3, 3) != dark.pixelColor(3, 3)
    place = view.gallery.grid.mapTo(view, view.gallery.grid.pixel_rect(0, 0, 0).topLeft().toPoint())
    assert light.pixelColor(place).lightness() != dark.pixelColor(place).lightness()


def test_in_a_low_window_the_comparison_keeps_its_table_whole(qtbot: QtBot) -> None:
    view = EvaluationView()
    place = shown(qtbot, Scrolled(view), 640, 360)
    view.show_state(EvaluationState(FOUND, compared=compared()))
    view.sections.button(COMPARISON).click()
    both, neither = (view.comparison.cells[outcome] for outcome in ("both", "neither"))
    qtbot.waitUntil(lambda: place.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: both.height() >= both.minimumHeight())
    assert both.geometry().bottom() < neither.geometry().top()

import csv
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QGraphicsView, QMessageBox, QTabWidget, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core.types import UserError
from desktop.widgets import theme
from desktop.widgets.log_plot import LogPlot
from desktop.widgets.plot_data import write_csv
from desktop.widgets.plot_frame import Series
from desktop.widgets.plots import READ_STEPS, BarPlot, CurvePlot
from desktop.widgets.run_plot import RunPlot
from desktop.widgets.theme import UNIT
from tests.desktop.showing import focus, shown

SERIES = (Series("batch", "faint", valued=False), Series("training", "line"), Series("validation", "marked"))


@pytest.fixture
def plot(qtbot: QtBot) -> CurvePlot:
    return shown(
        qtbot,
        CurvePlot("Loss", ("epoch", "loss"), SERIES, "Press Start and the curves appear here.", "{:.3f}"),
        400,
        300,
    )


def points(count: int) -> tuple[np.ndarray, np.ndarray]:
    x = np.linspace(0, 2, count)
    return x, np.exp(-x)


def fill(plot: CurvePlot, count: int = 50) -> None:
    data = {"batch": points(count), "training": points(count), "validation": points(2)}
    plot.set_curves(data, (0, 2), (0, 1))


def test_an_empty_plot_says_what_to_do_and_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom PySide6.QtWidgets import QApplication\napp = QApplication([])\n"
        "from desktop.widgets.plots import BarPlot\n"
        "plot = BarPlot('Recall', ('digit', '%'), 100, 'Nothing yet.', '{:.1f}')\nplot.grab()\n"
        "assert plot.is_empty\nassert 'pyqtgraph' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])


def test_data_take_the_place_of_the_words(plot: CurvePlot) -> None:
    assert plot.is_empty
    fill(plot)
    assert not plot.is_empty
    plot.show_empty()
    assert plot.is_empty


@pytest.mark.parametrize("width", [170, 200, 400, 900])
def test_the_numbers_of_an_axis_do_not_lie_on_each_other(plot: CurvePlot, width: int) -> None:
    plot.resize(width, 300)
    fill(plot)
    axis = plot.findChild(QGraphicsView).getAxis("bottom")
    QApplication.processEvents()
    [(step, places)] = axis.tickValues(0, 1, axis.size().width())[:1]
    apart = axis.size().width() * step
    assert len(places) > 1 or width < 200
    assert apart > max(QFontMetricsF(theme.font("small")).horizontalAdvance(f"{place:g}") for place in places)


@pytest.mark.parametrize("length", [50, 80, 150, 600])
def test_nor_above_each_other_and_the_lines_are_where_the_numbers_are(plot: CurvePlot, length: int) -> None:
    fill(plot)
    numbers, grid = (plot.findChild(QGraphicsView).getAxis(side) for side in ("left", "right"))
    for top in (0.5, 0.9, 1.1):
        [(step, places)] = numbers.tickValues(0, top, length)[:1]
        assert length * step / top > QFontMetricsF(theme.font("small")).height()
        assert grid.tickValues(0, top, length)[0] == (step, places)


def test_the_name_of_an_axis_is_no_longer_than_the_axis(qtbot: QtBot) -> None:
    name = "accuracy on the validation split, %"
    plot = BarPlot("Accuracy", ("run", name), 100.0, "Nothing yet.", "{:.1f}")
    qtbot.addWidget(plot)
    plot.show()
    plot.set_bars(("first", "second"), np.array([98.5, 99.0]))
    axis = plot.findChild(QGraphicsView).getAxis("left")
    for height, words in ((600, name), (150, "…"), (600, name)):
        plot.resize(400, height)
        QApplication.processEvents()
        assert axis.label.toPlainText().endswith(words)
        margin = 2 * axis.label.document().documentMargin()
        assert axis.label.boundingRect().width() - margin <= axis.size().height() + 1


@pytest.mark.parametrize(
    ("rates", "shown"),
    [
        ((5e-6, 0.02), ["10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²"]),
        ((5e-4, 2.0), ["0.001", "0.01", "0.1", "1"]),
        ((0.2, 90.0), ["10⁰", "10¹"]),
    ],
)
@pytest.mark.parametrize("width", [400, 1900])
def test_a_logarithmic_axis_has_one_notation(
    qtbot: QtBot, rates: tuple[float, float], shown: list[str], width: int
) -> None:
    plot = LogPlot("Loss", ("rate", "loss"), SERIES, "Nothing yet.", "{:.3f}")
    qtbot.addWidget(plot)
    x = np.geomspace(*rates, 20)
    plot.set_curves(dict.fromkeys(("batch", "training", "validation"), (x, x)), rates, (0, 1))
    axis = plot.findChild(QGraphicsView).getAxis("bottom")
    [(step, powers)] = axis.tickValues(*np.log10(rates), width)[:1]
    assert axis.tickStrings(powers, 1.0, step) == shown


@pytest.mark.parametrize("length", [50, 80, 150, 300, 600])
@pytest.mark.parametrize(("low", "high"), [(-1.0, 0.0), (-4.5, -3.3), (-1.7, 0.05), (0.7, 1.9)])
def test_between_two_powers_of_ten_neither_lie_on_each_other(
    plot: CurvePlot, low: float, high: float, length: int
) -> None:
    fill(plot)
    numbers, grid = (plot.findChild(QGraphicsView).getAxis(side) for side in ("left", "right"))
    for axis in (numbers, grid):
        axis.setLogMode(x=False, y=True)
    [(step, powers)] = numbers.tickValues(low, high, length)
    apart = min((after - power for power, after in pairwise(powers)), default=high - low)
    assert length * apart / (high - low) > QFontMetricsF(theme.font("small")).height()
    assert grid.tickValues(low, high, length) == [(step, powers)]
    words = numbers.tickStrings(powers, 1.0, step)
    assert len(words) > 1 or length < 100
    assert len({text.startswith("10") or "\N{MIDDLE DOT}10" in text for text in words}) == 1


def test_the_legend_tells_the_newest_values(plot: CurvePlot) -> None:
    fill(plot)
    assert plot.legend.accessibleDescription() == "training 0.135, validation 0.135"


def test_curves_are_drawn_where_their_points_are(plot: CurvePlot) -> None:
    fill(plot)
    falling = plot.grab().toImage()
    x, y = points(50)
    flat = {"batch": points(50), "training": (x, np.full(50, y[-1])), "validation": points(2)}
    plot.set_curves(flat, (0, 2), (0, 1))
    assert plot.legend.accessibleDescription() == "training 0.135, validation 0.135"
    assert plot.grab().toImage() != falling, "only the way to the newest value is another one"


def test_the_first_point_of_a_curve_is_seen(plot: CurvePlot) -> None:
    none = np.empty(0), np.empty(0)

    def inked(count: int) -> int:
        plot.set_curves({"batch": none, "training": points(count), "validation": none}, (-1, 3), (0, 2))
        canvas = plot.findChild(QGraphicsView).grab().toImage()
        accent = QColor(theme.current().accent)
        return sum(canvas.pixelColor(x, y) == accent for x in range(canvas.width()) for y in range(canvas.height()))

    nothing, one, line = inked(0), inked(1), inked(2)
    assert one > nothing + 8
    assert (inked(1), inked(2), inked(0)) == (one, line, nothing), "there is a symbol as long as it is the only point"


def point_at_the_middle(plot: CurvePlot) -> None:
    view, none = plot._plot.viewport(), Qt.MouseButton.NoButton
    at = QPointF(view.rect().center())
    move = QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier)
    newest = plot.legend.accessibleDescription()
    QApplication.sendEvent(view, move)
    assert plot.legend.accessibleDescription() != newest


def test_the_newest_values_are_back_when_the_tab_is_changed_by_a_key(qtbot: QtBot) -> None:
    tabs, plot = QTabWidget(), CurvePlot("Loss", ("epoch", "loss"), SERIES, "Nothing yet.", "{:.3f}")
    qtbot.addWidget(tabs)
    tabs.addTab(plot, "Train")
    tabs.addTab(QWidget(), "Filters")
    tabs.resize(400, 300)
    tabs.show()
    fill(plot)
    newest = plot.legend.accessibleDescription()
    point_at_the_middle(plot)
    tabs.setCurrentIndex(1)
    assert plot.legend.accessibleDescription() == newest
    tabs.setCurrentIndex(0)
    assert plot.legend.accessibleDescription() == newest
    assert not plot._line.isVisible()


def test_the_newest_values_are_back_when_the_pointer_has_left(plot: CurvePlot) -> None:
    fill(plot)
    newest = plot.legend.accessibleDescription()
    point_at_the_middle(plot)
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))  # from the middle of the plot, so fast was the hand
    assert plot.legend.accessibleDescription() == newest


def test_the_keys_read_what_the_pointer_reads(qtbot: QtBot, plot: CurvePlot) -> None:
    fill(plot)
    newest = plot.legend.accessibleDescription()
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.legend.accessibleDescription() == newest, "at the end there is nothing newer"
    for _ in range(READ_STEPS // 2 + 1):
        qtbot.keyClick(plot, Qt.Key.Key_Left)
    x, y = points(50)
    nearest = y[np.abs(x - 0.95).argmin()]
    assert plot.legend.accessibleDescription() == f"training {nearest:.3f}, validation 1.000"
    assert plot.legend.accessibleDescription() in plot.accessible_value()
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.legend.accessibleDescription() == newest
    assert not plot._line.isVisible()


def test_escape_is_first_for_the_window(qtbot: QtBot, plot: CurvePlot) -> None:
    fill(plot)
    focus(qtbot, plot)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    message = QShortcut(QKeySequence(Qt.Key.Key_Escape), plot)
    with qtbot.waitSignal(message.activated):
        qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot._line.isVisible()


def test_words_in_place_of_the_plot_have_no_values(plot: CurvePlot) -> None:
    fill(plot)
    point_at_the_middle(plot)
    plot.show_empty()
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert plot.legend.accessibleDescription() == ""


def test_the_numbers_are_saved_whole(plot: CurvePlot, tmp_path: Path) -> None:
    fill(plot, 5000)
    write_csv(tmp_path / "loss.csv", *plot.table())
    with (tmp_path / "loss.csv").open(newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["curve", "epoch", "loss"]
    assert len(rows) == 1 + 5000 + 5000 + 2
    assert rows[-1][0] == "validation"
    assert float(rows[-1][2]) == pytest.approx(np.exp(-2))


def test_points_that_lie_close_together_are_told_apart(plot: CurvePlot, tmp_path: Path) -> None:
    x = 2 + np.arange(1, 55_001) / 55_000
    plot.set_curves({"batch": (x, x), "training": (x, x), "validation": (x[:1], x[:1])}, (0, 3), (0, 3))
    write_csv(tmp_path / "loss.csv", *plot.table())
    with (tmp_path / "loss.csv").open(newline="") as file:
        rows = [row for row in csv.reader(file) if row[0] == "batch"]
    assert [float(row[1]) for row in rows] == x.tolist(), "as exact as they are"


def test_a_file_that_is_replaced_is_whole_at_any_time(plot: CurvePlot, tmp_path: Path) -> None:
    fill(plot)
    for name, save in (("loss.csv", lambda path: write_csv(path, *plot.table())), ("loss.png", plot.save_picture)):
        path, before = tmp_path / name, tmp_path / f"before-{name}"
        path.write_text("before")
        before.hardlink_to(path)
        save(path)
        assert before.read_text() == "before", "another file has taken its name"
        assert path.read_bytes() != b"before"


def choose_to_save(plot: CurvePlot, what: str) -> QFileDialog:
    next(action for action in plot._button.menu().actions() if action.text().startswith(what)).trigger()
    [dialog] = plot.findChildren(QFileDialog)
    return dialog


@pytest.mark.parametrize(("what", "ending"), [("Save picture", "png"), ("Save numbers", "csv")])
def test_the_ending_goes_without_saying(plot: CurvePlot, tmp_path: Path, what: str, ending: str) -> None:
    fill(plot)
    dialog = choose_to_save(plot, what)
    assert [Path(name).name for name in dialog.selectedFiles()] == [f"loss.{ending}"]
    dialog.selectFile(str(tmp_path / "curve"))
    dialog.accept()
    assert (tmp_path / f"curve.{ending}").exists()


def test_a_file_that_is_there_is_asked_about_under_the_name_it_gets(plot: CurvePlot, tmp_path: Path) -> None:
    fill(plot)
    path = tmp_path / "loss.png"
    path.write_text("before")
    dialog = choose_to_save(plot, "Save picture")
    dialog.selectFile(str(tmp_path / "loss"))
    asked = []

    def decline() -> None:
        [box] = [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]
        asked.append(box.text())
        box.button(QMessageBox.StandardButton.No).click()

    QTimer.singleShot(0, decline)  # the file dialog's own question, which it waits for
    dialog.accept()
    assert "loss.png already exists" in asked[0]
    assert path.read_text() == "before"
    dialog.close()


def test_what_goes_wrong_is_said_without_holding_the_window_up(plot: CurvePlot, tmp_path: Path, qtbot: QtBot) -> None:
    fill(plot)
    dialog = choose_to_save(plot, "Save numbers")
    dialog.fileSelected.emit(str(tmp_path / "missing" / "loss.csv"))
    dialog.close()
    [box] = plot.findChildren(QMessageBox)
    assert box.isVisible()
    assert "cannot be written: No such file or directory." in box.text()
    with qtbot.waitSignal(box.destroyed):
        box.accept()


def test_the_picture_is_saved_at_twice_the_size(plot: CurvePlot, tmp_path: Path) -> None:
    fill(plot)
    plot.save_picture(tmp_path / "loss.png")
    picture = QImage(str(tmp_path / "loss.png"))
    assert picture.width() >= 800
    with pytest.raises(UserError, match=r"loss\.png cannot be written: No such file or directory\.$"):
        plot.save_picture(tmp_path / "missing" / "loss.png")


def test_the_ground_of_the_picture_is_one(plot: CurvePlot) -> None:
    fill(plot)
    picture = plot.picture()
    ground = picture.pixelColor(0, 0)
    assert ground == QColor(theme.current().panel)
    heading = plot.heading.geometry()
    assert picture.pixelColor(2 * (2 * UNIT + heading.right() - 1), 2 * (2 * UNIT + heading.top() + 1)) == ground


def test_colours_follow_the_theme(plot: CurvePlot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    fill(plot)
    light = plot.grab().toImage()
    theme.apply(qapp, "dark")
    dark = plot.grab().toImage()
    assert dark != light
    theme.apply(qapp, "light")
    assert plot.grab().toImage() == light, "the lines are as thin as before"


def test_many_points_are_thinned_on_the_screen_only(plot: CurvePlot) -> None:
    fill(plot, 50_000)
    x, _ = plot._curves["training"].getData()
    assert len(x) < 3000
    assert x[-1] == 2.0


def test_marks_are_no_more_than_there_is_room_for(plot: CurvePlot) -> None:
    plot.set_curves({"batch": points(10), "training": points(10), "validation": points(10_000)}, (0, 2), (0, 1))
    x, _ = plot._curves["validation"].getData()
    assert len(x) < plot.width()
    assert x[-1] == 2.0


def test_what_is_saved_may_be_more_than_what_is_drawn(plot: CurvePlot, tmp_path: Path) -> None:
    few = {"batch": points(3), "training": points(3), "validation": points(2)}
    plot.set_curves(few, (0, 2), (0, 1), whole=lambda: few | {"batch": points(1_000)})
    write_csv(tmp_path / "loss.csv", *plot.table())
    assert len((tmp_path / "loss.csv").read_text().splitlines()) == 1 + 1_000 + 3 + 2
    plot.set_curves(few, (0, 2), (0, 1))
    write_csv(tmp_path / "loss.csv", *plot.table())
    assert len((tmp_path / "loss.csv").read_text().splitlines()) == 1 + 3 + 3 + 2


def test_bars(qtbot: QtBot, tmp_path: Path) -> None:
    bars = BarPlot("Recall by digit", ("digit", "recall, %"), 100.0, "Appears when the run ends.", "{:.1f}")
    qtbot.addWidget(bars)
    bars.resize(500, 250)
    assert bars.is_empty
    accent = QColor(theme.current().accent)

    def painted(lowest: float, highest: float) -> int:
        bars.set_bars(tuple("0123456789"), np.linspace(lowest, highest, 10))
        picture = bars.grab().toImage()
        return sum(picture.pixelColor(x, y) == accent for x in range(picture.width()) for y in range(picture.height()))

    assert painted(52, 88) == pytest.approx(painted(92, 98) * (20 / 50) / (5 / 10), rel=0.05), "from 50, and from 90"
    assert painted(0, 100) == pytest.approx(painted(92, 98), rel=0.05), "from 0, where one is 0"
    bars.set_bars(tuple("0123456789"), np.linspace(91, 99.9, 10))
    assert bars._plot.getAxis("left")._tickLevels[0][0] == (90, "90"), "where they begin is named"
    write_csv(tmp_path / "recall.csv", *bars.table())
    rows = (tmp_path / "recall.csv").read_text().splitlines()
    assert rows[:2] == ['digit,"recall, %"', "0,91"]
    assert len(rows) == 11


@pytest.mark.usefixtures("_comma")
def test_a_screen_reader_is_told_numbers_as_the_person_writes_them(qtbot: QtBot) -> None:
    bars = BarPlot("Recall by digit", ("digit", "recall, %"), 100.0, "Appears when the run ends.", "{:.1f}")
    qtbot.addWidget(bars)
    bars.set_bars(("3", "5"), np.array([98.5, 99.0]))
    assert bars.accessibleDescription() == "3: 98,5, 5: 99,0"


def test_a_title_that_is_wider_than_the_plot_stays_clear_of_its_buttons(qtbot: QtBot) -> None:
    plot = shown(
        qtbot,
        RunPlot("Recall and precision of each of the ten digits", ("digit", "%"), SERIES, "Nothing yet.", "{:.3f}"),
        200,
        300,
    )
    image = plot.heading.grab().toImage()
    ground, lines = image.pixelColor(image.width() - 1, image.height() - 1), range(image.height())
    inked = [x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in lines)]
    assert plot.heading.x() + max(inked) < min(button.x() for button in plot.findChildren(QToolButton))
    assert plot.heading.height() > 2 * plot.heading.fontMetrics().height(), "it goes on in the next line"

"""The panel of a lesson: what it shows, what is missing, and how it is left."""

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.window import Window
from tests.desktop.window.following import begin, do, followed, key, open_network, write_own
from tests.desktop.window.using import act, draw, in_front, what_is_read


def is_seen_whole(label: QLabel) -> bool:
    endless = QRect(0, 0, label.width(), 1000)
    needed = label.fontMetrics().boundingRect(endless, Qt.TextFlag.TextWordWrap, label.text())
    return needed.width() <= label.width() and needed.height() <= label.height()


def test_what_was_missing_is_looked_for_where_the_person_looks(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.files.open(write_own(tmp_path, "# T\n## S\nShow: filters, layer conv3"))
    guide, panel = followed(window)
    missing = "Filters has no layer conv3 for this network."
    assert panel.state.text() == missing
    act(window, "View", "Train")
    open_network(qtbot, window, "digitscope")
    assert in_front(window) == "train"
    act(window, "View", "Filters")
    assert guide.missing == panel.state.text() == ""
    open_network(qtbot, window, "zhou")
    guide.look()
    assert guide.missing == missing
    open_network(qtbot, window, "digitscope")
    assert guide.missing == "", "it is in front"


def test_a_lesson_that_is_opened_in_a_presentation_ends_it(window: Window, tmp_path: Path) -> None:
    act(window, "View", "Presentation")
    begin(window, write_own(tmp_path))
    _, panel = followed(window)
    assert panel.isVisible()
    assert not window.isFullScreen()


def test_escape_leaves_a_lesson_from_anywhere_in_it_and_from_nowhere_else(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    begin(window, write_own(tmp_path))
    _, panel = followed(window)
    for tab in window.tabs:
        window.pages.look_at(tab.name)
        window.canvas.setFocus()
        key(qtbot, window, Qt.Key.Key_Escape)
        assert panel.isVisible(), tab.name
        panel.next.setFocus()
        key(qtbot, window, Qt.Key.Key_Escape)
        assert not panel.isVisible(), tab.name
        begin(window, tmp_path / "mine.md")


def places(view: QWidget) -> list[QWidget]:
    """Where the focus can be in ``view``."""
    parts = [part for part in view.findChildren(QWidget) if part.isVisible() and part.isEnabled()]
    return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_escape_is_for_the_messages_first_wherever_the_focus_is(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    begin(window, write_own(tmp_path))
    _, panel = followed(window)
    draw(qtbot, window)
    what_is_read(qtbot, window)
    for tab in window.tabs:
        view = window.pages.look_at(tab.name)
        qtbot.waitUntil(lambda view=view: bool(places(view)))
        for part in (panel.next, window.canvas, *places(view)):
            for text in ("One.", "Two.", "Three."):
                window.messages.show_error(text)
            part.setFocus()
            for _ in range(3):
                assert window.messages.isVisible(), part
                key(qtbot, window, Qt.Key.Key_Escape)
            assert window.messages.isHidden(), part
    assert panel.isVisible()


def test_from_the_deed_its_key_leads_to_the_question(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    begin(window, write_own(tmp_path, "# T\n## S\nDraw: 7\nAsk: How many? = 8"))
    guide, panel = followed(window)
    window.canvas.setFocus()
    do(qtbot, window)
    qtbot.waitUntil(panel.field.hasFocus)
    for name in (Qt.Key.Key_8, Qt.Key.Key_Return):
        key(qtbot, window, name)
    assert guide.answered
    assert window.typist.text == ""


def test_who_has_gone_elsewhere_since_the_deed_is_left_there(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    begin(window, write_own(tmp_path, "# T\n## S\nOpen preset: lenet\nAsk: How many? = 8"))
    guide, panel = followed(window)
    window.canvas.setFocus()
    do(qtbot, window)
    assert not guide.asks
    panel.next.setFocus()
    qtbot.waitUntil(lambda: guide.asks)
    assert panel.next.hasFocus()


def test_who_has_left_a_lesson_is_left_alone(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.files.open(write_own(tmp_path, "# T\n## S\nShow: filters, layer conv3"))
    _, panel = followed(window)
    panel.close_button.click()
    act(window, "View", "Train")
    open_network(qtbot, window, "digitscope")
    assert in_front(window) == "train"
    field = window.pages.look_at("filters").layer
    assert field.currentIndex() == 0


def test_what_a_lesson_names_and_is_not_there_is_said(window: Window, tmp_path: Path) -> None:
    window.files.open(write_own(tmp_path, "# T\n## S\nShow: filters, layer conv9"))
    assert followed(window)[1].state.text() == "Filters has no layer conv9 for this network."
    window.files.open(write_own(tmp_path, "# T\n## S\nShow: nothing"))
    assert window.messages.text.text() == (
        'mine.md, line 3: there is no tab called "nothing"; there are Train, Runs, Evaluate, Network, Filters, '
        "Activations, Why, Wants, Convolution, Map, My digits. The lesson was not opened."
    )
    assert followed(window)[0].lesson.title == "T", "the one before is kept"
    window.messages.dismiss()
    window.files.open(write_own(tmp_path, "# T\n## S\nShwo: filters"))
    assert window.messages.text.text() == (
        'mine.md, line 3: there is no "Shwo:"; is "Show:" meant? The lesson was not opened.'
    )


def test_where_there_is_nothing_to_press_the_words_have_all_the_width(window: Window, tmp_path: Path) -> None:
    window.files.open(write_own(tmp_path))
    guide, panel = followed(window)
    assert panel.area.geometry().right() == panel.contentsRect().right() - panel.layout().contentsMargins().right()
    for number in (1, 2):  # a button, a question
        guide.go(number)
        QApplication.processEvents()
        assert panel.side.isVisible()
        assert panel.area.geometry().right() < panel.side.geometry().left()


def test_in_a_small_window_what_is_still_to_be_done_is_seen(window: Window, tmp_path: Path) -> None:
    window.resize(640, 360)
    window.files.open(write_own(tmp_path, "# T\n## S\nWait for: a drawing"))
    QApplication.processEvents()
    assert is_seen_whole(followed(window)[1].state)


def test_what_is_still_to_be_done_takes_as_many_lines_as_it_needs(window: Window, tmp_path: Path) -> None:
    window.files.open(write_own(tmp_path, "# T\n## S\nShow: filters, layer a-layer-with-a-name, numbers of no kind"))
    label = followed(window)[1].state
    for width in (1600, 1000):
        window.resize(width, 720)
        QApplication.processEvents()
        assert is_seen_whole(label)

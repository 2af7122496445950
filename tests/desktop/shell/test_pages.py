from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.session.tab import Tab
from desktop.shell.pages import Pages
from desktop.widgets import theme


class Source(QObject):
    name = Signal(object)
    size = Signal(object)


class Built:
    """Counts what was built and what was watched."""

    def __init__(self) -> None:
        self.source = Source()
        self.labels: list[QLabel] = []
        self.told: list[object] = []
        self.wished = 0
        self.watched: list[bool] = []

    def label(self) -> QWidget:
        self.labels.append(QLabel())
        return self.labels[-1]

    def button(self) -> QWidget:
        return QPushButton("Start")

    def wish(self) -> None:
        self.wished += 1

    def pages(self) -> Pages:
        def tell(view: QLabel, fact: object) -> None:
            view.setText(str(fact))
            self.told.append(fact)

        return Pages(
            (
                Tab(
                    "label",
                    "Label",
                    "A label",
                    self.label,
                    ((self.source.name, tell), (self.source.size, lambda _, x: self.told.append(x))),
                ),
                Tab(
                    "button",
                    "Button",
                    "A button",
                    self.button,
                    wishes=(("clicked", self.wish),),
                    watched=self.watched.append,
                ),
            )
        )


def test_nothing_is_built_before_it_is_looked_at(qtbot: QtBot) -> None:
    built = Built()
    pages = built.pages()
    qtbot.addWidget(pages)
    assert not built.labels
    pages.begin()
    assert len(built.labels) == 1
    assert pages.page("button").view is None
    pages.setCurrentIndex(1)
    pages.setCurrentIndex(0)
    assert len(built.labels) == 1


def test_a_hidden_view_learns_the_newest_when_it_is_looked_at(qtbot: QtBot) -> None:
    built = Built()
    pages = built.pages()
    qtbot.addWidget(pages)
    built.source.name.emit("first")
    built.source.size.emit(1)
    built.source.name.emit("second")
    pages.begin()
    assert built.told == [1, "second"], "the newest of each kind, in the order they came"
    built.source.name.emit("third")
    assert built.labels[0].text() == "third"
    pages.setCurrentIndex(1)
    built.source.name.emit("fourth")
    assert built.labels[0].text() == "third"
    pages.setCurrentIndex(0)
    assert built.labels[0].text() == "fourth"
    pages.setCurrentIndex(1)
    pages.setCurrentIndex(0)
    assert built.told[-1] == "fourth", "nothing new, nothing told"
    assert built.told.count("fourth") == 1


def test_wishes_are_wired_and_watching_is_told(qtbot: QtBot) -> None:
    built = Built()
    pages = built.pages()
    qtbot.addWidget(pages)
    view = pages.look_at("button")
    assert isinstance(view, QPushButton)
    view.click()
    assert built.wished == 1
    assert built.watched == [True]
    assert pages.currentWidget().view is view
    pages.look_at("label")
    assert built.watched == [True, False]
    assert pages.currentWidget().view is built.labels[0]
    assert [pages.tabText(index) for index in range(pages.count())] == ["Label", "Button"]


def test_a_tab_is_brought_back_by_its_name(qtbot: QtBot) -> None:
    pages = Built().pages()
    qtbot.addWidget(pages)
    pages.bring("button")
    assert pages.in_front == "button"
    pages.bring("of another version")
    assert pages.in_front == "button"


def test_steps_go_round(qtbot: QtBot) -> None:
    pages = Built().pages()
    qtbot.addWidget(pages)
    seen = []
    for by in (1, 1, -1):
        pages.step(by)
        seen.append(pages.in_front)
    assert seen == ["button", "label", "button"]


def many_pages(qtbot: QtBot, qapp: QApplication, width: int) -> Pages:
    """Nine tabs with names as long as there are."""
    theme.apply(qapp, "light")
    pages = Pages([Tab(f"tab {number}", f"Activation {number}", "", QLabel) for number in range(9)])
    qtbot.addWidget(pages)
    pages.resize(width, 300)
    pages.show()
    QApplication.processEvents()
    return pages


def test_nine_tabs_take_no_more_room_than_there_is(qtbot: QtBot, qapp: QApplication) -> None:
    pages = many_pages(qtbot, qapp, 500)
    assert pages.minimumSizeHint().width() <= 300
    bar = pages.tabBar()
    for index in range(9):
        pages.setCurrentIndex(index)
        assert bar.rect().contains(bar.tabRect(index)), "what is in front is seen whole"
        assert bar.tabText(index) == f"Activation {index}"


def test_hidden_tabs_are_scrolled_to_by_buttons_large_enough_to_hit(qtbot: QtBot, qapp: QApplication) -> None:
    pages = many_pages(qtbot, qapp, 500)
    bar = pages.tabBar()
    left, right = sorted((b for b in bar.findChildren(QToolButton) if b.isVisible()), key=lambda button: button.x())
    assert min(left.width(), right.width()) >= 24
    first = bar.tabRect(0).x()
    qtbot.mouseClick(right, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.tabRect(0).x() < first)
    qtbot.mouseClick(left, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.tabRect(0).x() == first)

"""Tabs whose views are built when they are first looked at, and which hear nothing while they are hidden."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.language import tr
from desktop.session.tab import Deliver, Tab
from desktop.widgets.room import Scrolled


def key_of(number: int) -> str:
    """What brings the tab ``number``, counted from 1, to the front: the digits as they lie on the keyboard."""
    return f"Ctrl+{number % 10}" if number <= 10 else ""


class Page(QWidget):
    """One tab's place: of every kind of fact the newest waits, in the order they came, until it is looked at."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self.tab = tab
        self.setAccessibleName(tab.title)
        self.setAccessibleDescription(tab.tip)
        self.view: QWidget | None = None
        self._open = False
        self._waiting: dict[Deliver, Any] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for signal, deliver in tab.facts:
            signal.connect(lambda fact, deliver=deliver: self._hear(deliver, fact))

    def open(self) -> QWidget:
        """The page is looked at from now on: its view is built if need be, and learns what it has missed."""
        if self.view is None:
            self.view = self.tab.build()
            for name, slot in self.tab.wishes:
                getattr(self.view, name).connect(slot)
            self._column.addWidget(Scrolled(self.view))
        self._open = True
        waiting, self._waiting = self._waiting, {}
        for deliver, fact in waiting.items():
            deliver(self.view, fact)
        self.tab.watched(True)
        return self.view

    def close_page(self) -> None:
        """Nobody looks any more."""
        if self._open:
            self._open = False
            self.tab.watched(False)

    def _hear(self, deliver: Deliver, fact: object) -> None:
        if self._open:
            deliver(self.view, fact)
        else:
            self._waiting.pop(deliver, None)  # a newer fact queues behind what came between
            self._waiting[deliver] = fact


class Pages(QTabWidget):
    """The tabs in a row. Until :meth:`begin` nothing is built, so that the window can be painted before.

    ``turned`` tells the name of the tab that has come to the front.
    """

    turned = Signal(str)

    def __init__(self, tabs: Sequence[Tab]) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setAccessibleName(tr("Views"))
        self._pages = [Page(tab) for tab in tabs]
        for number, page in enumerate(self._pages, start=1):
            self.addTab(page, page.tab.title)
            keys = key_of(number)
            self.setTabToolTip(number - 1, f"{page.tab.tip} ({keys})" if keys else page.tab.tip)
        self._begun = False
        self.currentChanged.connect(self._turn)

    def begin(self) -> None:
        """Build the page that is in front; every other is built when it comes to the front."""
        if not self._begun:
            self._begun = True
            self._turn()

    def page(self, name: str) -> Page:
        """The page of the tab called ``name``."""
        return next(page for page in self._pages if page.tab.name == name)

    def look_at(self, name: str) -> QWidget:
        """Bring the tab called ``name`` to the front; returns its view."""
        page = self.page(name)
        self.begin()
        self.setCurrentWidget(page)
        return page.view or page.open()

    @property
    def in_front(self) -> str:
        """The name of the tab in front."""
        return self._front.tab.name

    def bring(self, name: str) -> None:
        """Bring the tab called ``name`` to the front, if there is one."""
        for page in self._pages:
            if page.tab.name == name:
                self.setCurrentWidget(page)

    def step(self, by: int) -> None:
        """Bring the tab to the front that lies ``by`` tabs to the right; after the last comes the first."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    @property
    def _front(self) -> Page:
        return self._pages[self.currentIndex()]

    def _turn(self) -> None:
        if self._begun:
            front = self._front
            for page in self._pages:
                if page is not front:
                    page.close_page()
            front.open()
            self.turned.emit(front.tab.name)

"""What the Network tab asks, and when: with a real session and its engine."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.explain.flow import stages_of
from desktop.overview.layout import Layout
from desktop.overview.question import Seen, Wish
from desktop.overview.tab import Watcher
from desktop.session.reading import Reading
from desktop.session.session import Session
from tests.desktop.reading.predictions import number


def test_the_strongest_come_first_also_when_the_drawing_changed_while_nobody_looked(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.overview.tab.SETTLE", 0)

    def draw(top: int, left: int) -> None:
        picture = np.zeros((28, 28), np.float32)
        picture[top : top + 10, left : left + 3] = 1
        watcher.attend(Reading(replace(number("7"), picture=picture), picture, 1))

    def is_sorted(seen: Seen) -> bool:
        strengths = seen.columns[1].strengths
        return strengths is not None and bool((np.diff(np.abs(strengths)) <= 0).all())

    watcher, heard = Watcher(session), list[Seen]()
    watcher.asker.answered.connect(heard.append)
    assert session.document is not None
    network = session.document.model.network
    watcher.want(Wish(network, Layout(stages_of(network), 850, 400).room))
    watcher.watch(True)
    draw(3, 5)
    qtbot.waitUntil(lambda: bool(heard) and is_sorted(heard[-1]))
    watcher.watch(False)
    draw(14, 12)
    QApplication.processEvents()  # the pen is at rest, and nobody looks
    shown = len(heard)
    watcher.watch(True)
    qtbot.waitUntil(lambda: len(heard) > shown and is_sorted(heard[-1]))

"""What a lesson does to the network that is open, and that the one from before comes back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.engine.messages import DocumentChanged, Failed, NewNetwork
from desktop.engine.states import Phase
from desktop.runs.replay_bar import ReplayBar
from desktop.shell.window import Window
from desktop.training.job import Train
from desktop.training.range_job import RangeTest
from tests.desktop.window.following import OWN, begin, followed, write_own
from tests.desktop.window.keeping import bar_of, trained, view_of
from tests.desktop.window.teaching import propose
from tests.desktop.window.using import SHORT, act, forget_runs, press, train, wait_for_phase

TRAIN_AND_OPEN = """# Mine
## Train
Train: 1 epoch
## Wait
Wait for: training finished
## Open
Open preset: rathi
"""


def test_weights_that_no_file_holds_are_asked_about(
    qtbot: QtBot, window: Window, tmp_path: Path, small_data: str
) -> None:
    train(qtbot, window, small_data)
    forget_runs(window)
    window.files.open(write_own(tmp_path, OWN.replace("zhou", "rathi")))
    guide, panel = followed(window)
    guide.go(1)
    panel.act.click()
    press(qtbot, window, QMessageBox.StandardButton.Cancel)
    assert guide.left() == "open the network Rathi (max pooling)"
    panel.act.click()
    press(qtbot, window, QMessageBox.StandardButton.Discard)
    qtbot.waitUntil(lambda: guide.left() == "")
    assert panel.state.text() == "✓ Done."


def hold_a_run(qtbot: QtBot, window: Window, data: str) -> None:
    window.session.begin(Train(replace(SHORT, epochs=10_000), data))
    wait_for_phase(qtbot, window, Phase.RUNNING)
    window.session.pause()
    wait_for_phase(qtbot, window, Phase.PAUSED)


def replay(qtbot: QtBot, window: Window, data: str) -> None:
    trained(qtbot, window, data)
    act(window, "Network", "Replay the last run")
    bar_of(qtbot, window)


@pytest.mark.parametrize(
    ("hold", "let_go", "first"),
    [
        (hold_a_run, lambda window: window.session.stop(), "go on with the run, or stop it"),
        (replay, lambda window: window.findChild(ReplayBar).close_button.click(), "close the replay"),
        (
            lambda qtbot, window, _: propose(qtbot, window),
            lambda window: act(window, "Network", "Undo what was learnt"),
            "keep or undo what was learnt, in the tab My digits",
        ),
    ],
    ids=["run", "replay", "learnt"],
)
def test_what_waits_for_the_person_is_said_before_anything_is_trained_or_opened(
    qtbot: QtBot,
    window: Window,
    tmp_path: Path,
    small_data: str,
    hold: Callable[[QtBot, Window, str], None],
    let_go: Callable[[Window], None],
    first: str,
) -> None:
    hold(qtbot, window, small_data)
    begin(window, write_own(tmp_path, TRAIN_AND_OPEN))
    guide, panel = followed(window)
    for number in range(3):
        guide.go(number)
        assert panel.state.text() == f"To do: {first}."
        assert not (panel.act.isVisible() and panel.act.isEnabled())
    let_go(window)
    qtbot.waitUntil(lambda: guide.left() == "open the network Rathi (max pooling)")
    assert panel.act.isEnabled()


@pytest.mark.parametrize(
    ("kind", "first"),
    [(Train, "wait until the run has ended"), (RangeTest, "wait until what is going on has ended")],
)
def test_what_ends_by_itself_is_waited_for(
    qtbot: QtBot, window: Window, tmp_path: Path, small_data: str, kind: type[Train] | type[RangeTest], first: str
) -> None:
    begin(window, write_own(tmp_path, TRAIN_AND_OPEN))
    guide, _ = followed(window)
    said: list[str] = []
    guide.progressed.connect(lambda: said.append(guide.left()))
    window.session.begin(kind(SHORT, small_data))
    qtbot.waitUntil(lambda: first in said)
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert set(said) <= {first, "train the network", ""}


def test_the_network_from_before_comes_back(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    assert window.session.document is not None
    before = window.session.document.model
    window.files.open(write_own(tmp_path, OWN.replace("zhou", "rathi")))
    guide, panel = followed(window)
    guide.go(1)
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        panel.act.click()
    panel.left.emit()
    assert window.messages.text.text().endswith("The network Rathi (max pooling) stays open.")
    assert window.messages.action_button.text() == "Back to First"
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        window.messages.action_button.click()
    assert window.session.document.model.network == before.network
    assert (window.session.document.model.parameters == before.parameters).all()


def test_the_network_from_before_comes_back_where_its_file_cannot_even_be_looked_for(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.files.open(write_own(tmp_path, OWN))
    guide, _ = followed(window)
    before = window.session.document
    assert before is not None
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        guide.go_back(replace(before, path=tmp_path / ("x" * 300)))


def test_the_network_from_before_is_offered_until_it_can_be_opened(
    qtbot: QtBot, window: Window, tmp_path: Path, small_data: str
) -> None:
    window.files.open(write_own(tmp_path, OWN.replace("zhou", "rathi")))
    guide, panel = followed(window)
    guide.go(1)
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        panel.act.click()
    train(qtbot, window, small_data)
    forget_runs(window)
    window.session.begin(Train(replace(SHORT, epochs=10_000), small_data))
    wait_for_phase(qtbot, window, Phase.RUNNING)
    panel.left.emit()
    with qtbot.waitSignal(window.session.told(Failed)):  # and nothing is asked
        window.messages.action_button.click()
    window.session.stop()
    wait_for_phase(qtbot, window, Phase.IDLE)
    forget_runs(window)  # this one may have come as far as its first batch
    assert "stop it first" in window.messages.text.text()
    window.messages.dismiss()
    window.messages.action_button.click()
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        press(qtbot, window, QMessageBox.StandardButton.Discard)
    assert window.session.document is not None
    assert window.session.document.model.card.name == "First"


def test_the_network_from_before_is_none_of_a_replay(
    qtbot: QtBot, window: Window, tmp_path: Path, small_data: str
) -> None:
    """What is replayed while the lesson is opened is not what the lesson takes the place of."""
    trained(qtbot, window, small_data)
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        window.session.post(NewNetwork("lenet"))
    view_of(qtbot, window, 1).replay.click()
    bar = bar_of(qtbot, window)
    window.files.open(write_own(tmp_path, OWN))
    guide, panel = followed(window)
    bar.close_button.click()
    wait_for_phase(qtbot, window, Phase.IDLE)
    guide.go(1)
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        panel.act.click()
    panel.left.emit()
    assert window.messages.action_button.text() == "Back to LeNet"

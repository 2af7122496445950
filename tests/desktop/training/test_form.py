from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.model.presets import PRESETS
from core.training.config import TrainingConfig
from desktop.training.form import ARCHIVE, FOLDER, MNIST, TrainForm
from desktop.training.job import Train
from desktop.training.panel import COLUMN

# The offscreen screen says so of every window: it is no fault of ours.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True)

SHOWN = {"optimizer", "learning_rate", "batch_size", "epochs", "seed", "loss"}
"""Settings with a field of their own."""

OTHERS = {
    "momentum": 0.5,
    "betas": (0.5, 0.6),
    "schedule": "cosine",
    "weight_decay": 0.01,
    "label_smoothing": 0.1,
    "averaging": 0.9,
    "augment": True,
    "drawn": 0.2,
    "not_digits": 0.1,
    "settle": 0.3,
    "finish": 0.2,
}
"""Of the others, values that are not the usual ones."""


@pytest.fixture
def form(qtbot: QtBot) -> TrainForm:
    result = TrainForm()
    qtbot.addWidget(result)
    result.setFixedWidth(COLUMN)
    result.show()
    return result


def choose(form: TrainForm, preset: str) -> None:
    form.network.setCurrentIndex(form.network.findData(preset))


def said(form: TrainForm) -> str:
    return form.details.text() + form.others.text()


def test_back_at_the_present_network_nothing_of_a_preset_stays_on(form: TrainForm) -> None:
    assert said(form) == "betas 0.9 and 0.999, constant rate"
    choose(form, "digitscope")
    assert form.command() == Train(PRESETS["digitscope"].config, "mnist+strokes", "digitscope")
    choose(form, "")
    assert form.command() == Train(TrainingConfig())
    assert said(form) == "betas 0.9 and 0.999, constant rate"


@pytest.mark.parametrize("name", [field.name for field in fields(TrainingConfig) if field.name not in SHOWN])
def test_no_setting_acts_unseen(form: TrainForm, name: str) -> None:
    usual = TrainingConfig("sgd" if name == "momentum" else "adam")
    form.show_config(usual)
    before = said(form)
    form.show_config(replace(usual, **{name: OTHERS[name]}))
    assert said(form) != before


def test_what_has_no_field_is_named_in_words(form: TrainForm) -> None:
    choose(form, "digitscope")
    assert form.details.text() == "betas 0.9 and 0.999, one-cycle rate"
    assert form.others.text().replace("\N{NO-BREAK SPACE}", " ") == (
        "weight decay 0.02, label smoothing 0.05, averaging 0.998, varied pictures, 10 % drawn, 20 % no digits, "
        "settling 40 %, finishing 10 %"
    )
    assert form.others.text() in form.others.toolTip()


def pick(form: TrainForm, entry: str) -> None:
    """Choose a line of the data list, as by the mouse."""
    form.data.setCurrentIndex(form.data.findData(entry))
    form.data.activated.emit(form.data.currentIndex())


def data_dialog(qtbot: QtBot, form: TrainForm) -> QFileDialog:
    qtbot.waitUntil(lambda: any(found.isVisible() for found in form.findChildren(QFileDialog)))
    return next(found for found in form.findChildren(QFileDialog) if found.isVisible())


def test_choosing_data_does_not_hold_up_the_window(qtbot: QtBot, form: TrainForm, tmp_path: Path) -> None:
    archive = tmp_path / "digits.npz"
    archive.write_bytes(b"")
    for entry, path in ((FOLDER, tmp_path), (ARCHIVE, archive)):
        before = form.command().data
        pick(form, entry)  # returns with the dialog open
        assert form.command().data == before
        assert form.data.currentData() == before
        dialog = data_dialog(qtbot, form)
        dialog.selectFile(str(path))
        dialog.accept()
        assert form.command().data == str(path)
        assert form.data.currentData() == str(path)


def test_no_data_chosen_leaves_the_data_as_they_were(qtbot: QtBot, form: TrainForm) -> None:
    pick(form, FOLDER)
    data_dialog(qtbot, form).reject()
    assert form.command().data == form.data.currentData() == MNIST


@pytest.mark.parametrize("preset", ["", *PRESETS])
def test_nothing_that_is_said_is_cut_off(form: TrainForm, preset: str) -> None:
    choose(form, preset)
    for label in (form.others, form.summary):
        assert label.heightForWidth(label.width()) <= label.height()
    assert form.details.sizeHint().width() <= form.details.width()

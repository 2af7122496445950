from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from core.model.presets import PRESETS
from core.optim.schedules import SCHEDULES
from core.training.config import LARGEST_SEED, TrainingConfig
from desktop.session.data_choice import ARCHIVE, FOLDER, MNIST
from desktop.training.fields import NumberField, WholeNumber
from desktop.training.form import WIDTH, TrainForm
from desktop.training.job import Train
from desktop.training.rate_curve import rates_of
from tests.desktop.wheel import turn

OTHERS = {
    "optimizer": "adamw",
    "learning_rate": 0.25,
    "momentum": 0.5,
    "betas": (0.5, 0.6),
    "batch_size": 7,
    "epochs": 9,
    "seed": LARGEST_SEED,
    "loss": "mean squared error",
    "schedule": "cosine",
    "weight_decay": 0.01,
    "label_smoothing": 0.1,
    "averaging": 0.9987654321,
    "augment": True,
    "drawn": 0.2,
    "not_digits": 0.125,
    "settle": 0.3,
    "finish": 0.07,
    "nesterov": True,
    "rms_decay": 0.95,
    "step_epochs": 3,
    "step_factor": 0.3,
    "patience": 4,
    "keep_best": False,
}
"""For every setting a value that is not the usual one."""

BELONGS = {
    "momentum": TrainingConfig("sgd"),
    "nesterov": TrainingConfig("sgd"),
    "rms_decay": TrainingConfig("rmsprop"),
    "step_epochs": TrainingConfig(schedule="step"),
    "step_factor": TrainingConfig(schedule="step"),
}
"""Settings that act with some others only."""


@pytest.fixture
def form(qtbot: QtBot) -> TrainForm:
    result = TrainForm()
    qtbot.addWidget(result)
    result.setFixedWidth(WIDTH)
    result.show()
    return result


def choose(form: TrainForm, preset: str) -> None:
    form.network.setCurrentIndex(form.network.findData(preset))


def shown(form: TrainForm, name: str) -> list[QWidget]:
    """The fields of a setting, once all sections are unfolded."""
    for section in form.sections.values():
        section.unfold()
    return [form.fields[part] for part in (("beta1", "beta2") if name == "betas" else (name,))]


def test_back_at_the_present_network_nothing_of_a_preset_stays_on(form: TrainForm) -> None:
    choose(form, "digitscope")
    assert form.command() == Train(PRESETS["digitscope"].config, "mnist+strokes", "digitscope")
    choose(form, "")
    assert form.command() == Train(TrainingConfig())


@pytest.mark.parametrize("preset", list(PRESETS))
def test_a_preset_fills_in_all_its_settings_to_the_last_bit(form: TrainForm, preset: str) -> None:
    choose(form, preset)
    assert form.command().config == PRESETS[preset].config


@pytest.mark.parametrize("preset", [key for key, preset in PRESETS.items() if preset.article is not None])
def test_what_the_article_used_is_one_click_away(form: TrainForm, preset: str) -> None:
    choose(form, preset)
    form.as_published.click()
    assert form.command().config == PRESETS[preset].article
    form.as_published.click()
    assert form.command().config == PRESETS[preset].config


def test_another_network_is_trained_by_its_own_settings(form: TrainForm) -> None:
    assert not form.as_published.isEnabled()
    choose(form, "zhou")
    form.as_published.click()
    choose(form, "escontrela")
    assert not form.as_published.isChecked()
    assert form.command().config == PRESETS["escontrela"].config
    form.as_published.click()
    choose(form, "lenet")
    assert not form.as_published.isEnabled()
    assert form.command().config == PRESETS["lenet"].config


@pytest.mark.parametrize("name", [field.name for field in fields(TrainingConfig)])
def test_no_setting_acts_unseen(form: TrainForm, name: str) -> None:
    usual = BELONGS.get(name, TrainingConfig())
    form.show_config(usual)
    assert form.command().config == usual
    before = [section.line.text() for section in form.sections.values()]
    changed = replace(usual, **{name: OTHERS[name]})
    form.show_config(changed)
    assert form.command().config == changed
    assert [section.line.text() for section in form.sections.values()] != before, "what is folded says so as well"
    for field in shown(form, name):
        assert field.isVisible()
        assert field.accessibleName()
        assert field.toolTip()


@pytest.mark.parametrize("name", list(OTHERS))
def test_every_setting_is_typed_or_chosen(form: TrainForm, name: str, qtbot: QtBot) -> None:
    usual = BELONGS.get(name, TrainingConfig())
    form.show_config(usual)
    value = OTHERS[name]
    for field, wanted in zip(shown(form, name), value if name == "betas" else (value,), strict=True):
        match field:
            case QComboBox():
                field.setFocus()
                while field.currentData() != wanted:
                    before = field.currentIndex()
                    qtbot.keyClick(field, Qt.Key.Key_Down)
                    assert field.currentIndex() > before
            case QCheckBox():
                qtbot.keyClick(field, Qt.Key.Key_Space)
            case WholeNumber():
                field.selectAll()
                qtbot.keyClicks(field, str(wanted))
            case NumberField():
                field.selectAll()
                share = name in ("drawn", "not_digits", "settle", "finish")
                qtbot.keyClicks(field, f"{100 * wanted:g}" if share else str(wanted))
    assert form.command().config == replace(usual, **{name: value})


def test_the_wheel_changes_nothing_in_passing(form: TrainForm) -> None:
    before = form.command()
    for name in ("optimizer", "epochs", "batch_size"):
        turn(form.fields[name], -120)
    for field in (form.network, form.data):
        turn(field, -120)
    assert form.command() == before


def test_the_fields_of_other_optimizers_are_not_in_the_way(form: TrainForm) -> None:
    own = ("momentum", "nesterov", "rms_decay", "beta1", "beta2")
    form.sections["Optimizer"].unfold()
    for optimizer, belong in (
        ("sgd", {"momentum", "nesterov"}),
        ("rmsprop", {"rms_decay"}),
        ("adam", {"beta1", "beta2"}),
        ("adamw", {"beta1", "beta2"}),
    ):
        form.fields["optimizer"].setCurrentIndex(form.fields["optimizer"].findData(optimizer))
        assert {name for name in own if form.fields[name].isVisible()} == belong


@pytest.mark.parametrize("wrong", ["", "2"])
@pytest.mark.parametrize(
    ("name", "of", "others"),
    [
        ("momentum", TrainingConfig("sgd"), TrainingConfig("adam")),
        ("rms_decay", TrainingConfig("rmsprop"), TrainingConfig("sgd")),
        ("beta1", TrainingConfig("adam"), TrainingConfig("sgd")),
        ("beta2", TrainingConfig("adamw"), TrainingConfig("sgd")),
        ("step_factor", TrainingConfig(schedule="step"), TrainingConfig(schedule="cosine")),
    ],
)
def test_what_is_wrong_with_a_setting_that_nobody_sees_is_put_right(
    form: TrainForm, name: str, of: TrainingConfig, others: TrainingConfig, wrong: str
) -> None:
    form.show_config(of)
    usual = form.fields[name].text()
    form.fields[name].setText(wrong)
    assert form.command() is None
    for chosen in ("optimizer", "schedule"):
        form.fields[chosen].setCurrentIndex(form.fields[chosen].findData(getattr(others, chosen)))
    assert form.command().config == others
    assert form.fields[name].text() == usual


def test_a_setting_that_makes_sense_is_kept_while_nobody_sees_it(form: TrainForm) -> None:
    form.show_config(TrainingConfig("sgd", momentum=0.5))
    for optimizer in ("adam", "sgd"):
        form.fields["optimizer"].setCurrentIndex(form.fields["optimizer"].findData(optimizer))
    assert form.command().config.momentum == 0.5


def test_a_folded_section_says_what_is_set_in_it(form: TrainForm, qtbot: QtBot) -> None:
    choose(form, "digitscope")
    section = form.sections["Regularisation"]
    assert not form.fields["weight_decay"].isVisible()
    assert section.line.text() == "weight decay 0.02, label smoothing 0.05, averaging 0.998"
    qtbot.keyClick(section.head, Qt.Key.Key_Space)
    assert form.fields["weight_decay"].isVisible()
    qtbot.mouseClick(section.head, Qt.MouseButton.LeftButton)
    assert not form.fields["weight_decay"].isVisible()
    choose(form, "lenet")
    assert section.line.text() == "none"


def test_what_is_wrong_is_shown_in_a_section_that_was_folded(form: TrainForm) -> None:
    form.sections["Regularisation"].head.setChecked(False)
    form.fields["weight_decay"].setText("much")
    assert form.command() is None
    assert form.error.text() == "The weight decay has to be a number, such as 0.0001."
    assert form.fields["weight_decay"].isVisible()
    assert form.fields["weight_decay"].hasFocus()
    assert form.fields["weight_decay"].property("invalid") is True
    form.fields["weight_decay"].setText("0")
    assert form.error.isHidden()
    assert form.fields["weight_decay"].property("invalid") is False


@pytest.mark.parametrize(
    ("settings", "culprit", "sentence"),
    [
        ({"drawn": "70 %", "not_digits": "40 %"}, "not_digits", "The shares of drawn digits"),
        ({"beta2": "1"}, "beta2", "Momentum and Adam's two betas"),
        ({"averaging": "1"}, "averaging", "The averaging"),
    ],
)
def test_what_does_not_go_together_is_said_where_it_is(
    form: TrainForm, settings: dict[str, str], culprit: str, sentence: str
) -> None:
    for name, text in settings.items():
        form.fields[name].setText(text)
    assert form.command() is None
    assert form.error.text().startswith(sentence)
    assert form.fields[culprit].property("invalid") is True


def test_the_picture_of_the_rate_follows_every_field(form: TrainForm) -> None:
    said = set()
    for name, value in (("learning_rate", "0.5"), ("learning_rate", "x"), ("learning_rate", "0.4")):
        form.fields[name].setText(value)
        said.add(form.rate_curve.accessibleDescription())
    for schedule in ("step", "cosine", "one-cycle"):
        form.fields["schedule"].setCurrentIndex(form.fields["schedule"].findData(schedule))
        said.add(form.rate_curve.accessibleDescription())
    assert len(said) == 6
    words = form.rate_curve.accessibleDescription()
    assert words == "The learning rate over the run: from 0.016 through 0.4 to almost 0"


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_the_picture_of_the_rate_is_of_the_run(schedule: str) -> None:
    config = TrainingConfig(schedule=schedule, epochs=5, learning_rate=0.5, step_epochs=2, step_factor=0.5)
    rates = rates_of(config)
    batches = 1000
    for point, rate in enumerate(rates):
        step = min(5 * batches - 1, round(5 * batches * point / (len(rates) - 1)))
        near = [0.5 * config.rate_factor(min(5 * batches - 1, max(0, step + by)), batches) for by in (-1, 1)]
        assert min(near) <= rate <= max(near)


def test_what_the_network_has_is_said(form: TrainForm) -> None:
    choose(form, "digitscope")
    assert form.makeup.text().replace("\N{NO-BREAK SPACE}", " ") == "Dropout of 40 %, batch normalisation."
    choose(form, "lenet")
    assert form.makeup.text() == "No dropout, no batch normalisation."


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


def test_a_key_opens_the_list_and_no_dialog_behind_the_last_data(qtbot: QtBot, form: TrainForm) -> None:
    data = form.data
    while data.itemData(data.currentIndex() + 1) != FOLDER:
        qtbot.keyClick(data, Qt.Key.Key_Down)
    last = form.command().data
    assert last == data.currentData() != MNIST
    qtbot.keyClick(data, Qt.Key.Key_Down)
    assert form.command().data == data.currentData() == last
    assert not form.findChildren(QFileDialog)
    lines = data.view()
    assert lines.isVisible()
    assert lines.currentIndex().data(Qt.ItemDataRole.UserRole) == FOLDER
    qtbot.keyClick(lines, Qt.Key.Key_Down)
    qtbot.keyClick(lines, Qt.Key.Key_Return)
    assert "npz" in data_dialog(qtbot, form).windowTitle()
    assert form.command().data == last


def test_some_pictures_of_a_bundled_data_set_are_called_so(form: TrainForm) -> None:
    form.data.set_data("mnist:10000")
    assert form.data.currentText() == "MNIST (10,000 pictures)"
    assert form.command().data == "mnist:10000"


def test_no_data_chosen_leaves_the_data_as_they_were(qtbot: QtBot, form: TrainForm) -> None:
    pick(form, FOLDER)
    data_dialog(qtbot, form).reject()
    assert form.command().data == form.data.currentData() == MNIST


@pytest.mark.parametrize("preset", ["", *PRESETS])
def test_nothing_that_is_said_is_cut_off(form: TrainForm, preset: str) -> None:
    choose(form, preset)
    assert form.summary.heightForWidth(form.summary.width()) <= form.summary.height()
    assert form.makeup.sizeHint().width() <= form.makeup.width()

"""What to train, on what and how: the controls of a run, read as one :class:`~desktop.engine.messages.Train`."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QStackedLayout,
    QWidget,
)

from core.model.presets import PRESETS
from core.nn.losses import LOSSES
from core.training.config import LARGEST_BATCH, TrainingConfig
from core.types import UserError
from desktop.engine.document import Document
from desktop.session.data_offers import DataOffer
from desktop.training.job import Train
from desktop.widgets import theme
from desktop.widgets.dialogs import choose_file, choose_folder
from desktop.widgets.theme import UNIT

MNIST = "mnist"
BUNDLED = {MNIST: "MNIST", "strokes": "Pen strokes", "mnist+strokes": "MNIST and pen strokes"}
FOLDER, ARCHIVE = "folder", "archive"
"""Entries of the data list that open a dialog."""

OPTIMIZERS = {"adam": "Adam", "adamw": "AdamW", "rmsprop": "RMSprop", "sgd": "SGD"}
SUMMARY_LINES, OTHER_LINES = 2, 3
UNFIELDED = "What belongs to the preset and has no field of its own"
PARTS = "In its last parts a run settles (pictures vary little, and few are drawn) and finishes (they do not vary)."


class TrainForm(QWidget):
    """The fields. Choosing a preset fills in its own settings; a wrong value is marked, with a sentence below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = TrainingConfig()
        self._source, self._data_chosen = MNIST, False
        self._present = self._history = ""
        self._make_fields()
        self._lay_out()
        self.show_config(self._base)
        self.network.currentIndexChanged.connect(self._take_preset)
        self.data.activated.connect(self._choose_data)
        self.optimizer.currentIndexChanged.connect(self._describe_optimizer)
        for combo in (self.data, self.network, self.optimizer, self.loss):
            combo.currentIndexChanged.connect(self.forgive)
        for spin in (self.batch_size, self.epochs, self.seed):
            spin.valueChanged.connect(self.forgive)
        self.learning_rate.textEdited.connect(self.forgive)

    def _make_fields(self) -> None:
        self.data = _combo(BUNDLED | {FOLDER: "Folder of IDX files…", ARCHIVE: "NPZ file…"})
        self.network = _combo({"": "Present network"} | {key: preset.title for key, preset in PRESETS.items()})
        self.summary = theme.label("", "hint")
        self.optimizer = _combo(OPTIMIZERS)
        self.details = theme.label("", "small")
        self.learning_rate = QLineEdit()
        self.batch_size = _spin(1, LARGEST_BATCH)
        self.epochs = _spin(1, 10_000)
        self.seed = _spin(0, 2**31 - 1)
        self.loss = _combo({name: name.capitalize() for name in LOSSES})
        self.others = theme.label("", "hint")
        self.error = theme.label("", "error")
        self.error.setAccessibleName("What is wrong")

    def _lay_out(self) -> None:
        rows = (
            ("&Data", self.data, "The pictures to learn from, to validate with and to test on"),
            ("Net&work", self.network, "Go on training the present network, or start a preset with fresh weights"),
            ("", self.summary, ""),
            ("&Optimizer", self.optimizer, "How the weights follow the gradient"),
            ("", self.details, UNFIELDED),
            ("Learning &rate", self.learning_rate, "The size of a step: 0.001 suits Adam, 0.01 to 0.1 suits SGD"),
            ("&Batch size", self.batch_size, "Pictures a step: few learn more in an epoch, many are faster"),
            ("E&pochs", self.epochs, "How often each picture is seen"),
            ("&Seed", self.seed, "The same seed on the same machine gives the same weights again"),
            ("&Loss", self.loss, "What is made smaller: cross-entropy suits digits best"),
        )
        form = QGridLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(UNIT)
        form.setVerticalSpacing(UNIT)
        form.setColumnStretch(1, 1)
        for row, (text, field, tip) in enumerate(rows):
            if text:
                label = theme.label(text)
                label.setBuddy(field)
                form.addWidget(label, row, 0)
                field.setAccessibleName(text.replace("&", ""))
                form.addWidget(field, row, 1)
            else:
                form.addWidget(field, row, 0, 1, 2)
            field.setToolTip(tip)
            field.setAccessibleDescription(tip)
        self._foot = QStackedLayout()  # what is wrong stands in the place of what is right
        self._foot.addWidget(self.others)
        self._foot.addWidget(self.error)
        form.addLayout(self._foot, len(rows), 0, 1, 2)
        # Room for all their lines, so that nothing moves when they fill.
        for label, lines in ((self.summary, SUMMARY_LINES), (self.others, OTHER_LINES), (self.error, OTHER_LINES)):
            label.setFixedHeight(lines * label.fontMetrics().lineSpacing())
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    # What the window tells ------------------------------------------------------------------------------------

    def show_document(self, document: Document) -> None:
        """Say which network "Present network" is, and with what it was trained last."""
        model, settings = document.model, document.settings
        self._present = f"{model.card.name}, {model.network.parameter_count:,} parameters: go on training it."
        self._history = "" if settings is None else f"Trained last with {_run_in_words(settings)}"
        self._summarise()

    def show_config(self, config: TrainingConfig) -> None:
        """Fill in ``config``; what has no field of its own, such as a schedule, is kept for the run and named."""
        self._base = config
        self.optimizer.setCurrentIndex(self.optimizer.findData(config.optimizer))
        self.learning_rate.setText(f"{config.learning_rate:g}")
        self.batch_size.setValue(config.batch_size)
        self.epochs.setValue(config.epochs)
        self.seed.setValue(config.seed)
        self.loss.setCurrentIndex(self.loss.findData(config.loss))
        self._describe_optimizer()
        others = in_words(config)
        self.others.setText(others)
        self.others.setToolTip(others and f"{UNFIELDED}: {others}. {PARTS}")
        self.forgive()

    def set_data(self, source: str) -> None:
        """Choose ``source``, the name of a bundled data set, a folder or an .npz: no preset changes it any more."""
        self._data_chosen = True
        self._show_data(source)

    def _show_data(self, source: str) -> None:
        if self.data.findData(source) < 0:
            self.data.insertItem(len(BUNDLED), Path(source).name or source, source)
            self.data.setItemData(len(BUNDLED), source, Qt.ItemDataRole.ToolTipRole)
        self._source = source
        self.data.setCurrentIndex(self.data.findData(source))

    def show_offer(self, offer: DataOffer) -> None:
        """Offer data that were made elsewhere in the program, while there are any."""
        path, count = offer.path, offer.count
        place = self.data.findData(path)
        if count and place < 0:
            place = len(BUNDLED)
            self.data.insertItem(place, "", path)
            self.data.setItemData(place, offer.tip, Qt.ItemDataRole.ToolTipRole)
        elif place >= 0 and not count:
            if self._source == path:
                self._data_chosen = False
                self._show_data(MNIST)
            self.data.removeItem(place)
        if count:
            self.data.setItemText(place, f"{offer.name} ({count:,})")

    def show_error(self, text: str, field: QWidget | None = None) -> None:
        """One sentence below the fields, and ``field`` marked."""
        self.forgive()
        self.error.setText(text)
        self.error.setToolTip(text)
        self._foot.setCurrentWidget(self.error)
        if field is not None:
            _mark(field, True)
            field.setFocus()

    def forgive(self) -> None:
        """Take the sentence and the marks away."""
        self.error.clear()
        self._foot.setCurrentWidget(self.others)
        for field in self.findChildren(QWidget):
            if field.property("invalid"):
                _mark(field, False)

    # What it is asked -----------------------------------------------------------------------------------------

    def command(self) -> Train | None:
        """What the fields say, or ``None`` after showing what is wrong with them."""
        try:
            rate = float(self.learning_rate.text().strip().replace(",", "."))
        except ValueError:
            self.show_error("The learning rate has to be a number, such as 0.001.", self.learning_rate)
            return None
        values: Mapping[str, tuple[Any, QWidget]] = {
            "optimizer": (self.optimizer.currentData(), self.optimizer),
            "learning_rate": (rate, self.learning_rate),
            "batch_size": (self.batch_size.value(), self.batch_size),
            "epochs": (self.epochs.value(), self.epochs),
            "seed": (self.seed.value(), self.seed),
            "loss": (self.loss.currentData(), self.loss),
        }
        config = self._base
        for name, (value, field) in values.items():
            try:
                config = replace(config, **{name: value})
            except UserError as error:
                self.show_error(str(error), field)
                return None
        self.forgive()
        return Train(config, self._source, self.network.currentData() or None)

    # Inside ---------------------------------------------------------------------------------------------------

    def _take_preset(self) -> None:
        key = self.network.currentData()
        self.show_config(PRESETS[key].config if key else TrainingConfig())
        if not self._data_chosen:
            self._show_data(PRESETS[key].dataset if key else MNIST)
        self._summarise()

    def _summarise(self) -> None:
        key = self.network.currentData()
        self.summary.setText(PRESETS[key].summary if key else self._present)
        self.summary.setToolTip(self.summary.text() if key else self._history)

    def _describe_optimizer(self) -> None:
        base = self._base
        own = (
            f"momentum {base.momentum:g}"
            if self.optimizer.currentData() == "sgd"
            else f"betas {base.betas[0]:g} and {base.betas[1]:g}"
        )
        self.details.setText(f"{own}, {base.schedule} rate")

    def _choose_data(self) -> None:
        chosen = self.data.currentData()
        if chosen not in (FOLDER, ARCHIVE):
            self.set_data(chosen)
            return
        self._show_data(self._source)  # until another one is chosen
        if chosen == FOLDER:
            choose_folder(self, "Choose a folder of IDX files", self._take_data)
        else:
            kinds = "NumPy archives (*.npz);;All files (*)"
            choose_file(self, "Choose an .npz file with images and labels", kinds, "", self._take_data)

    def _take_data(self, path: Path) -> None:
        self.set_data(str(path))


def _run_in_words(config: TrainingConfig) -> str:
    """All of ``config`` as the rest of a sentence."""
    others = in_words(config)
    return (
        f"{OPTIMIZERS[config.optimizer]}, a {config.schedule} rate of {config.learning_rate:g}, batches of "
        f"{config.batch_size:,} and {config.loss}, for {config.epochs:,} epochs{others and f': {others}'}."
    )


def in_words(config: TrainingConfig) -> str:
    """What ``config`` sets beside the optimizer, the schedule and the fields of :class:`TrainForm`; "" if nothing."""

    def percent(share: float) -> str:
        return f"{100 * share:g}\N{NO-BREAK SPACE}%"

    settings = (
        (config.weight_decay, f"weight decay {config.weight_decay:g}"),
        (config.label_smoothing, f"label smoothing {config.label_smoothing:g}"),
        (config.averaging, f"averaging {config.averaging:g}"),
        (config.augment, "varied pictures"),
        (config.drawn, f"{percent(config.drawn)} drawn"),
        (config.not_digits, f"{percent(config.not_digits)} no digits"),
        (config.settle, f"settling {percent(config.settle)}"),
        (config.finish, f"finishing {percent(config.finish)}"),
    )
    return ", ".join(words for value, words in settings if value)


def _combo(entries: Mapping[str, str]) -> QComboBox:
    combo = QComboBox()
    for key, text in entries.items():
        combo.addItem(text, key)
    # As wide as the column, not as the longest entry.
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    return combo


def _spin(least: int, most: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(least, most)
    spin.setGroupSeparatorShown(True)
    spin.lineEdit().setTextMargins(UNIT - 2, 0, 0, 0)
    spin.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return spin


def _mark(field: QWidget, wrong: bool) -> None:
    """A property of the style sheet counts from the next polish on."""
    field.setProperty("invalid", wrong)
    field.style().unpolish(field)
    field.style().polish(field)

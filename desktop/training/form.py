"""What to train, on what and how: all the settings of a run, read as one :class:`~desktop.training.job.Train`."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QScrollArea, QWidget

from core.model.presets import PRESETS
from core.training.config import ACTS_WITH, TrainingConfig
from desktop.engine.document import Document
from desktop.language import counted, tr
from desktop.session.data_choice import DataChoice
from desktop.training import words
from desktop.training.config_fields import ConfigFields, Wrong
from desktop.training.fields import changes_of, combo, mark, spin
from desktop.training.job import MOST_THREADS, Train
from desktop.training.rate_curve import RateCurve
from desktop.training.section import Section
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column
from desktop.widgets.fields import describe
from desktop.widgets.focus import enable
from desktop.widgets.room import fill_area
from desktop.widgets.theme import UNIT
from desktop.widgets.words import in_lines

WIDTH = 36 * UNIT
BAR = 14
"""What the scroll bar takes of that: room is kept for it, so that nothing moves when it appears."""

LEAST = 20 * UNIT
"""Of the height that the fields are scrolled in."""

SUMMARY_LINES = 3


class TrainForm(QWidget):
    """The fields, in sections that fold. Choosing a preset fills in its own settings.

    A wrong value is marked, with a sentence below.
    """

    range_wished, preview_wished, build_wished = Signal(), Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self._present = self._makeup = self._history = ""
        self._filling = False
        self.fields = ConfigFields()
        self._make_fields()
        self._lay_out()
        self.as_published.setEnabled(False)
        self.show_config(TrainingConfig())
        self.network.currentIndexChanged.connect(self._take_preset)
        self.as_published.toggled.connect(self._take_settings)
        for field in (*self.fields, self.data, self.threads):
            changes_of(field).connect(self._follow)
        self.data.changed.connect(self._follow)
        self.find_rate.clicked.connect(self.range_wished)
        self.build.clicked.connect(self.build_wished)
        self.preview.clicked.connect(self.preview_wished)

    def _make_fields(self) -> None:
        self.data = DataChoice()
        self.network = combo({"": tr("Present network")} | {key: tr(preset.title) for key, preset in PRESETS.items()})
        self.summary, self.makeup = theme.label("", "hint"), theme.label("", "small")
        self.threads = spin(0, MOST_THREADS, tr("All"))
        self.rate_curve = RateCurve()
        self.find_rate = QPushButton(tr("Find…"))
        self.preview = QPushButton(tr("Show what it does…"))
        self.build = QPushButton(tr("Build…"))
        self.as_published = QCheckBox(tr("As in the article"))
        for button in (self.find_rate, self.preview, self.build):
            button.setProperty("role", "segment")
        describe(
            self.find_rate, tr("Find a learning rate"), tr("Try ever larger rates for a moment and see which one suits")
        )
        describe(self.build, tr("Build a network"), tr("Put a network together layer by layer, in a window of its own"))
        describe(self.preview, tr("Show what it does"), tr("A few pictures of the data, before and after"))
        self.error = theme.label("", "error")
        self.error.setAccessibleName(tr("What is wrong"))
        self.error.hide()

    def _lay_out(self) -> None:
        column = QWidget()
        column.setFixedWidth(WIDTH - BAR)
        self.sections = {
            "Network": Section(tr("Network"), True),
            "Data": Section(tr("Data"), False),
            "Optimizer": Section(tr("Optimizer"), True),
            "Schedule": Section(tr("Schedule"), True),
            "Regularisation": Section(tr("Regularisation"), False),
            "Pictures": Section(tr("Pictures"), False),
            "Ending": Section(tr("Ending"), False),
        }
        self._fill_first()
        self._fill_optimizer()
        self._fill_last()
        # They are filled already, or the Tab key would go through all heads first.
        in_column(*self.sections.values(), STRETCH, on=column, spacing=UNIT // 2)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        fill_area(self.area, column)
        self.area.setMinimumHeight(LEAST)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The fields scroll: what is below them stays where it is.
        in_column((self.area, 1), self.error, on=self, spacing=UNIT // 2)

    def _fill_first(self) -> None:
        network, data, field = self.sections["Network"], self.sections["Data"], self.fields
        tip = tr("Go on training the present network, or start a preset with fresh weights")
        network.add(tr("Net&work"), self.network, tip)
        for label, lines in ((self.summary, SUMMARY_LINES), (self.makeup, 1)):
            # Room for all their lines, so that nothing moves when they fill.
            label.setFixedHeight(lines * label.fontMetrics().lineSpacing())
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            network.add_wide(label)
        network.add_wide(self.as_published)
        tip = tr("Train as the article did, not as this network learns best")
        describe(self.as_published, tr("As in the article"), tip)
        network.add_wide(self.build)
        network.add(tr("&Seed"), field["seed"], tr("The same seed on the same machine gives the same weights again"))
        data.add(tr("&Data"), self.data, tr("The pictures to learn from, to validate with and to test on"))
        tip = tr("Pictures in a step: with few the network learns more in an epoch, with many an epoch is faster")
        data.add(tr("&Batch size"), field["batch_size"], tip)
        data.add(
            tr("Processors"),
            self.threads,
            tr("How many to compute with; with any number the weights are the same"),
        )

    def _fill_optimizer(self) -> None:
        section, field = self.sections["Optimizer"], self.fields
        section.add(tr("&Optimizer"), field["optimizer"], tr("How the weights follow the gradient"))
        tip = tr("The size of a step: 0.001 suits Adam, 0.01 to 0.1 suits SGD")
        section.add(tr("Learning &rate"), field["learning_rate"], tip, self.find_rate)
        section.add(
            tr("&Momentum"), field["momentum"], tr("How much of its last step SGD keeps: 0 is none, 0.9 is usual")
        )
        section.add("Nesterov", field["nesterov"], tr("Look where the momentum leads before each step"))
        tip = tr("How long RMSprop remembers how large the gradients were")
        section.add(tr("RMSprop's decay"), field["rms_decay"], tip)
        section.add(tr("First beta"), field["beta1"], tr("How much of the gradients' mean Adam keeps at each step"))
        section.add(tr("Second beta"), field["beta2"], tr("How much of the gradients' squares Adam keeps at each step"))
        section.add(tr("&Loss"), field["loss"], tr("What is made smaller: cross-entropy suits digits best"))

    def _fill_last(self) -> None:
        field = self.fields
        section = self.sections["Schedule"]
        section.add(tr("E&pochs"), field["epochs"], tr("How often each picture is seen"))
        section.add(
            tr("S&chedule"), field["schedule"], tr("How the rate moves during the run: the picture below shows it")
        )
        section.add(
            tr("Step every"), field["step_epochs"], tr("Epochs after which the rate is multiplied by the factor")
        )
        section.add(tr("Factor"), field["step_factor"], tr("What the rate is multiplied by at each step down"))
        section.add_wide(self.rate_curve)
        section = self.sections["Regularisation"]
        section.add(
            tr("Weight decay"),
            field["weight_decay"],
            tr("Draws the weights to 0 at every step, so that none grows large"),
        )
        tip = tr("How unsure the network is to be of every answer; it goes with the cross-entropy")
        section.add(tr("Label smoothing"), field["label_smoothing"], tip)
        tip = tr("Above 0 the result is a mean of the weights on their way, in which each step fades by that factor")
        section.add(tr("Averaging"), field["averaging"], tip)
        section = self.sections["Pictures"]
        section.add(tr("Varied"), field["augment"], tr("Slant, turn and warp each picture a little, as hands do"))
        section.add(
            tr("Drawn"), field["drawn"], tr("The share that is replaced by digits drawn by rule, in rare styles")
        )
        tip = tr("The share that is replaced by what is no digit, so that the network learns to be unsure")
        section.add(tr("No digits"), field["not_digits"], tip)
        section.add(tr("Settling"), field["settle"], tr("The last part of the run in which pictures vary little"))
        section.add(tr("Finishing"), field["finish"], tr("The very last part, in which they do not vary at all"))
        section.add_wide(self.preview)
        section = self.sections["Ending"]
        tip = tr("The weights of the epoch with the best validation accuracy are kept, not those of the last")
        section.add(tr("Keep best"), field["keep_best"], tip)
        tip = tr("End early after so many epochs without a better validation loss or accuracy")
        section.add(tr("Patience"), field["patience"], tip)

    def add_below_seed(self, row: QWidget) -> None:
        """Put the buttons for fresh weights where their seed is."""
        self.sections["Network"].add_wide(row)
        for before, after in pairwise((self.fields["seed"], *row.findChildren(QPushButton))):
            self.setTabOrder(before, after)

    # What the window tells ------------------------------------------------------------------------------------

    def show_document(self, document: Document) -> None:
        """Say which network "Present network" is, and with what it was trained last."""
        model, settings = document.model, document.settings
        self._present = tr(
            "{name}, {parameters:,} parameters: go on training it.",
            name=model.card.name,
            parameters=model.network.parameter_count,
        )
        self._makeup = words.layers_in_words(model.network)
        self._history = (
            "" if settings is None else tr("Trained last with {settings}", settings=words.run_in_words(settings))
        )
        self._summarise()

    def show_editable(self, editable: bool) -> None:
        """Whether the settings may be changed now; they can be looked at in any case."""
        for section in self.sections.values():
            enable(section.body, editable)

    def show_config(self, config: TrainingConfig) -> None:
        """Fill in ``config``."""
        self._filling = True
        try:
            self.fields.write(config)
        finally:
            self._filling = False
        self._follow()

    def show_error(self, text: str, field: QWidget | None = None) -> None:
        """One sentence below the fields, and ``field`` marked and in sight."""
        self.forgive()
        self.error.setText(text)
        self.error.setToolTip(in_lines(text))
        self.error.show()
        if field is None:
            return
        for section in self.sections.values():
            if section.isAncestorOf(field):
                section.unfold()
        mark(field, True)
        field.setFocus()
        self.area.ensureWidgetVisible(field)

    def forgive(self) -> None:
        """Take the sentence and the marks away."""
        self.error.clear()
        self.error.hide()
        for field in self.fields:
            if field.property("invalid"):
                mark(field, False)

    # What it is asked -----------------------------------------------------------------------------------------

    def command(self) -> Train | None:
        """What the fields say, or ``None`` after showing what is wrong with them."""
        config = self.fields.read()
        if isinstance(config, Wrong):
            self.show_error(config.sentence, config.field)
            return None
        self.forgive()
        return Train(config, self.data.source, self.network.currentData() or None, self.threads.value() or None)

    # Inside ---------------------------------------------------------------------------------------------------

    def _take_preset(self) -> None:
        key = self.network.currentData()
        self.as_published.setEnabled(bool(key) and PRESETS[key].article is not None)
        self.data.suggest(PRESETS[key].dataset if key else "mnist")
        if self.as_published.isChecked():
            self.as_published.setChecked(False)  # which takes the settings
        else:
            self._take_settings()
        self._summarise()

    def _take_settings(self) -> None:
        key = self.network.currentData()
        chosen = PRESETS[key] if key else None
        article = chosen.article if chosen is not None and self.as_published.isChecked() else None
        self.show_config(article or (chosen.config if chosen is not None else TrainingConfig()))

    def _summarise(self) -> None:
        key = self.network.currentData()
        self.summary.setText(tr(PRESETS[key].summary) if key else self._present)
        self.summary.setToolTip(in_lines(self.summary.text() if key else self._history))
        self.makeup.setText(words.layers_in_words(PRESETS[key].network) if key else self._makeup)
        self._follow()

    def _follow(self) -> None:
        """Show what goes with the settings as they are now: their own numbers, the rate, the lines of the sections."""
        if self._filling:
            return
        self.forgive()
        for setting, (decided_by, choices) in ACTS_WITH.items():
            shown = self.fields[decided_by].currentData() in choices
            for name in ("beta1", "beta2") if setting == "betas" else (setting,):
                self._show_row(decided_by.capitalize(), name, shown)
        config = self.fields.read()
        good = None if isinstance(config, Wrong) else config
        self.rate_curve.show_config(good)
        count = self.threads.value()
        processors = counted(", {count} processor", ", {count} processors", count) if count else ""
        self.sections["Network"].say(
            tr("{network}, seed {seed:,}", network=self.network.currentText(), seed=self.fields["seed"].value())
        )
        self.sections["Data"].say(
            tr(
                "{data}, batches of {size:,}{processors}",
                data=self.data.currentText(),
                size=self.fields["batch_size"].value(),
                processors=processors,
            )
        )
        for title, in_words in (
            ("Optimizer", words.optimizer_in_words),
            ("Schedule", words.schedule_in_words),
            ("Regularisation", words.regularisation_in_words),
            ("Pictures", words.pictures_in_words),
            ("Ending", words.ending_in_words),
        ):
            self.sections[title].say((in_words(good) or tr("none")) if good else "")

    def _show_row(self, section: str, name: str, shown: bool) -> None:
        """Show or hide a setting; of what nobody sees nothing may be wrong."""
        self.sections[section].show_row(self.fields[name], shown)
        if not shown:
            self.fields.mend(name)

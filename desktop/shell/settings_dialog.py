"""All that can be set once and for all, on one page. What is chosen holds at once; there is nothing to confirm."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QGridLayout, QPushButton, QWidget

from desktop.language import tr
from desktop.session.folders import trouble_with
from desktop.session.settings import Settings
from desktop.session.tab import Setting
from desktop.shell import language
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column
from desktop.widgets.fields import DropDown, label_of
from desktop.widgets.theme import UNIT

WIDTH = 60 * UNIT

THEMES = (("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark")))


def own_settings(settings: Settings) -> tuple[Setting, ...]:
    """What belongs to no feature; those of the features stand below."""
    return (
        Setting(
            tr("Theme"),
            tr("Light or dark, or whatever the desktop is"),
            lambda: THEMES,
            lambda: settings.theme,
            lambda name: setattr(settings, "theme", name),
        ),
        Setting(
            tr("Language"),
            tr("What the window speaks from its next start on"),
            language.choices,
            lambda: language.chosen(settings),
            lambda code: setattr(settings, "language", code),
        ),
    )


class SettingsDialog(QDialog):
    """A row for each of ``rows``, and the ``folder`` in which the person's own things lie."""

    def __init__(self, parent: QWidget, settings: Settings, rows: Sequence[Setting], folder: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows = [(row, DropDown()) for row in rows]
        self._folder = folder
        form = QGridLayout()
        form.setHorizontalSpacing(2 * UNIT)
        form.setVerticalSpacing(UNIT)
        form.setColumnStretch(1, 1)
        for row, field in self._rows:
            self._fill(row, field)
            _add(form, row.text, field)
        self.open_folder = QPushButton(tr("&Open the folder"))
        self.open_folder.setToolTip(tr("Show the folder of your runs and your digits in the desktop's file manager"))
        self.open_folder.setAccessibleDescription(str(folder))
        self.open_folder.clicked.connect(self._open_folder)
        _add(form, tr("Your runs and digits"), self.open_folder)
        self.words = theme.label(str(folder), "hint")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form.addWidget(self.words, form.rowCount(), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        in_column(
            form,
            theme.label(tr("What you choose holds at once, the language from the next start on."), "hint"),
            STRETCH,
            buttons,
            on=self,
            margins=2 * UNIT,
            spacing=2 * UNIT,
        )
        self.setMinimumWidth(WIDTH)
        settings.changed.connect(self._follow)
        self._follow()

    def _fill(self, row: Setting, field: QComboBox) -> None:
        for value, text in row.choices():
            field.addItem(text, value)
        field.setAccessibleName(row.text)
        field.setAccessibleDescription(row.tip)
        field.setToolTip(row.tip)
        field.activated.connect(lambda: row.choose(field.currentData()))

    def _follow(self) -> None:
        """Show what holds, wherever it was chosen."""
        for row, field in self._rows:
            field.setCurrentIndex(field.findData(row.chosen()))

    def _open_folder(self) -> None:
        trouble_with(self._folder)  # makes it where it is not there
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self.words.setText(tr("The folder could not be opened here: it is {folder}.", folder=self._folder))


def _add(form: QGridLayout, text: str, field: QWidget) -> None:
    """A row with the name of ``field`` beside it: a QFormLayout would lay it higher."""
    row = form.rowCount()
    form.addWidget(label_of(text, field), row, 0)
    form.addWidget(field, row, 1)

"""What the menus hold: one table each, and what the tabs add to them."""

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from core.model.presets import PRESETS
from desktop.canvas.panel import CanvasPanel
from desktop.engine.states import Action
from desktop.exchange.exchange import Exchange
from desktop.session.settings import Settings
from desktop.session.tab import Choices, Entry, Tab, Tool
from desktop.shell import dialogs
from desktop.shell.faults import open_log_folder
from desktop.shell.files import Files
from desktop.shell.menus import SEPARATOR, Line, Menus
from desktop.shell.pages import Pages, key_of
from desktop.widgets.theme import Choice

Keys = QKeySequence.StandardKey
Lines = tuple[Line, ...]

CANVAS_KEYS = (
    "On the canvas",
    (
        ("Carry the pen", "arrow keys"),
        ("Carry it five times as far", "Shift + arrow keys"),
        ("Put the pen down, lift it again", "Space"),
        ("Erase instead of drawing", "right mouse button"),
        ("Split a digit along a line", "Ctrl + left button"),
        ("Menu of the digit in a box", "right click, Menu"),
        ("Say what a number is", "its digits, Return"),
    ),
)


def added_by(features: tuple[Tab | Tool, ...], menu: str) -> Lines:
    """The lines of tabs and tools in the menu called ``menu``, each one's below a line."""
    return tuple(line for one in features if one.menus.get(menu) for line in (SEPARATOR, *one.menus[menu]))


def file_menu(files: Files, exchange: Exchange, leave: Callable[[], object]) -> Lines:
    """Weights and pictures in and out."""
    return (
        Entry("&Open weights…", files.open_weights, Keys.Open, "open", "Look inside another network", Action.OPEN),
        Entry("Open &image…", files.open_picture, "Ctrl+Shift+O", "image", "Put a picture on the canvas"),
        Entry("&Paste picture", files.paste, Keys.Paste, "paste", "Put the clipboard's picture on the canvas"),
        files.recent_menu(),
        SEPARATOR,
        Entry("&Save weights", files.save, Keys.Save, "save", "Write the weights of this moment", Action.SAVE),
        Entry("Save &as…", files.save_as, Keys.SaveAs, "save-as", "Write the weights to another file", Action.SAVE),
        SEPARATOR,
        *exchange.entries(),
        SEPARATOR,
        Entry("&Quit", leave, Keys.Quit),
    )


def edit_menu(panel: CanvasPanel, typed: Callable[[str], None], show_settings: Callable[[], object]) -> Lines:
    """The drawing, and what it says: ``typed`` is told every digit."""
    numerals = tuple("0123456789")
    names = tuple((numeral, f"This is a {numeral}") for numeral in numerals)
    return (
        panel.undo_action,
        panel.redo_action,
        panel.clear_action,
        SEPARATOR,
        panel.pen_action,
        panel.eraser_action,
        panel.thinner_action,
        panel.thicker_action,
        SEPARATOR,
        panel.next_action,
        panel.previous_action,
        *panel.box_actions,
        SEPARATOR,
        Choices("&Teach which digit it is", names, typed, keys=numerals),
        SEPARATOR,
        Entry("Se&ttings…", show_settings, "Ctrl+,", tip="What holds for every start: theme, threads, room for runs"),
    )


def network_menu(new: Callable[[str], None]) -> Lines:
    """The network."""
    names = tuple((key, preset.title) for key, preset in PRESETS.items())
    return (Choices("&New network from a preset", names, new, icon="new", needs=Action.NEW),)


def view_menu(pages: Pages, tabs: tuple[Tab, ...], settings: Settings) -> Lines:
    """The tabs and the colours."""
    themes = (("system", "&System"), ("light", "&Light"), ("dark", "&Dark"))

    def choose(name: str) -> None:
        settings.theme = cast(Choice, name)

    return (
        *(
            Entry(tab.title, partial(pages.look_at, tab.name), key_of(number))
            for number, tab in enumerate(tabs, start=1)
        ),
        SEPARATOR,
        Entry("&Next tab", partial(pages.step, 1), "Ctrl+Tab", tip="The one to the right; after the last, the first"),
        Entry("&Previous tab", partial(pages.step, -1), "Ctrl+Shift+Tab", tip="The one to the left"),
        SEPARATOR,
        Choices("&Theme", themes, choose, chosen=lambda: settings.theme, icon="theme"),
    )


def help_menu(window: QWidget, menus: Menus, complain: Callable[[str], None]) -> Lines:
    """Words; ``complain`` says what cannot be opened."""
    return (
        Entry(
            "&Keyboard shortcuts",
            lambda: dialogs.show_shortcuts(window, [*menus.shortcuts(), CANVAS_KEYS]),
            Keys.HelpContents,
            "help",
            "All keys on one page",
        ),
        Entry("Open &log folder", lambda: open_log_folder(complain), tip="What the program wrote down about faults"),
        Entry("&About Digitscope", lambda: dialogs.show_about(window), icon="info"),
    )

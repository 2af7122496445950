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
from desktop.language import tr
from desktop.session.settings import Settings
from desktop.session.tab import Choices, Entry, Tab, Tool
from desktop.shell import dialogs, language
from desktop.shell.faults import open_log_folder
from desktop.shell.files import Files
from desktop.shell.menus import SEPARATOR, Line, Menus
from desktop.shell.pages import Pages, key_of
from desktop.widgets.shortcuts import show_shortcuts
from desktop.widgets.theme import Choice
from desktop.widgets.words import a_digit

Keys = QKeySequence.StandardKey
Lines = tuple[Line, ...]

CANVAS_KEYS = (
    tr("On the canvas"),
    (
        (tr("Carry the pen"), tr("arrow keys")),
        (tr("Carry it five times as far"), tr("Shift + arrow keys")),
        (tr("Put the pen down, lift it again"), tr("Space")),
        (tr("Erase instead of drawing"), tr("right mouse button")),
        (tr("Split a digit along a line"), tr("Ctrl + left button")),
        (tr("Menu of the digit in a box"), tr("right click, Menu")),
        (tr("Say what a number is"), tr("its digits, Return")),
    ),
)


def added_by(features: tuple[Tab | Tool, ...], menu: str) -> Lines:
    """The lines of tabs and tools in the menu called ``menu``, each one's below a line."""
    return tuple(line for one in features if one.menus.get(menu) for line in (SEPARATOR, *one.menus[menu]))


def file_menu(files: Files, exchange: Exchange, added: Lines, leave: Callable[[], object]) -> Lines:
    """Weights and pictures in and out, what the features have ``added``, and at the end the way out."""
    return (
        Entry(
            tr("&Open weights…"), files.open_weights, Keys.Open, "open", tr("Look inside another network"), Action.OPEN
        ),
        Entry(tr("Open &image…"), files.open_picture, "Ctrl+Shift+O", "image", tr("Put a picture on the canvas")),
        Entry(tr("&Paste picture"), files.paste, Keys.Paste, "paste", tr("Put the clipboard's picture on the canvas")),
        files.recent_menu(),
        SEPARATOR,
        Entry(tr("&Save weights"), files.save, Keys.Save, "save", tr("Write the weights of this moment"), Action.SAVE),
        Entry(
            tr("Save &as…"), files.save_as, Keys.SaveAs, "save-as", tr("Write the weights to another file"), Action.SAVE
        ),
        SEPARATOR,
        *exchange.entries(),
        *added,
        SEPARATOR,
        Entry(tr("&Quit"), leave, Keys.Quit),
    )


def edit_menu(
    panel: CanvasPanel, copy: Callable[[], None], typed: Callable[[str], None], show_settings: Callable[[], object]
) -> Lines:
    """The drawing, and what it says: ``copy`` takes that along, ``typed`` is told every digit."""
    numerals = tuple("0123456789")
    names = tuple((numeral, tr("This is {digit}", digit=a_digit(int(numeral)))) for numeral in numerals)
    return (
        panel.undo_action,
        panel.redo_action,
        panel.clear_action,
        Entry(tr("Cop&y what is read"), copy, Keys.Copy, tip=tr("Put the digits that were read on the clipboard")),
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
        Choices(tr("Teach which di&git it is"), names, typed, keys=numerals),
        SEPARATOR,
        Entry(
            tr("Sett&ings…"),
            show_settings,
            "Ctrl+,",
            tip=tr("What holds for every start: theme, processors, room for runs"),
        ),
    )


def network_menu(new: Callable[[str], None]) -> Lines:
    """The network."""
    names = tuple((key, tr(preset.title)) for key, preset in PRESETS.items())
    return (Choices(tr("&New network from a preset"), names, new, icon="new", needs=Action.NEW),)


def view_menu(pages: Pages, look_at: Callable[[str], object], tabs: tuple[Tab, ...], settings: Settings) -> Lines:
    """The tabs, which ``look_at`` brings to the front by their names, the colours, the language."""
    themes = (("system", tr("As the &system")), ("light", tr("&Light")), ("dark", tr("&Dark")))

    def choose(name: str) -> None:
        settings.theme = cast(Choice, name)

    def speak(code: str) -> None:
        settings.language = code

    return (
        *(Entry(tab.title, partial(look_at, tab.name), key_of(number)) for number, tab in enumerate(tabs, start=1)),
        SEPARATOR,
        Entry(
            tr("&Next tab"),
            partial(pages.step, 1),
            "Ctrl+Tab",
            tip=tr("The one to the right; after the last, the first"),
        ),
        Entry(tr("&Previous tab"), partial(pages.step, -1), "Ctrl+Shift+Tab", tip=tr("The one to the left")),
        SEPARATOR,
        Choices(tr("&Theme"), themes, choose, chosen=lambda: settings.theme, icon="theme"),
        Choices(tr("&Language"), language.choices(), speak, chosen=lambda: language.chosen(settings)),
    )


def _all_keys(menus: Menus) -> list[tuple[str, list[tuple[str, str]]]]:
    """What has keys: by menu, and at the end what has some only on the canvas."""
    title, keys = CANVAS_KEYS
    return [*menus.shortcuts(), (title, [*keys, *menus.shortcuts_of_drawing()])]


def help_menu(window: QWidget, menus: Menus, complain: Callable[[str], object]) -> Lines:
    """Words; ``complain`` says what cannot be opened."""
    return (
        Entry(
            tr("&Keyboard shortcuts"),
            lambda: show_shortcuts(window, _all_keys(menus)),
            Keys.HelpContents,
            "help",
            tr("All keys on one page"),
        ),
        Entry(
            tr("Open &log folder"),
            lambda: open_log_folder(complain),
            tip=tr("What the program wrote down about faults"),
        ),
        Entry(tr("&About Digitscope"), lambda: dialogs.show_about(window), icon="info"),
    )

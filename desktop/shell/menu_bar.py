"""What the menus hold: one table each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from core.model.presets import PRESETS
from desktop.canvas.panel import CanvasPanel
from desktop.engine.states import Action
from desktop.session.session import Session
from desktop.shell import dialogs
from desktop.shell.files import Files
from desktop.shell.menus import SEPARATOR, Choices, Entry, Line, Menus
from desktop.shell.pages import Pages
from desktop.training.controls import KEYS
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
    ),
)


def file_menu(files: Files, leave: Callable[[], object]) -> Lines:
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
        Entry("&Quit", leave, Keys.Quit),
    )


def edit_menu(panel: CanvasPanel, teach: Callable[[int], None]) -> Lines:
    """The drawing."""
    digits = tuple("0123456789")
    names = tuple((digit, f"This is a {digit}") for digit in digits)
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
        SEPARATOR,
        Choices("&Teach which digit it is", names, lambda digit: teach(int(digit)), keys=digits),
    )


def network_menu(
    session: Session, start: Callable[[], None], learn: Callable[[], None], new: Callable[[str], None]
) -> Lines:
    """The network and its training."""
    names = tuple((key, preset.title) for key, preset in PRESETS.items())
    return (
        Choices("&New network from a preset", names, new, icon="new", needs=Action.NEW),
        SEPARATOR,
        Entry(
            "&Start training", start, KEYS[Action.START], "start", "With the settings of the Train tab", Action.START
        ),
        Entry(
            "&Pause training", session.pause, KEYS[Action.PAUSE], "pause", "Hold the run after this batch", Action.PAUSE
        ),
        Entry("&Resume training", session.resume, KEYS[Action.RESUME], "resume", "Go on with the run", Action.RESUME),
        Entry(
            "S&top training", session.stop, KEYS[Action.STOP], "stop", "Keep the weights of this moment", Action.STOP
        ),
        SEPARATOR,
        Entry("&Learn from my digits", learn, "F8", "", "Fine-tune the network on the digits you taught", Action.LEARN),
        Entry("&Keep what was learnt", session.accept, "", "", "The weights of this moment stay", Action.ACCEPT),
        Entry("&Undo what was learnt", session.revert, "", "", "Bring back the weights from before", Action.REVERT),
    )


def view_menu(pages: Pages, theme: Choice, choose: Callable[[str], None]) -> Lines:
    """The tabs and the colours."""
    themes = (("system", "&System"), ("light", "&Light"), ("dark", "&Dark"))
    return (
        *(
            Entry(title, partial(pages.look_at, title), f"Ctrl+{number}")
            for number, title in enumerate(pages.titles(), start=1)
        ),
        SEPARATOR,
        Choices("&Theme", themes, choose, chosen=theme, icon="theme"),
    )


def help_menu(window: QWidget, menus: Menus) -> Lines:
    """Words."""
    return (
        Entry(
            "&Keyboard shortcuts",
            lambda: dialogs.show_shortcuts(window, [*menus.shortcuts(), CANVAS_KEYS]),
            Keys.HelpContents,
            "help",
            "All keys on one page",
        ),
        Entry("&About Digitscope", lambda: dialogs.show_about(window), icon="info"),
    )

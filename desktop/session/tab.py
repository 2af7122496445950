"""What a feature gives the window: a tab, its place in the menus, and how it is wired. What it gets: a context."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from core.imaging.painter import Stroke
from core.imaging.preprocessing import Place, as_drawing
from core.types import Array
from desktop.engine.states import Action
from desktop.session.data_offers import DataOffers
from desktop.session.reading import Reading
from desktop.session.session import Session
from desktop.session.settings import Settings
from desktop.widgets.choosing import Field

Keys = QKeySequence.StandardKey | str | None

Deliver = Callable[[Any, Any], None]
"""Tells the view (first argument) a fact (second): ``FiltersView.show_parameters`` is one."""


@dataclass(frozen=True, eq=False)
class Overlay:
    """A picture to lie over the drawing of ``revision``, and over no other.

    ``pixels (h, w)`` are ``0xAARRGGBB``, premultiplied by their alpha, ``uint32``; they fill ``place``. ``words`` say
    what it shows.
    """

    pixels: Array
    place: Place
    revision: int
    words: str


class Drawing(Protocol):
    """The canvas, as those who do not draw on it know it."""

    @property
    def changed(self) -> SignalInstance:
        """Told at every change of the ink."""

    @property
    def pen_lowered(self) -> SignalInstance:
        """Told when a stroke begins."""

    @property
    def pen_lifted(self) -> SignalInstance:
        """Told when it has ended."""

    @property
    def revision(self) -> int:
        """Raised at every change of the ink."""

    def pen_up(self) -> None:
        """End the stroke that is being drawn."""

    def is_empty(self) -> bool:
        """Whether nothing is drawn."""

    def strokes(self) -> tuple[Stroke, ...] | None:
        """The strokes, or ``None`` where a picture was put on the canvas."""

    def ink(self) -> Array:
        """The ink ``(H, W)``, 0 paper to 1 ink."""

    def set_ink(self, ink: Array) -> None:
        """Put a picture ``(H, W)`` on the canvas."""

    def setFocus(self) -> None:
        """Let the keys draw."""

    def show_overlay(self, overlay: Overlay | None) -> None:
        """Lay a picture over the drawing until that changes, ``None`` takes it away."""


class Messages(Protocol):
    """Says things to the person, in the window."""

    @property
    def said(self) -> SignalInstance:
        """Told with every sentence that is said, and with "" when none stands there any more."""

    def show_error(self, text: str, details: str = "") -> Callable[[], None]:
        """Say that something did not work, in one sentence; returns what takes it away."""

    def show_note(
        self,
        text: str,
        action: str = "",
        call: Callable[[], object] = ...,
        other: str = "",
        otherwise: Callable[[], object] = ...,
    ) -> Callable[[], None]:
        """Say something worth knowing; a button called ``action`` does ``call``, one called ``other`` ``otherwise``.

        Returns what takes it away. With both buttons it is a question, which waits behind newer notes until that is
        called, or the person dismisses it.
        """

    def withdraw_notes(self) -> None:
        """Take back what was worth knowing: it is no more. Questions stay."""


@dataclass(frozen=True)
class Context:
    """What a feature is given."""

    session: Session
    drawing: Drawing
    reading: SignalInstance
    """What is read in the drawing: a :class:`~desktop.session.reading.Reading`, or ``None`` where nothing is drawn or
    the network has no answer."""
    typed: SignalInstance
    """What the person types that the drawing says, so far, "" at the end, and whether it is said of one digit alone."""
    corrected: SignalInstance
    """What the person says it is: a :class:`~desktop.session.reading.Correction`."""
    retracted: SignalInstance
    """A correction is taken back."""
    offers: DataOffers
    messages: Messages
    not_kept: Callable[[str], object]
    """Tells, in a sentence, what could not be written to the folder of the person's own things; where nothing can be
    written there, that is told once instead."""
    settings: Settings
    window: QWidget
    look_at: Callable[[str], QWidget]
    """Brings a tab to the front by its name, and returns its view."""
    looks_at: Callable[[str], bool]
    """Whether the tab of that name is in front."""
    settle: Callable[[], None]
    """Returns when all that was typed has been told."""
    guard: Callable[[str, Callable[[], None]], None]
    """Does something (second argument) that would lose trained weights, after asking; the first completes "Save them
    before you …?"."""
    data_folder: Path
    """Where the person's own things are kept."""
    lay_at_foot: Callable[[QWidget], object]
    """Gives a bar a place below the tabs."""
    lay_in_status: Callable[[QWidget], object]
    """Gives a button a place at the right of the status bar."""
    open_tool: Callable[[str], None]
    """Opens a tool by its name."""
    tabs: "Callable[[], Sequence[Tab]]"
    """All of them."""
    hear_turned: Callable[[Callable[[str], object]], object]
    """Calls what it is given with the name of every tab that comes to the front from now on."""
    present: Callable[[QWidget | None], None]
    """Gives the window to the drawing and a widget beside it; ``None`` puts all back as it was."""

    def guard_unkept(self, doing: str, then: Callable[[], None]) -> None:
        """The same as :attr:`guard`, but without a question where a kept run holds the weights."""
        if self.session.at_risk:
            self.guard(doing, then)
        else:
            then()

    def unanswered(self, reading: Reading | None) -> bool:
        """Whether there is no ``reading`` although something is drawn: the network has no answer to it."""
        return reading is None and not self.drawing.is_empty()

    def put_on_canvas(self, picture: Array) -> None:
        """Draw ``picture (28, 28)``, 0 paper to 1 ink: one of a data set is read as it is, others as drawings are."""
        self.drawing.set_ink(as_drawing(picture))


@dataclass(frozen=True)
class Entry:
    """One line of a menu. ``needs`` is what the engine has to allow; ``tip`` says more, in plain words."""

    text: str
    call: Callable[[], object]
    keys: Keys = None
    icon: str = ""
    tip: str = ""
    needs: Action | None = None


@dataclass(frozen=True)
class Choices:
    """A submenu of lines of which one is ``chosen``, or which all do the same to different things."""

    text: str
    names: Sequence[tuple[str, str]]  # what is handed to call, and how it reads
    call: Callable[[str], object]
    chosen: Callable[[], str] | None = None
    icon: str = ""
    needs: Action | None = None
    keys: Sequence[str] = ()  # one for each line, or none at all


@dataclass(frozen=True)
class Setting:
    """A row of the settings: what is ``chosen`` of ``choices``, each a value with its words.

    What a choice does is up to ``choose``; :attr:`Settings.changed` tells the others.
    """

    text: str
    tip: str
    choices: Callable[[], Sequence[tuple[Any, str]]]
    chosen: Callable[[], Any]
    choose: Callable[[Any], object]


@dataclass(frozen=True)
class Tab:
    """A tab and how it is wired."""

    name: str
    """By which it is remembered and found."""
    title: str
    tip: str
    build: Callable[[], QWidget]
    """Makes the view, when it is first looked at."""
    facts: Sequence[tuple[SignalInstance, Deliver]] = ()
    """Signals, with what they tell the view."""
    wishes: Sequence[tuple[str, Callable[..., object]]] = ()
    """The names of the view's own signals, with what they call."""
    watched: Callable[[bool], None] = lambda _: None
    """Learns whether the tab is being looked at."""
    menus: Mapping[str, Sequence[Entry | Choices]] = field(default_factory=dict)
    """Lines for the menus of the window, by the menu's title."""
    takes: Callable[[Path], bool] = lambda _: False
    """Is asked whether a file that was opened or dropped is for this tab; if so it is opened."""
    settings: Sequence[Setting] = ()
    """Its rows in the settings."""
    begin: Callable[[], None] = lambda: None
    """Is called when all tabs are wired."""
    may_close: Callable[[], bool] = lambda: True
    """Is asked when the window is to close: ``False`` keeps it open."""
    close: Callable[[], object] = lambda: None
    """Is called when the window closes."""
    choices: Mapping[str, Callable[[Any], Field]] = field(default_factory=dict)
    """Fields of the view that others may set by a name, as a lesson does."""


@dataclass(frozen=True)
class Tool:
    """What has a window of its own instead of a tab: ``open`` shows it; ``menus`` and ``takes`` are as a tab's.

    ``greet`` is called when a person has started the program and its window stands.
    """

    name: str
    open: Callable[[], object]
    menus: Mapping[str, Sequence[Entry | Choices]] = field(default_factory=dict)
    takes: Callable[[Path], bool] = lambda _: False
    greet: Callable[[], object] = lambda: None

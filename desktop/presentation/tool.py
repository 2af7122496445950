"""The presentation in the program: one line of the menu, the platform's key for full screen, and Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from desktop.language import tr
from desktop.session.tab import Context, Entry, Tool

if TYPE_CHECKING:
    from desktop.presentation.big_reading import BigReading
    from desktop.session.reading import Reading

NAME = "presentation"
FULL_SCREEN = QKeySequence.StandardKey.FullScreen


def tool(context: Context) -> Tool:
    """The presentation, and its line in the menu."""
    presenter = Presenter(context)
    keys = FULL_SCREEN if QKeySequence.keyBindings(FULL_SCREEN) else "F11"  # where the desktop has none of its own
    tip = tr("The drawing and what is read in it, as large as the screen; Esc ends it")
    return Tool(
        NAME,
        open=presenter.toggle,
        menus={"View": (Entry(tr("P&resentation"), presenter.toggle, keys, tip=tip),)},
    )


class Presenter:
    """Begins and ends it. The large view is made when it is first wanted, and hears of every reading.

    It also says what is said meanwhile: the place where that stands otherwise is not seen.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._view: BigReading | None = None
        self._reading: Reading | None = None
        context.reading.connect(self._keep)
        context.messages.said.connect(self._say)

    def toggle(self) -> None:
        """Begin, or put the window back as it was."""
        view = self._view
        if view is not None and view.isVisible():
            self.end()
            return
        if view is None:
            from desktop.presentation.big_reading import BigReading

            self._view = view = BigReading()
            view.ended.connect(self.end)
            drawing = self._context.drawing
            drawing.pen_lowered.connect(view.hold)
            drawing.pen_lifted.connect(view.release)
            self._context.typed.connect(view.show_typed)
        self._show(view)
        view.say("")  # what was said before is known
        self._context.present(view)
        self._context.drawing.setFocus()

    def end(self) -> None:
        """Put the window back as it was."""
        self._context.present(None)

    def _keep(self, reading: Reading | None) -> None:
        self._reading = reading
        if self._view is not None:
            self._show(self._view)

    def _say(self, text: str) -> None:
        if self._view is not None:
            self._view.say(text)

    def _show(self, view: BigReading) -> None:
        view.show_reading(self._reading, not self._context.drawing.is_empty())

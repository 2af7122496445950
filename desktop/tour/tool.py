"""The tour in the program: a line in the menu Help, and once by itself at the first start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.language import tr
from desktop.session.tab import Context, Entry, Tool

if TYPE_CHECKING:
    from desktop.tour.guide import Guide

NAME = "tour"


def tool(context: Context) -> Tool:
    """The tour, and its line in the menu."""
    tours = Tours(context)
    tip = tr("A first look around: five places and what happens there")
    return Tool(NAME, open=tours.begin, menus={"Help": (Entry(tr("&Tour"), tours.begin, tip=tip),)}, greet=tours.greet)


class Tours:
    """Keeps the one tour that is under way."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._guide: Guide | None = None

    def begin(self) -> None:
        """Begin at the first stop."""
        from desktop.tour.guide import Guide
        from desktop.tour.stops import STOPS

        if self._guide is not None:
            self._guide.end()
        self._context.present(None)  # what it leads through is hidden meanwhile
        self._context.settings.toured = True
        self._guide = Guide(self._context.window, STOPS, self._context.look_at)
        self._guide.ended.connect(self._forget)

    def greet(self) -> None:
        """The program was started: whoever has never seen it is shown around."""
        if not self._context.settings.toured:
            self.begin()

    def _forget(self) -> None:
        self._guide = None

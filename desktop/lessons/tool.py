"""Lessons in the program: the menu, a person's own files, and where each lesson was left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.types import UserError
from desktop.engine.states import Action
from desktop.language import spoken, tr
from desktop.lessons.parsing import Showable, read_lesson, shipped, title_of
from desktop.session.tab import Choices, Context, Tool
from desktop.widgets.dialogs import choose_file

if TYPE_CHECKING:
    from desktop.engine.document import Document
    from desktop.lessons.guide import Guide
    from desktop.lessons.panel import LessonPanel

NAME = "lessons"
SUFFIXES = (".md", ".txt")
KINDS = tr("Lessons (*.md *.txt);;All files (*)")
OWN = ""
"""What the line of the menu stands for that asks for a file."""


def tool(context: Context) -> Tool:
    """The lessons, and their lines in the menu."""
    teacher = Teacher(context)
    ours = [(str(path), title_of(path).replace("&", "&&")) for path in shipped(spoken())]
    lines = Choices(tr("L&essons"), (*ours, (OWN, tr("&Open a lesson…"))), teacher.choose, icon="layers")
    return Tool(NAME, open=teacher.ask_for_file, menus={"Help": (lines,)}, takes=teacher.take)


class Teacher:
    """Opens lessons in one panel below the tabs, made when the first is opened."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._path = Path()
        self._guide: Guide | None = None
        self._panel: LessonPanel | None = None

    def choose(self, name: str) -> None:
        """A line of the menu: the file of a lesson, or ``OWN``."""
        self.open(Path(name)) if name else self.ask_for_file()

    def ask_for_file(self) -> None:
        """Ask for a lesson of the person's own."""
        choose_file(self._context.window, tr("Open a lesson"), KINDS, self._context.settings.folder, self._open_own)

    def take(self, path: Path) -> bool:
        """Open the lesson in ``path``, if its name says that it is one."""
        if path.suffix.lower() not in SUFFIXES:
            return False
        self._open_own(path)
        return True

    def open(self, path: Path) -> bool:
        """Go on with the lesson in ``path`` where it was left; whether it is one."""
        shown = [Showable(tab.name, tab.title, tuple(tab.choices)) for tab in self._context.tabs()]
        try:
            lesson = read_lesson(path, shown)
        except UserError as error:
            self._context.messages.show_error(tr("{error} The lesson was not opened.", error=error))
            return False
        if self._guide is None or self._panel is None:
            from desktop.lessons.guide import Guide
            from desktop.lessons.panel import LessonPanel

            self._guide = Guide(self._context, lesson, self._context.window)
            self._panel = LessonPanel(self._guide)
            self._panel.left.connect(self.leave)
            self._panel.finished.connect(self._finish)
            self._guide.turned.connect(self._remember)
            self._context.lay_at_foot(self._panel)
        self._context.present(None)  # the place of the panel is hidden meanwhile
        if not self._panel.isVisible():
            self._guide.before = None
        self._path = path
        self._context.messages.withdraw_notes()  # the goodbye of the lesson before
        self._panel.show()
        self._guide.follow(lesson, self._context.settings.lesson_step(str(path.absolute())))
        self._panel.next.setFocus()
        return True

    def leave(self) -> None:
        """Put the panel away; what is open and shown stays as it is."""
        guide = self._guide
        if guide is not None:
            self._say_goodbye(
                tr("You left the lesson at step {number}; Help, Lessons goes on there.", number=guide.number + 1)
            )

    # Inside ---------------------------------------------------------------------------------------------------

    def _open_own(self, path: Path) -> None:
        if self.open(path):
            self._context.settings.remember(path)

    def _finish(self) -> None:
        assert self._guide is not None
        self._context.settings.set_lesson_step(str(self._path.absolute()), 0)
        self._say_goodbye(tr("That was the lesson “{title}”.", title=self._guide.lesson.title))

    def _remember(self) -> None:
        assert self._guide is not None
        self._context.settings.set_lesson_step(str(self._path.absolute()), self._guide.number)

    def _say_goodbye(self, text: str) -> None:
        guide, panel = self._guide, self._panel
        assert guide is not None
        assert panel is not None
        panel.hide()
        guide.rest()
        self._context.drawing.setFocus()
        document, before = self._context.session.document, guide.before
        if document is None:
            return
        text = f"{text} " + tr("The network {name} stays open.", name=document.model.card.name)
        if before is not None and not before.modified and before.identity != document.identity:
            self._offer_back(text, guide, before)
        else:
            self._context.messages.show_note(text)

    def _offer_back(self, text: str, guide: Guide, before: Document) -> None:
        context = self._context

        def back() -> None:
            guide.go_back(before)
            if not context.session.status.allows(Action.OPEN):  # the engine says why not
                self._offer_back(text, guide, before)

        context.messages.show_note(text, tr("Back to {name}", name=before.model.card.name), back)

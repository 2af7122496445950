"""What the person teaches: from the drawing into "My digits", and in and out of files."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from hashlib import blake2b
from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.recognition.corrections import Lesson
from core.types import UserError
from desktop.language import counted, tr
from desktop.my_digits.collection import MyDigits
from desktop.my_digits.file import ID_BYTES
from desktop.my_digits.merging import Change
from desktop.my_digits.taught import Drawing, TaughtDigit, drawing_of_digit, now
from desktop.session.reading import Correction
from desktop.session.settings import Settings
from desktop.session.tab import Drawing as Canvas
from desktop.session.tab import Messages
from desktop.widgets import dialogs
from desktop.widgets.words import a_digit


class Teacher(QObject):
    """Teaches what the person says of the ``canvas``, changes ``digits`` as the view wishes, and says how it went.

    What was read rightly needs no lesson, unless it is all there is. The same ink is taught once: another digit said of
    it corrects the first. What is taken back on the canvas is taken back here.
    """

    def __init__(
        self, window: QWidget, canvas: Canvas, digits: MyDigits, settings: Settings, messages: Messages
    ) -> None:
        super().__init__(window)
        self._window, self._canvas, self._digits, self._settings = window, canvas, digits, settings
        self._tell, self._complain = messages.show_note, messages.show_error
        self._withdraw = messages.withdraw_notes
        self._changes: WeakKeyDictionary[Correction, Change] = WeakKeyDictionary()
        self._take_known_away: Callable[[], None] = lambda: None
        canvas.changed.connect(self._unsay)
        digits.failed.connect(self._tell_failure)

    def learn_of(self, correction: Correction) -> None:
        """The person says what the drawing is, or says so again after taking it back."""
        self._unsay()
        change = self._changes.get(correction)
        with self._complaining():
            if change is not None:
                self._digits.repeat(change)
                self._tell(tr("My digits has what you said again."))
            elif correction.lessons:
                self._learn(correction)

    def forget(self, correction: Correction) -> None:
        """The person takes back what was said."""
        self._unsay()
        change = self._changes.get(correction)
        if change is not None:
            with self._complaining():
                self._digits.take_back(change)
                self._withdraw()  # what it said is not so any more

    def relabel(self, chosen: Sequence[TaughtDigit], label: int) -> None:
        """The ``chosen`` ones are another digit."""
        with self._complaining():
            self._digits.relabel(chosen, label)
            self._withdraw()  # the Undo that it offers is of something before

    def delete(self, chosen: Sequence[TaughtDigit]) -> None:
        """Take the ``chosen`` ones out."""
        with self._complaining():
            change = self._digits.delete(chosen)
            self._offer_undo(tr("Deleted {digits}.", digits=_counted(len(chosen))), change)

    def undo(self) -> None:
        """Take the last change to the collection back."""
        with self._complaining():
            self._digits.undo()
            self._withdraw()  # what it said is not so any more

    def redo(self) -> None:
        """Do again what was taken back."""
        with self._complaining():
            self._digits.redo()

    def take_in(self) -> None:
        """Ask for an .npz file and add its digits."""
        dialogs.choose_file(
            self._window, tr("Import digits"), dialogs.DIGIT_FILES, self._settings.folder, self.take_in_from
        )

    def take_in_from(self, path: Path) -> None:
        """Add the digits of ``path``."""
        with self._complaining():
            change = self._digits.add_from(path)
            if change is None:
                self._tell(tr("All digits of {name} are here already.", name=path.name))
            else:
                digits = _counted(len(change.after) - len(change.before))
                self._offer_undo(tr("Added {digits} from {name}.", digits=digits, name=path.name), change)

    def give_out(self) -> None:
        """Ask for a file and write the collection to it."""
        start = Path(self._settings.folder, "my-digits.npz")
        kinds, write = dialogs.DIGIT_FILES, self._digits.export
        dialogs.save_as(self._window, tr("Export digits"), start, kinds, write, self._complain, self._tell_of_export)

    # Inside -----------------------------------------------------------------------------------------------------

    def _learn(self, correction: Correction) -> None:
        known = [self._digits.find(_identity_of(lesson)) for lesson in correction.lessons]
        said = list(zip(correction.lessons, known, strict=True))
        fresh = [lesson for lesson, digit in said if digit is None and (lesson.misread or correction.whole)]
        others = {digit.identity: lesson.label for lesson, digit in said if digit and digit.label != lesson.label}
        if not fresh and not others:
            labels = [lesson.label for lesson in correction.lessons]
            self._take_known_away = self._tell(_already(labels, [one.label for one in known if one]))
            return
        added = [self._taught(lesson, correction.whole) for lesson in fresh]
        change = self._digits.teach_all(added, others)
        if change is not None:
            self._changes[correction] = change
            correction.taught = True
        said_so = (
            [tr("Added to My digits as {labels}.", labels=_listed([lesson.label for lesson in fresh]))] if fresh else []
        )
        said_so += [tr("Corrected: it is {labels} now.", labels=_listed(list(others.values())))] if others else []
        self._offer_undo(" ".join(said_so), change, correction.take_back)

    def _unsay(self) -> None:
        """It is another drawing, or divided otherwise: that it was known already is not said of that."""
        self._take_known_away()

    def _taught(self, lesson: Lesson, whole: bool) -> TaughtDigit:
        return TaughtDigit(self._drawing(lesson, whole), lesson.label, now(), _identity_of(lesson))

    def _drawing(self, lesson: Lesson, whole: bool) -> Drawing:
        strokes = self._canvas.strokes()
        if not whole:
            return drawing_of_digit(lesson.digit, strokes)
        ink = self._canvas.ink()
        return Drawing.of_ink(ink) if strokes is None else Drawing.of_strokes(strokes, ink)

    @contextmanager
    def _complaining(self) -> Iterator[None]:
        """What cannot be done is told."""
        try:
            yield
        except UserError as error:
            self._complain(tr("{error} My digits has not changed.", error=error))

    def _tell_failure(self, reason: str) -> None:
        self._withdraw()  # what it said has not come about
        self._complain(reason)

    def _tell_of_export(self, path: Path) -> None:
        digits = _counted(len(self._digits.digits))
        self._tell(tr("{digits} written to {path}: a data set that can be trained on.", digits=digits, path=path))

    def _offer_undo(self, said: str, change: Change | None, undo: Callable[[], object] | None = None) -> None:
        """Say what was done; ``undo`` takes the ``change`` back where it still can, else the collection does."""

        def take_back() -> None:
            # Where something else has been done since, that is not what is meant.
            for way in (undo, self.undo):
                if way is not None and self._digits.last_change == change:
                    way()

        self._tell(said, tr("Undo"), take_back)


def _identity_of(lesson: Lesson) -> bytes:
    """One for all that is said of the same ink: it has the same place and picture, whatever else is drawn.

    Undo, and opening a picture again, bring back the same.
    """
    place = np.array(astuple(lesson.digit.box), np.int64)
    return blake2b(place.tobytes() + lesson.digit.picture.tobytes(), digest_size=ID_BYTES).digest()


def _listed(labels: Sequence[int]) -> str:
    """``a 4``, ``a 4 and a 7``, ``a 4, a 1 and a 7``."""
    *first, last = [a_digit(label) for label in labels]
    return tr("{first} and {last}", first=", ".join(first), last=last) if first else last


def _already(labels: Sequence[int], taught: Sequence[int]) -> str:
    """That there is nothing to learn: of the ``labels`` that were said these were ``taught`` before."""
    if taught:
        return tr("This drawing is among My digits as {labels} already.", labels=_listed(taught))
    return tr("It is read as {number} already: there is nothing to put right.", number="".join(map(str, labels)))


def _counted(count: int) -> str:
    return counted("{count:,} digit", "{count:,} digits", count)

"""Dates in the language of the window."""

from PySide6.QtCore import QDateTime, QLocale


def dated(when: float, pattern: str) -> str:
    """The moment ``when``, seconds since 1970, in the time of this place; ``pattern`` has Qt's letters: ``d MMM yyyy``.

    Python's names of months are those of the system, whose language may be another one.
    """
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(when)), pattern)

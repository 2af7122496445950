"""Numbers and names as a person reads them. No Qt."""

import re
from html import escape
from textwrap import wrap

from desktop.language import counted, figure, tr

LONGEST_LINE = 80
"""Letters of a line in a tooltip."""

LONGEST_NAME = 60
"""Letters of a file's name: a disk takes more, but nobody reads them."""

OPTIMIZER_NAMES = {"sgd": "SGD", "rmsprop": "RMSprop", "adam": "Adam", "adamw": "AdamW"}

_FEW = re.compile(r"(.+) \(([0-9]{1,3}(?:,[0-9]{3}){0,2}) pictures\)")
"""What ``desktop.engine.datasets`` calls a data set of which only some pictures are used."""


def clock(seconds: float) -> str:
    """A length of time: ``0:42``, ``1:05:00``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def percent(value: float) -> str:
    """A probability as a person reads it. No network is ever certain, so none is rounded up to 100 %."""
    return f"{figure(min(100 * value, 99.9), '.1f')} %"


def a_digit(digit: int) -> str:
    """``a 7``, but ``an 8``."""
    return tr("an 8") if digit == 8 else tr("a {digit}", digit=digit)


def data_name(name: str) -> str:
    """What a data set is called, whose ``name`` on a card is English in whatever language the network was trained."""
    few = _FEW.fullmatch(name)
    if few is None:
        return tr(name)
    return f"{tr(few[1])} ({counted('{count:,} picture', '{count:,} pictures', int(few[2].replace(',', '')))})"


def in_lines(text: str) -> str:
    """``text`` as a tooltip shows it, in lines of its own: Qt breaks none, and one may be wider than the screen.

    Qt takes a "<b>" in a name for a bold letter, so what has such signs goes to it as HTML that shows them.
    """
    lines = [line for part in text.splitlines() for line in wrap(part, LONGEST_LINE) or [""]]
    return f"<qt>{'<br>'.join(map(escape, lines))}</qt>" if "<" in text else "\n".join(lines)


def file_name(name: str, otherwise: str = "weights") -> str:
    """A file name for what is called ``name``, without an ending; ``otherwise`` where no letter of it may be in one."""
    plain = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in name.lower())
    return plain.strip("-")[:LONGEST_NAME].rstrip("-") or otherwise

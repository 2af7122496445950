"""Numbers as they are typed, pasted and written in cells. No Qt."""

import re
from math import isfinite

import numpy as np

from core.types import Array, UserError
from desktop.language import tr
from desktop.widgets.tile_layout import short_number

LARGEST = 1e6
"""Of what may be typed in: more would only blur what the sum shows."""

MOST_TEXT = 10_000
"""Characters of a paste that are looked at."""


def parse_number(text: str) -> float:
    """``text`` as a number, with a point or a comma; raises ``UserError`` for anything else."""
    plain = text.strip().replace("\N{MINUS SIGN}", "-").replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise UserError(tr("“{text}” is not a number; the cell keeps the one it has.", text=text.strip()[:20]))
    if abs(value) > LARGEST:
        raise UserError(tr("A number may be a million at most; the cell keeps the one it has."))
    return value + 0.0  # no -0


def parse_table(text: str, most: int) -> Array:
    """Rows of numbers with tabs, spaces or semicolons between them, as spreadsheets copy them: ``(H, W)``.

    Raises ``UserError`` if it is no such table or has more than ``most`` rows or columns.
    """
    lines = [line for line in text[:MOST_TEXT].splitlines() if line.strip()]
    rows = [re.split(r"[\t;]|(?<=\S) +(?=\S)", line.strip("\r\n ")) for line in lines]
    if not rows:
        raise UserError(tr("There are no numbers to paste; copy a table of them first."))
    if len({len(row) for row in rows}) > 1:
        raise UserError(tr("The rows that were copied are not of one length; nothing was pasted."))
    if max(len(rows), len(rows[0])) > most:
        raise UserError(
            tr(
                "{rows} × {columns} numbers are too many, {most} × {most} fit; nothing was pasted.",
                rows=len(rows),
                columns=len(rows[0]),
                most=most,
            )
        )
    try:
        return np.array([[parse_number(cell) for cell in row] for row in rows])
    except UserError as error:
        raise UserError(tr("{fault}; nothing was pasted.", fault=str(error).partition(";")[0].rstrip("."))) from None


def as_table(values: Array) -> str:
    """``values (H, W)`` as spreadsheets paste them."""
    return "\n".join("\t".join(f"{value:.12g}" for value in row) for row in values)


def cell_text(value: float) -> str:
    """``value`` as it is written in a cell: in full if it is short, else with three digits; nothing if unknown."""
    if np.isnan(value):
        return ""
    if abs(value) < 1e5 and value == int(value):  # what is infinite is no int
        return f"{int(value)}".replace("-", "\N{MINUS SIGN}")
    text = short_number(value)
    return re.sub(r"^(\N{MINUS SIGN}?)0([.,])", r"\1\2", text) if "e" not in text else text

"""How much room on the disk all kept runs may take."""

from desktop.language import tr

MEGABYTE = 1_000_000

BUDGETS = (100, 250, 500, 1000, 2000, 5000, 10_000)
"""Megabytes that can be chosen."""

TIP = tr(
    "Room on the disk for all runs: where they take more when a run ends, the oldest epochs of the oldest go first"
)


def megabytes(size: int) -> str:
    """``size`` in MB as a person reads it."""
    return tr("{size:g} GB", size=size / 1000) if size >= 1000 else tr("{size} MB", size=size)


def choices(budget: int) -> tuple[tuple[int, str], ...]:
    """What can be chosen, with the present ``budget`` in megabytes among it."""
    return tuple((size, megabytes(size)) for size in sorted({*BUDGETS, budget}))

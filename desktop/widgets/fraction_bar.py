"""A bar that says how much of something is done."""

from PySide6.QtWidgets import QProgressBar

STEPS = 1000
"""More than it is wide in pixels, so that it grows smoothly."""


class FractionBar(QProgressBar):
    """No number stands on it; it is called ``name`` where it is read out."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setRange(0, STEPS)
        self.setTextVisible(False)
        self.setAccessibleName(name)

    def show_fraction(self, fraction: float) -> None:
        """So much is done, 0..1."""
        self.setValue(round(STEPS * fraction))

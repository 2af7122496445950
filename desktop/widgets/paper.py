"""Ink in the theme's colours: dark on light paper, or light on dark."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, qRgb

from desktop.widgets import theme


def ink_colours() -> list[int]:
    """256 colours of the present theme, from paper to ink."""
    return _between(theme.current().paper, theme.current().ink)


@lru_cache(maxsize=2)
def _between(paper_name: str, ink_name: str) -> list[int]:
    paper, ink = QColor(paper_name), QColor(ink_name)
    ends = np.array([[paper.red(), paper.green(), paper.blue()], [ink.red(), ink.green(), ink.blue()]])
    steps = np.linspace(ends[0], ends[1], 256).round().astype(int).tolist()
    return [qRgb(*step) for step in steps]


def ink_image(pixels: NDArray[np.uint8], colours: list[int]) -> QImage:
    """A picture of ``pixels (H, W)``, 0 paper to 255 ink, that looks into the array: use it while that lives."""
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_Indexed8)
    image.setColorTable(colours)
    return image

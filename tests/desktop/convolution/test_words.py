import numpy as np
import pytest

from core.explain.kernels import KERNELS
from core.explain.lesson import Lesson
from core.explain.worked_examples import FOUR_BY_FOUR, MOUSE_BACK
from core.nn.layers import AveragePool2D, MaxPool2D
from desktop.convolution import words

SPACE = "\N{NO-BREAK SPACE}"


def lesson(sides: tuple[int, int] = (28, 28), side: int = 3, **rest: object) -> Lesson:
    return Lesson(np.ones((1, *sides)), np.ones((1, 1, side, side)), np.zeros(1), **rest)  # type: ignore[arg-type]


def test_the_formula_has_the_numbers() -> None:
    assert words.sizes(lesson()).replace(SPACE, " ") == "height and width = 1 + ⌊(28 − 3 + 2 × 0) / 1⌋ = 26"
    both = words.sizes(lesson((10, 7), stride=2, padding=1)).replace(SPACE, " ")
    assert both.splitlines() == [
        "height = 1 + ⌊(10 − 3 + 2 × 1) / 2⌋ = 5",
        "width = 1 + ⌊(7 − 3 + 2 × 1) / 2⌋ = 4",
    ]


def test_what_padding_does_is_said_with_the_sizes() -> None:
    assert "no padding" in words.padding(lesson())
    assert "28 × 28 becomes 26 × 26" in words.padding(lesson())
    assert "fits on every pixel: 28 × 28 becomes 28 × 28" in words.padding(lesson(side=1))
    assert words.padding(lesson(side=1, stride=2)).endswith("inside the picture. 28 × 28 becomes 14 × 14.")
    assert words.padding(lesson(side=2)).endswith("so that 28 × 28 becomes 27 × 27.")
    same = words.padding(lesson(padding="same"))
    assert "one zero on every side" in same
    assert "28 × 28 becomes 30 × 30" in same
    assert "as large as the picture: 28 × 28" in same
    wide = words.padding(lesson((4, 4), padding=3))
    assert "3 zeros on every side" in wide
    assert "The output is 8 × 8" in wide


@pytest.mark.parametrize(
    ("sides", "missed"),
    [
        ((5, 5), None),
        ((6, 5), "never reaches the last row:"),
        ((5, 6), "never reaches the last column:"),
        ((6, 6), "the last row and the last column:"),
    ],
)
def test_what_the_stride_never_reaches(sides: tuple[int, int], missed: str | None) -> None:
    text = words.stride(lesson(sides, stride=2))
    assert "2 pixels at a time" in text
    assert (missed in text) if missed else ("reaches" not in text)
    assert "the last 2 rows and the last 2 columns" in words.stride(lesson((8, 8), stride=3))
    assert "never reaches the end of the frame:" in words.stride(lesson((28, 28), stride=2, padding="same"))
    assert "never reaches the last row:" in words.stride(lesson((9, 8), stride=3, padding=1))


def test_the_articles_sums_are_spelled_out() -> None:
    sobel = KERNELS["Vertical Sobel"]
    text = words.spelled(FOUR_BY_FOUR[:3, :3], sobel)
    assert text.replace(SPACE, " ") == "31 × 2 + 33 × (−1) = 29  (all other products are 0)"
    curve = words.spelled(MOUSE_BACK, KERNELS["Curve detector"])
    assert curve.replace(SPACE, " ").startswith("50 × 30 + 20 × 30 + 50 × 30 + 50 × 30 + 50 × 30 = 6600")
    assert words.spelled(np.zeros((3, 3)), sobel) == "Every product is 0, and so is their sum."


def test_every_factor_below_zero_stands_in_brackets() -> None:
    text = words.spelled(np.array([[-0.5, 2.0]]), np.array([[-3.0, 1.0]])).replace(SPACE, " ")
    assert text == "(−.5) × (−3) + 2 × 1 = 3.5"


def test_of_many_products_the_last_are_added_up() -> None:
    patch = np.ones((5, 5))
    text = words.spelled(patch, -patch).replace(SPACE, " ")
    assert text.count("1 × (−1)") == words.MOST_TERMS
    assert text.endswith(f"(−{25 - words.MOST_TERMS}) ({25 - words.MOST_TERMS} more products) = −25")


def test_channels_and_bias_add_up() -> None:
    def total(channels: int, bias: float) -> str:
        picture = np.arange(1.0, channels + 1)[:, None, None]
        made = Lesson(picture, np.ones((1, channels, 1, 1)), np.array([bias]))
        return words.total(made, 0, 0, 0, 1)

    assert total(1, 0) == "The bias is 0. Output (0, 0) = 1"
    assert total(1, -2) == "Output (0, 0) = 1 + bias (−2) = −1"
    assert total(3, 0.5) == "Output (0, 0) = 1 + 2 + 3 (one sum for each channel) + bias 0.5 = 6.5"
    assert total(9, 0) == "Output (0, 0) = 2 (channel 1) + 43 (the other 8 channels) + bias 0 = 45"


def test_pooling_in_words() -> None:
    assert words.pooled(lesson()) == "Nothing is pooled."
    halved = words.pooled(lesson(pooling=MaxPool2D(2))).replace(SPACE, " ")
    assert "keeps the greatest of every 2 × 2 window: 26 × 26 becomes 13 × 13" in halved
    assert "1 + ⌊(26 − 2) / 2⌋ = 13" in halved
    uneven = words.pooled(lesson((9, 6), pooling=AveragePool2D(3, 2))).replace(SPACE, " ")
    assert "Height: 1 + ⌊(7 − 3) / 2⌋ = 3; width: 1 + ⌊(4 − 3) / 2⌋ = 1" in uneven

import numpy as np
import pytest

from core.data.datasets import DataSplits
from core.explain.worked_examples import FOUR_BY_FOUR
from core.types import UserError
from desktop.convolution.pictures import INK, MOST, PAPER, Pictures, Source


def test_what_is_not_there_yet_is_none() -> None:
    pictures = Pictures()
    assert [source for source in Source if pictures.picture(source) is None] == [
        Source.DRAWING,
        Source.DIGIT,
        Source.TINTED,
    ]


def test_a_drawing_is_as_the_network_sees_it_and_in_colour() -> None:
    pictures = Pictures()
    pictures.drawing = np.linspace(0, 1, 784, dtype=np.float32).reshape(28, 28)
    drawing, tinted = pictures.picture(Source.DRAWING), pictures.picture(Source.TINTED)
    assert drawing is not None
    assert tinted is not None
    np.testing.assert_array_equal(drawing[0], pictures.drawing)
    assert tinted.shape == (3, 28, 28)
    np.testing.assert_allclose(tinted[:, 0, 0], PAPER)
    np.testing.assert_allclose(tinted[:, -1, -1], INK)


def test_numbers_are_typed_into_a_copy() -> None:
    pictures = Pictures()
    pictures.type_in(Source.NUMBERS, np.array([[7.0]]), 0, 3, 3)
    pictures.type_in(Source.COLOUR, np.array([[5.0]]), 2, 0, 0)
    numbers, colour = pictures.picture(Source.NUMBERS), pictures.picture(Source.COLOUR)
    assert numbers is not None
    assert colour is not None
    assert numbers[0, 3, 3] == 7
    assert FOUR_BY_FOUR[3, 3] == 95
    assert Pictures().picture(Source.COLOUR)[2, 0, 0] == 9
    np.testing.assert_array_equal(colour[:, 0, 0], [2, 4, 5])


def test_a_paste_makes_room_up_to_the_largest() -> None:
    pictures = Pictures()
    pictures.paste(Source.NUMBERS, "1\t2\n3\t4", 0, 3, 4)
    picture = pictures.picture(Source.NUMBERS)
    assert picture is not None
    assert picture.shape == (1, 5, 6)
    np.testing.assert_array_equal(picture[0, 3:, 4:], [[1, 2], [3, 4]])
    np.testing.assert_array_equal(picture[0, :4, :4], FOUR_BY_FOUR)
    with pytest.raises(UserError, match="larger than 12 × 12; nothing was pasted"):
        pictures.paste(Source.NUMBERS, "1\t2", 0, 0, MOST - 1)
    assert pictures.picture(Source.NUMBERS) is picture


def test_digits_are_gone_through_by_class(mnist: DataSplits) -> None:
    pictures = Pictures()
    pictures.turn(1, None)
    assert pictures.label() is None
    pictures.digits = mnist.validation
    labels = mnist.validation.labels
    sevens = np.flatnonzero(labels == 7)
    pictures.turn(0, 7)
    assert pictures.digit == sevens[0]
    pictures.turn(1, 7)
    assert (pictures.digit, pictures.label()) == (sevens[1], 7)
    pictures.turn(-1, 7)
    pictures.turn(-1, 7)
    assert pictures.digit == sevens[-1], "before the first is the last"
    pictures.turn(1, 7)
    assert pictures.digit == sevens[0]
    pictures.turn(1, None)
    assert pictures.digit == sevens[0] + 1
    picture = pictures.picture(Source.DIGIT)
    assert picture is not None
    np.testing.assert_allclose(picture, mnist.validation.images[sevens[0] + 1] / 255)


def test_every_source_says_what_it_is() -> None:
    assert {source for source in Source if source.typed} == {Source.NUMBERS, Source.COLOUR}
    assert {source for source in Source if source.coloured} == {Source.TINTED, Source.COLOUR}
    assert {source for source in Source if source.seen} == {Source.DRAWING, Source.DIGIT}

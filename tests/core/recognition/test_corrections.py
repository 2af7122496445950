"""What comes of a person's corrections: which ink belongs to which digit, with the weights of the program."""

from collections.abc import Generator, Sequence

import numpy as np
import pytest

from core.imaging.painter import Stroke, render
from core.imaging.preprocessing import Box, prepare
from core.model.model import Model
from core.recognition.corrections import Corrected, CrossOut, Join, Say, Split, Wish, correct
from core.recognition.pieces import Division, holding, mask_of, piece_of, read_divided
from core.recognition.verdict import recognise, recognise_divided
from core.types import Array, UserError
from tests.handwritten import DIGITS, strokes


class Paper:
    """``names`` side by side, and what is said of them."""

    def __init__(self, model: Model, *names: str, gap: float = 0.3, height: float = 0.22, pen: float = 0.022) -> None:
        self.model = model
        lines = strokes(*names, gap=gap, height=height, pen=pen)
        ends = np.cumsum([len(DIGITS[name]) for name in names])
        self.each = [render(lines[a:b]) for a, b in zip([0, *ends], ends, strict=False)]
        self.ink, self.lines = render(lines), lines

    def classify(self, pictures: Array) -> Array:
        return self.model.network.forward(self.model.parameters, pictures)

    def box(self, index: int, division: Division = ()) -> Box:
        return self.read(division)[index].box

    def read(self, division: Division = ()) -> Sequence:
        return read_divided(self.classify, self.model.card.calibration, self.ink, division)

    def text(self, division: Division) -> str:
        return "".join(str(digit.digit) for digit in self.read(division))

    def correct(self, wish: Wish, division: Division = ()) -> Corrected:
        return outcome(correct(self.classify, self.model.card.calibration, self.ink, division, wish))

    def assert_divided(self, division: Division) -> None:
        """Every piece is the ink of one of the digits, but for what is too faint to be seen."""
        pieces = [piece for piece in division if piece.digit]
        assert len(pieces) == len(self.each)
        for piece, own in zip(pieces, self.each, strict=True):
            assert (mask_of(self.ink, piece) != (own > 0.1)).sum() < 0.02 * (own > 0.1).sum() + (own > 0).sum() * 0.05


def outcome(steps: Generator[float, None, Corrected]) -> Corrected:
    while True:
        try:
            assert 0 <= next(steps) <= 1
        except StopIteration as end:
            return end.value


@pytest.mark.parametrize("pen", [0.03, 0.05, 0.07])
def test_an_open_four_that_fell_apart_is_one_digit_when_it_is_said(model: Model, pen: float) -> None:
    paper = Paper(model, "4 wide", height=0.6, pen=pen)
    corrected = paper.correct(Say("4"))
    [lesson] = corrected.lessons
    assert (lesson.label, lesson.misread) == (4, len(paper.read()) > 1)
    np.testing.assert_allclose(lesson.digit.picture, prepare(paper.ink), atol=0.01)
    paper.assert_divided(corrected.division)


@pytest.mark.parametrize(
    "names", [("4 wide", "7"), ("1", "4 wide"), ("4 wide", "4 wide"), ("0 in halves", "7", "4 wide"), ("4", "7", "2")]
)
def test_a_number_that_is_typed_gives_each_digit_its_ink(model: Model, names: tuple[str, ...]) -> None:
    paper = Paper(model, *names)
    said = "".join(name[0] for name in names)
    corrected = paper.correct(Say(said))
    paper.assert_divided(corrected.division)
    assert [lesson.label for lesson in corrected.lessons] == [int(label) for label in said]
    for lesson, own in zip(corrected.lessons, paper.each, strict=True):
        np.testing.assert_allclose(lesson.digit.picture, prepare(own), atol=0.02)


def test_what_was_read_rightly_is_not_misread(model: Model) -> None:
    paper = Paper(model, "4", "7", "2")
    assert paper.text(()) == "472"
    assert [lesson.misread for lesson in paper.correct(Say("412")).lessons] == [False, True, False]


@pytest.mark.parametrize("names", [("1", "7"), ("7", "1"), ("5", "1")])
def test_digits_that_touch_are_parted_where_it_is_said_how_many_they_are(model: Model, names: tuple[str, ...]) -> None:
    paper = Paper(model, *names, gap=0, height=0.25, pen=0.04)
    corrected = paper.correct(Say("".join(names)))
    for lesson, own in zip(corrected.lessons, paper.each, strict=True):
        picture = prepare(own)
        assert picture is not None
        assert np.abs(lesson.digit.picture - picture).mean() < 20 / 255


def test_a_digit_is_said_of_the_box_that_is_pointed_at(model: Model) -> None:
    paper = Paper(model, "4", "7", "2")
    corrected = paper.correct(Say("1", paper.box(1)))
    [lesson] = corrected.lessons
    assert (lesson.label, lesson.digit.digit, lesson.misread) == (1, 7, True)
    paper.assert_divided(corrected.division)


@pytest.mark.parametrize("other", ["7", "1"])
def test_who_points_at_one_part_of_a_digit_means_all_of_it(model: Model, other: str) -> None:
    """And nothing beside it, though with a 1 it would be a 4 as well."""
    paper = Paper(model, "4 wide", other)
    halves = paper.correct(Say(f"61{other}")).division
    assert len(paper.read(halves)) == 3
    for index in (0, 1):
        corrected = paper.correct(Say("4", paper.box(index, halves)), halves)
        paper.assert_divided(corrected.division)
        assert [lesson.label for lesson in corrected.lessons] == [4]


def test_who_points_at_one_of_three_parts_means_all_of_it(model: Model) -> None:
    paper = Paper(model, "0 in halves", height=0.3, pen=0.03)
    parts = paper.correct(Say("071")).division
    assert len(parts) == 3
    for index in range(3):
        paper.assert_divided(paper.correct(Say("0", paper.box(index, parts)), parts).division)


@pytest.mark.parametrize(
    ("names", "gap", "pen", "read"),
    [(("4 wide", "7"), 0.3, 0.022, "617"), (("4", "1"), 0.85, 0.015, "41")],
    ids=["beside a 4 in two parts", "far from a 4"],
)
def test_who_points_at_the_last_digit_does_not_mean_those_before_it(
    model: Model, names: tuple[str, ...], gap: float, pen: float, read: str
) -> None:
    """Though what stands there, or all of it together, is a 4."""
    paper = Paper(model, *names, gap=gap, pen=pen)
    before = paper.correct(Say(read)).division
    corrected = paper.correct(Say("4", paper.box(len(read) - 1, before)), before)
    assert len(corrected.division) == len(read)
    assert [(lesson.label, lesson.digit.digit) for lesson in corrected.lessons] == [(4, int(read[-1]))]


def test_join_and_split_and_cross_out(model: Model) -> None:
    paper = Paper(model, "4", "7", "2")
    joined = paper.correct(Join(paper.box(1), paper.box(2)))
    assert joined.focus == 1
    assert len(paper.read(joined.division)) == 2
    two = paper.box(2)
    middle = two.left - 4.0
    parted = paper.correct(Split(paper.box(1, joined.division), (middle, 0, middle, 1)), joined.division)
    assert paper.text(parted.division) == "472"
    paper.assert_divided(parted.division)
    crossed = paper.correct(CrossOut(paper.box(1, parted.division)), parted.division)
    assert paper.text(crossed.division) == "42"
    assert [piece.digit for piece in crossed.division] == [True, True, False]
    said = paper.correct(Say("42"), crossed.division)
    assert paper.text(said.division) == "42"
    assert not any(lesson.misread for lesson in said.lessons)


@pytest.mark.parametrize(
    ("names", "height", "gap", "crossed", "said"),
    [
        (("7 apart", "7 apart", "4 open"), 0.29, -0.058, 0, "0"),
        (("5", "4 wide"), 0.393, -0.035, 1, "50"),
        (("0 in halves", "5 apart"), 0.276, -0.024, 1, "0"),
    ],
)
def test_what_is_said_beside_a_digit_that_is_crossed_out_and_touches_it_holds(
    model: Model, names: tuple[str, ...], height: float, gap: float, crossed: int, said: str
) -> None:
    paper = Paper(model, *names, height=height, gap=gap, pen=0.05)
    before = paper.correct(CrossOut(paper.box(crossed))).division
    division = paper.correct(Say(said), before).division
    assert holding(division, paper.ink) == division
    assert len(paper.read(division)) == len(said)


def test_a_line_may_slant_and_runs_on_beyond_its_ends(model: Model) -> None:
    paper = Paper(model, "1", "7", gap=0)
    whole = paper.correct(Say("1")).division
    box = paper.box(0, whole)
    rows, columns = np.indices(paper.ink.shape) + 0.5
    line = (box.left + 12.0, box.top + 40.0, box.left + 14.0, box.top + 50.0)
    parted = paper.correct(Split(box, line), whole).division
    left_of = columns < line[0] + (rows - line[1]) * 0.2
    ink = paper.ink > 0.1
    np.testing.assert_array_equal(mask_of(paper.ink, parted[0]) & ink, ink & left_of)
    np.testing.assert_array_equal(mask_of(paper.ink, parted[1]) & ink, ink & ~left_of)


def test_what_cannot_be_done_is_told(model: Model) -> None:
    paper = Paper(model, "4", "7", "2", gap=0.6)
    box = paper.box(0)
    for wish, sentence in (
        (Split(box, (0.0, 0.0, 0.0, 9.0)), "The line leaves all of the ink on one side: draw it through the digit."),
        (Join(box, box), "That is one digit already."),
        (Say("1"), "All of it is too wide for one 1: type all 3 digits, or choose the box of the one that is wrong"),
        (Say("1" * 21), "A drawing can be divided into 20 digits at most."),
    ):
        with pytest.raises(UserError, match=sentence.replace(".", r"\.")):
            paper.correct(wish)
    paper.ink = np.zeros((512, 512), np.float32)
    for empty in (Say("1"), Join(box, box), CrossOut(box)):
        with pytest.raises(UserError, match=r"draw (a digit|one) first"):
            paper.correct(empty)


@pytest.mark.parametrize(
    ("names", "gap"),
    [(("4", "7", "2"), 0.3), (("2", "1"), 0), (("1", "5"), -0.3)],
    ids=["apart", "touching", "over each other"],
)
def test_what_was_meant_of_a_digit_that_is_crossed_out_is_done_to_no_other(
    model: Model, names: tuple[str, ...], gap: float
) -> None:
    paper = Paper(model, *names, gap=gap)
    division = paper.correct(Say("".join(names))).division
    one, other = paper.box(0, division), paper.box(1, division)
    crossed = paper.correct(CrossOut(other), division).division
    for wish in (CrossOut(other), Say("1", other), Join(one, other)):
        with pytest.raises(UserError, match=r"There is no digit here any more\."):
            paper.correct(wish, crossed)


def test_what_was_meant_of_a_digit_that_is_erased_is_done_to_no_other(model: Model) -> None:
    paper = Paper(model, "4", "7")
    seven = paper.box(1)
    paper.ink = paper.each[0]
    with pytest.raises(UserError, match=r"There is no digit here any more\."):
        paper.correct(CrossOut(seven))


@pytest.mark.parametrize("crossed", [False, True])
def test_what_was_meant_of_a_part_is_done_to_the_whole(model: Model, crossed: bool) -> None:
    """Not to what is beside the part, a digit or none, whose size is more like its own."""
    paper = Paper(model, "4", "7", "2", "5", gap=0.1)
    parts = [paper.box(index) for index in range(4)]
    division = paper.correct(CrossOut(parts[1])).division if crossed else ()
    division = paper.correct(Join(parts[0], parts[2]), division).division
    whole = paper.box(0, division)
    for part in (parts[0], parts[2]):
        *_, out = paper.correct(CrossOut(part), division).division
        assert (out.digit, out.box) == (False, whole)


def test_a_wide_nought_is_one_digit_where_the_network_agrees(model: Model) -> None:
    paper = Paper(model, "0", height=0.3, pen=0.03)
    halves = []
    for middle in (180, 0):
        angles = np.radians(np.linspace(middle - 74, middle + 74, 40))
        halves.append(
            Stroke(tuple((0.5 + 0.4 * float(np.cos(a)), 0.5 + 0.26 * float(np.sin(a)), 0.05) for a in angles))
        )
    paper.ink = render(halves)
    assert len(paper.correct(Say("0")).division) == 1


def test_too_little_ink_for_so_many_digits(model: Model) -> None:
    paper = Paper(model, "1", height=0.3, pen=0.03)
    with pytest.raises(UserError, match="too little ink for 20 digits"):
        paper.correct(Say("1" * 20))


def test_a_division_holds_as_long_as_its_ink_is_the_same(model: Model) -> None:
    paper = Paper(model, "4 wide", "7")
    four, seven = paper.correct(Say("47")).division
    beside = np.maximum(paper.ink, render([Stroke(((0.8, 0.4, 0.03), (0.8, 0.6, 0.03)))]))
    assert holding((four, seven), beside) == (four, seven)
    x = (four.box.left + four.box.width / 2) / 512
    through = np.maximum(paper.ink, render([Stroke(((x, 0.35, 0.03), (x, 0.7, 0.03)))]))
    assert holding((four, seven), through) == (seven,)
    erased = paper.ink.copy()
    erased[seven.box.top : seven.box.top + 20] = 0
    assert seven not in holding((four, seven), erased)
    assert holding((four, seven), np.zeros((30, 30), np.float32)) == ()


def test_what_is_drawn_beside_is_read_as_usual(model: Model) -> None:
    paper = Paper(model, "4 wide", "7", "2", gap=0.35)
    first = Paper(model, "4 wide", "7", gap=0.35)
    division = first.correct(Say("47")).division
    assert holding(division, paper.ink) == division
    assert paper.text(division) == "472"
    prediction = recognise_divided(model.network, model.parameters, paper.ink, division, model.card.calibration)
    assert (prediction.verdict, prediction.text) == ("number", "472")
    again = paper.correct(Say("472"), division)
    paper.assert_divided(again.division)


def test_what_a_person_took_for_two_digits_is_a_number_if_the_network_finds_one_of_them(model: Model) -> None:
    """A 4 with its bar far away, said to be a 41: the angle alone is no digit to the network, but the bar is a 1."""
    lines = ((0.2, 0.13), (0.22, 0.67), (0.48, 0.68)), ((0.75, 0.17), (0.74, 0.84))
    drawn = [Stroke(tuple((x, y, 0.07) for x, y in line)) for line in lines]
    angle, bar = (render([stroke]) for stroke in drawn)
    division = piece_of(angle + bar, angle > 0), piece_of(angle + bar, bar > 0)
    arguments = model.network, model.parameters, angle + bar
    divided = recognise_divided(*arguments, division, model.card.calibration)
    assert [model.card.calibration.refuses(digit.evidence) for digit in divided.digits] == [True, False]
    assert (divided.verdict, len(divided.text), divided.focus) == ("number", 2, 0)


def test_the_probabilities_are_the_networks_own(model: Model) -> None:
    paper = Paper(model, "4", height=0.5, pen=0.05)
    division = paper.correct(Say("9")).division
    arguments = model.network, model.parameters, paper.ink
    theirs, ours = recognise_divided(*arguments, division), recognise(*arguments)
    np.testing.assert_allclose(theirs.probabilities, ours.probabilities, atol=1e-3)
    assert theirs.text == "4"


def test_a_network_that_answers_with_no_numbers(model: Model) -> None:
    paper = Paper(model, "4", "7", gap=0.6)

    def classify(pictures: Array) -> Array:
        return np.full((len(pictures), 10), np.nan, np.float32)

    steps = correct(classify, model.card.calibration, paper.ink, (), Say("47"))
    assert [lesson.label for lesson in outcome(steps).lessons] == [4, 7]


@pytest.mark.parametrize("side", [20, 28, 90, 700])
def test_drawings_of_any_size(model: Model, side: int) -> None:
    paper = Paper(model, "4 wide", "7")
    paper.ink = render(strokes("4 wide", "7", height=0.4, pen=0.06), side)
    division = paper.correct(Say("47")).division
    assert len(division) == 2
    covered = mask_of(paper.ink, division[0]) | mask_of(paper.ink, division[1])
    assert (covered == (paper.ink > 4.5 / 255)).mean() > 0.99


@pytest.mark.parametrize("text", ["1", "123"])
def test_slivers_beside_what_was_crossed_out_are_no_digits(model: Model, text: str) -> None:
    paper, division = Paper(model, "1", height=0.6, pen=0.07), ()
    box = paper.box(0)
    for index, x in ((0, box.left + 2), (1, box.left + box.width - 2)):
        division = paper.correct(Split(paper.box(index, division), (x, 0, x, 512)), division).division
    division = paper.correct(CrossOut(paper.box(1, division)), division).division
    with pytest.raises(UserError, match="too little ink"):
        paper.correct(Say(text), division)

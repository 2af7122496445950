"""What counts as right."""

import pytest

from desktop.lessons.answers import is_right


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        (" 13610 ", "13,610"),
        ("13,610", "13610"),
        ("Eight.", "8"),
        ("0,5", "0.5"),
        ("26X26", "26 × 26"),
        ("90%", "90 %"),
    ],
)
def test_the_way_it_is_written_does_not_count(given: str, answer: str) -> None:
    assert is_right(given, (answer,))


@pytest.mark.parametrize("given", ["", "9", "80", "8 filters", "0.8", "1,36"])
def test_the_answer_itself_does(given: str) -> None:
    assert not is_right(given, ("8", "136"))

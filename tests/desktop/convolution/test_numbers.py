import numpy as np
import pytest

from core.types import UserError
from desktop.convolution.numbers import as_table, cell_text, parse_number, parse_table


@pytest.mark.parametrize(
    ("text", "value"), [("7", 7), (" -2.5 ", -2.5), ("1,5", 1.5), ("−3", -3), ("1e3", 1000), ("-0", 0), (".5", 0.5)]
)
def test_numbers_are_read_as_people_write_them(text: str, value: float) -> None:
    assert parse_number(text) == value
    assert not np.signbit(parse_number("-0"))


@pytest.mark.parametrize("text", ["", "abc", "1 2", "nan", "inf", "--1", "1.2.3"])
def test_what_is_no_number_says_so(text: str) -> None:
    with pytest.raises(UserError, match="is not a number; the cell keeps the one it has"):
        parse_number(text)


def test_a_number_may_be_too_large() -> None:
    assert parse_number("1000000") == 1e6
    with pytest.raises(UserError, match="a million at most"):
        parse_number("-1000001")


@pytest.mark.parametrize("text", ["1\t2\n3\t4", "1\t2\r\n3\t4\r\n", "1 2\n3  4", "1;2\n3;4", "\n1\t2\n\n3\t4\n"])
def test_tables_are_read_as_spreadsheets_copy_them(text: str) -> None:
    np.testing.assert_array_equal(parse_table(text, 2), [[1, 2], [3, 4]])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no numbers to paste"),
        (" \n ", "no numbers to paste"),
        ("1\t2\n3", "not of one length; nothing was pasted"),
        ("1\t2\t3\n4\t5\t6", "2 × 3 numbers are too many, 2 × 2 fit; nothing was pasted"),
        ("1\tx\n3\t4", "“x” is not a number; nothing was pasted"),
        ("1\t\n3\t4", "“” is not a number; nothing was pasted"),
    ],
)
def test_what_is_no_table_says_why(text: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        parse_table(text, 2)


def test_what_is_copied_can_be_pasted() -> None:
    values = np.random.default_rng(0).normal(size=(3, 4)).round(6)
    np.testing.assert_array_equal(parse_table(as_table(values), 12), values)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-192, "−192"),
        (6600, "6600"),
        (0.5, ".5"),
        (-0.0138, "−.0138"),
        (12.345, "12.3"),
        (float("nan"), ""),
        (1e-9, "1e−09"),
        (float("inf"), "inf"),
        (-float("inf"), "−inf"),
    ],
)
def test_cells_are_written_short(value: float, text: str) -> None:
    assert cell_text(value) == text

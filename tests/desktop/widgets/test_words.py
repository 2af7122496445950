from desktop.widgets.words import LONGEST_LINE, a_digit, clock, file_name, in_lines


def test_a_length_of_time_is_read_like_a_clock() -> None:
    assert clock(0.4) == "0:00"
    assert clock(42) == "0:42"
    assert clock(3900) == "1:05:00"


def test_a_digit_is_written_as_it_is_spoken() -> None:
    assert [a_digit(digit) for digit in (1, 7, 8, 9)] == ["a 1", "a 7", "an 8", "a 9"]


def test_a_tooltip_has_lines_that_can_be_read() -> None:
    assert in_lines("Short.\nTwo lines.") == "Short.\nTwo lines."
    lines = in_lines(40 * "word ").splitlines()
    assert max(map(len, lines)) <= LONGEST_LINE
    assert " ".join(lines) == (40 * "word ").strip()


def test_what_looks_like_html_is_shown_as_it_is_in_a_tooltip() -> None:
    assert in_lines("x < y\n<b>A & B") == "<qt>x &lt; y<br>&lt;b&gt;A &amp; B</qt>"


def test_file_names_are_plain() -> None:
    assert [file_name(name) for name in ("Rathi (max pooling)", "../..", "Größe_1", "")] == [
        "rathi--max-pooling",
        "weights",
        "größe_1",
        "weights",
    ]
    assert file_name("...", "run") == "run"
    assert file_name(100 * "long ") == 11 * "long-" + "long"

from desktop.widgets.words import clock


def test_a_length_of_time_is_read_like_a_clock() -> None:
    assert clock(0.4) == "0:00"
    assert clock(42) == "0:42"
    assert clock(3900) == "1:05:00"

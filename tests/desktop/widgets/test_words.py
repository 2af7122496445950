from desktop.widgets.words import clock, file_name


def test_a_length_of_time_is_read_like_a_clock() -> None:
    assert clock(0.4) == "0:00"
    assert clock(42) == "0:42"
    assert clock(3900) == "1:05:00"


def test_file_names_are_plain() -> None:
    assert [file_name(name) for name in ("Rathi (max pooling)", "../..", "Größe_1", "")] == [
        "rathi--max-pooling",
        "weights",
        "größe_1",
        "weights",
    ]
    assert file_name("...", "run") == "run"
    assert file_name(100 * "long ") == 11 * "long-" + "long"

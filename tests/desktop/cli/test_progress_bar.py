import io

import pytest

from desktop.cli.progress_bar import ProgressBar, bar
from tests.desktop.cli.running import Terminal


def test_a_terminal_sees_the_bar_and_then_an_empty_line() -> None:
    terminal = Terminal()
    with ProgressBar(terminal) as progress:
        progress.show(0.5, "half")
    assert "########........]  50 %  half" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_stream_that_is_closed_sees_nothing() -> None:
    with ProgressBar(None) as progress:
        progress.show(0.5, "half")


@pytest.mark.parametrize(("stream", "wanted"), [(io.StringIO(), True), (Terminal(), False)])
def test_a_file_sees_nothing(stream: io.StringIO, wanted: bool) -> None:
    with ProgressBar(stream, wanted) as progress:
        progress.show(0.5, "half")
        progress.clear()
    assert stream.getvalue() == ""


def test_the_bar_never_breaks_its_line() -> None:
    for columns in (5, 20, 80):
        for fraction in (0.0, 0.333, 1.0):
            assert len(bar(fraction, "epoch 1/2  loss 0.1234", columns)) < columns

"""Long work as a generator."""

from collections.abc import Generator

import pytest

from core.steps import mapped, result_of


def work(log: list[str]) -> Generator[int, None, str]:
    try:
        yield from range(3)
    finally:
        log.append("ended")
    return "done"


def test_steps_are_mapped_and_the_result_comes_through() -> None:
    steps = mapped(lambda step: 10 * step, work([]))
    assert [next(steps), next(steps), next(steps)] == [0, 10, 20]
    with pytest.raises(StopIteration) as end:
        next(steps)
    assert end.value.value == "done"


def test_the_result_of_all_steps() -> None:
    seen: list[int] = []
    assert result_of(mapped(seen.append, work([]))) == "done"
    assert seen == [0, 1, 2]


def test_closing_ends_the_work_itself() -> None:
    log: list[str] = []
    steps = mapped(str, work(log))
    next(steps)
    steps.close()
    assert log == ["ended"]

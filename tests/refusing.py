"""The one sentence with which a person is told that something is refused."""

from collections.abc import Callable

import pytest

from core.types import UserError


def refusal_of(what: Callable[..., object], *given: object, **named: object) -> str:
    """The sentence with which ``what`` refuses what it is given: a whole one, in one line."""
    with pytest.raises(UserError) as caught:
        what(*given, **named)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence

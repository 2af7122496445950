"""Whether what a person answers is right: forgiving about everything but the answer itself. No Qt."""

from collections.abc import Sequence

from desktop.language import tr

_ENGLISH = "zero one two three four five six seven eight nine ten eleven twelve"
_THEIRS = tr("zero one two three four five six seven eight nine ten eleven twelve")
_NUMBERS = {word: str(number) for text in (_ENGLISH, _THEIRS) for number, word in enumerate(text.split())}


def is_right(given: str, answers: Sequence[str]) -> bool:
    """Whether ``given`` is one of ``answers``: capitals, spaces, a full stop and the marks in 13,610 do not count."""
    return _plain(given) in {_plain(answer) for answer in answers}


def _plain(text: str) -> str:
    words = text.casefold().strip().rstrip(".!").split()
    joined = "".join(_NUMBERS.get(word, word) for word in words)
    joined = joined.replace("×", "x").replace("%", "")
    thousands = joined.replace(",", "")
    if thousands.isdecimal() and all(len(part) == 3 for part in joined.split(",")[1:]):
        return str(int(thousands))
    try:
        return f"{float(joined.replace(',', '.')):g}"
    except ValueError:
        return joined

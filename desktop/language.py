"""The language of what a person reads: English, as it stands in the code, or what a translation makes of it. No Qt.

A text is translated where it stands, many of them while their module is loaded: the language is chosen once, at the
start, before the window's modules are (``desktop/shell/language.py``). The command line chooses none.
``core`` says its sentences through ``core.types.said``, which becomes :func:`tr` then.
"""

from collections.abc import Callable
from numbers import Real
from string import Formatter
from typing import Any

from core import types

CONTEXT = "Digitscope"
"""What the translations file all texts under."""

Translate = Callable[[str, str, int], str]
"""What a text becomes: the text, what it means where it could mean two things, how many it is about (-1: no number)."""


def _english(text: str, _meaning: str, _count: int) -> str:
    return text


_translate: Translate = _english
_sources: dict[str, set[str]] = {}
_separators: dict[int, str] = {}
_code = "en"


def speak(translate: Translate = _english, decimal: str = ".", group: str = ",", code: str = "en") -> None:
    """From now on :func:`tr`, and ``core``, say what ``translate`` makes of a text; numbers have these separators."""
    global _translate, _separators, _code
    _translate, _code = translate, code
    _separators = str.maketrans({".": decimal, ",": group})
    types.speak(tr)


def spoken() -> str:
    """The language by its two letters, as files in several languages have them in their names: "en", "de"."""
    return _code


def in_english(text: str) -> set[str]:
    """What in the code has become ``text``, whatever its capitals; empty where nothing has, as in English."""
    return _sources.get(text.casefold(), set())


def tr(text: str, meaning: str = "", /, **values: object) -> str:
    """``text`` in the person's language, ``{name:,}`` filled in from ``values``.

    ``meaning`` tells two texts apart that are one in English only.
    """
    translated = _translate(text, meaning, -1)
    if translated != text:
        _sources.setdefault(translated.casefold(), set()).add(text)
    return _FILL.vformat(translated, (), values) if values else translated


def counted(one: str, many: str, count: int, /, **values: object) -> str:
    """``one`` or ``many`` in the person's language, as ``count`` asks; ``{count:,}`` is filled in, and ``values``."""
    translated = _translate(many, "", count)
    text = one if translated == many and count == 1 else translated
    return _FILL.vformat(text, (), {"count": count, **values})


def figure(value: float, spec: str = "") -> str:
    """A number as the person writes it: ``1,234.5`` is ``1.234,5`` in German. ``spec`` is as ``format`` takes it."""
    return written(format(value, spec))


def written(number: str) -> str:
    """A ``number`` as Python writes it, as the person writes it."""
    return number.translate(_separators)


def as_python(number: str) -> str:
    """A ``number`` as the person writes it, as Python writes it."""
    return number.translate({ord(theirs): chr(ours) for ours, theirs in _separators.items()})


def filled_in(template: str, value: float) -> str:
    """``template`` with ``value`` in its only braces, as the person writes numbers: ``{:.2f} %``."""
    return _FILL.format(template, value)


def capital(text: str) -> str:
    """``text`` with a large letter at its beginning."""
    return text[:1].upper() + text[1:]


class _Fill(Formatter):
    """Fills in values, numbers among them as the person writes them."""

    def format_field(self, value: Any, format_spec: str) -> str:
        text = str(format(value, format_spec))
        return written(text) if isinstance(value, Real) else text


_FILL = _Fill()

"""Bytes and JSON values, changed a little: what the mutations of every format are made of."""

import copy
import json
import random
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, TypeAlias

Mutation: TypeAlias = Callable[[random.Random, bytes], bytes]
"""Takes a random generator and the content of a file, and gives other content."""

NUMBERS = (
    0,
    1,
    -1,
    2,
    10,
    28,
    127,
    128,
    255,
    256,
    65535,
    65536,
    2**31 - 1,
    2**31,
    2**32,
    2**60,
    2**63,
    2**64,
    -(2**63),
)
VALUES: tuple[Any, ...] = (
    *(*NUMBERS, None, True, False, "", "a", "0", "\0", "\ud800", "é" * 50, "x" * 2000, "-1", "1e999", "NaN"),
    *(0.0, -0.5, 0.5, 1e-320, 1e308, float("nan"), float("inf"), float("-inf"), 10**400),
    *([], {}, [[]], [0], [1, 1], [-1, 1e300], {"": None}, {"kind": "conv2d"}, "conv2d", "same", "valid"),
)
MOST_BYTES = 1 << 22
"""No content grows beyond this."""


def bytewise(rng: random.Random, data: bytes) -> bytes:
    """Bits turned, numbers replaced, pieces cut out, doubled, moved and put in."""
    content = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 4, 16))):
        place, length = rng.randrange(len(content) + 1), rng.choice((1, 2, 4, 8, rng.randrange(1, 400)))
        # The beginning of a file is where it says what it is.
        place = rng.randrange(min(64, len(content)) + 1) if rng.random() < 0.3 else place
        piece = content[place : place + length]
        match rng.randrange(9):
            case 0 if place < len(content):
                content[place] ^= 1 << rng.randrange(8)
            case 1 if place < len(content):
                content[place] = rng.choice((0, 1, 0x7F, 0x80, 0xFF, rng.randrange(256)))
            case 2:
                del content[place : place + length]
            case 3:
                content[place:place] = piece * rng.choice((1, 2, 30))
            case 4:
                content[place:place] = rng.randbytes(length)
            case 5:
                del content[place:]
            case 6:
                content[place : place + 4] = packed_number(rng, rng.choice("<>") + "I", 32)
            case 7:
                content[place : place + 8] = packed_number(rng, rng.choice("<>") + "Q", 64)
            case _:
                other = rng.randrange(len(content) + 1)
                content[other : other + length] = piece
    return bytes(content[:MOST_BYTES])


def packed_number(rng: random.Random, form: str, bits: int) -> bytes:
    return struct.pack(form, (rng.choice(NUMBERS) + rng.randrange(-1, 2)) % (1 << bits))


def texts(rng: random.Random, data: bytes) -> bytes:
    """A JSON text with some of its values, names and entries changed; now and then only its letters."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return bytewise(rng, data)
    if rng.random() < 0.15:
        return bytewise(rng, data)
    with suppress(RecursionError):  # deep within deep
        return json.dumps(changed(rng, value), allow_nan=True).encode()
    return b"[" * 100_000


def changed(rng: random.Random, value: Any) -> Any:
    """Plain values, changed in up to four places."""
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        holder = {"": value}
        found = list(places(holder))
        where, key = rng.choice(found)
        _change(rng, where, key, found)
        value = holder.get("")
    return value


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """All that lies in lists and dictionaries: what it lies in and under which name or number."""
    waiting = [value]
    while waiting:
        where = waiting.pop()
        for key in list(where) if isinstance(where, dict) else range(len(where)):
            yield where, key
            if isinstance(where[key], dict | list):
                waiting.append(where[key])


def _change(rng: random.Random, where: Any, key: Any, places: list[tuple[Any, Any]]) -> None:
    match rng.randrange(7):
        case 0:
            del where[key]
        case 1 if isinstance(where, list):
            where.insert(key, where[key])
        case 1:
            where[rng.choice(("", "kind", "name", f"{key}x", "x" * 300))] = where.pop(key)
        case 2:
            there, other = rng.choice(places)
            with suppress(LookupError, RecursionError):  # it may lie in what has just been taken away
                where[key] = copy.deepcopy(there[other])
        case 3 if isinstance(where[key], int | float) and abs(where[key]) < 1 << 60:
            where[key] = where[key] * rng.choice((-1, 2, 1000, 0.5)) + rng.choice((0, 1, -1, 1e-9))
        case 4:
            deep: Any = _value(rng)
            for _ in range(rng.choice((1, 3, 12, 900))):
                deep = [deep] if rng.random() < 0.5 else {"a": deep}
            where[key] = deep
        case _:
            where[key] = _value(rng)


def _value(rng: random.Random) -> Any:
    """One of its own: what is in it is changed next, and a list must not come to lie in itself."""
    return copy.deepcopy(rng.choice(VALUES))

"""Rows of which something is taken out, doubled or put in: instructions of a pickle, lines of settings, arguments."""

import pickletools
import random

from tests.fuzz.mutations import bytewise


def pickles(rng: random.Random, data: bytes) -> bytes:
    """Instructions taken out, doubled, and put in where one ends; or bytes."""
    if rng.random() < 0.4:
        return bytewise(rng, data)
    places = [place for _, _, place in pickletools.genops(data) if place is not None]
    at = rng.randrange(len(places) - 1)
    start, end = places[at], places[at + 1]
    inserts = (
        *(
            b"(",
            b")",
            b"]",
            b"}",
            b"t",
            b"l",
            b"0",
            b"1",
            b"2",
            b"N",
            b"\x88",
            b"K\xff",
            b"J\xff\xff\xff\x7f",
            b"R",
            b"b",
        ),
        *(b"cos\nsystem\n", b"cnumpy\nndarray\n", b"cnumpy\ndtype\n", b"V\\ud800\n", b"h\x00", b"r\xff\xff\xff\x7f"),
        *(b"\x8b\xff\xff\xff\x7f", b"G\x7f\xf0\0\0\0\0\0\0", b"I" + b"9" * 5000 + b"\n", b"\x8e" + b"\xff" * 8, b"."),
    )
    match rng.randrange(4):
        case 0:
            return data[:start] + data[end:]
        case 1:
            return data[:start] + data[start:end] * rng.choice((2, 3, 1000)) + data[end:]
        case 2:
            there = rng.randrange(len(places) - 1)
            return data[:start] + data[places[there] : places[there + 1]] + data[end:]
        case _:
            return data[:start] + rng.choice(inserts) * rng.choice((1, 1, 500)) + data[start:]


def settings(rng: random.Random, data: bytes) -> bytes:
    """Lines of an INI file with other values, names and order; or its letters."""
    if rng.random() < 0.3:
        return bytewise(rng, data)
    values = (
        *(
            "",
            "@Invalid()",
            "@ByteArray()",
            "@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3)",
            "@Rect(0 0 99999999 -1)",
            "@Size(-1 0)",
        ),
        *(
            "@Point(2147483648 0)",
            "@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\x4)",
            "@Variant(\\0\\0\\0\\t\\xff\\xff\\xff\\xff)",
        ),
        *("@Variant(", "@", "@@", "a, b, @Invalid()", "\\x", "\\xd800", '"', '"a", ""', "%00", "system", "0", "-1"),
        *("1e999", "9" * 400, "\u0663", "²", "x" * 5000, ", " * 200, "/\\0", "/dev/zero", "../..", "true"),
    )
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(rng.choice((1, 2, 4))):
        at = rng.randrange(len(lines))
        key = lines[at].partition("=")[0]
        match rng.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(rng.randrange(len(lines) + 1), lines[at])
            case 2:
                lines[at] = f"{rng.choice(lines).partition('=')[0]}={lines[at].partition('=')[2]}"
            case _:
                lines[at] = f"{key}={rng.choice(values)}"
        lines = lines or [""]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def words(rng: random.Random, data: bytes) -> bytes:
    """A row of arguments, a zero between two, as no argument holds one: others, odd ones, fewer, more."""
    odd = (
        *(
            "",
            "-",
            "--",
            "--json",
            "--help",
            "-x",
            "--weights",
            "--output",
            "--to",
            "--epochs",
            "--seed=1",
            "@f",
            "nan",
        ),
        *(
            "\ud800",
            "é\n",
            "a\tb",
            "/dev/zero",
            "/dev/null",
            "/",
            ".",
            "..",
            "~",
            "*",
            "x" * 300,
            "x" * 5000,
            "\x1b[31m",
        ),
        *(
            "1e999",
            "-1",
            "0",
            "9" * 5000,
            "0x10",
            "1_0",
            "²",
            "onnx",
            "npz",
            "pytorch",
            "mnist ",
            "zhou",
            "--epochs=-3",
        ),
        *("/missing/a.safetensors", "/proc/self/mem", "/root", "a:b", "con", "'", "\\", "%s", "{}", "{0.__class__}"),
    )
    arguments = data.decode("utf-8", "surrogatepass").split("\0")
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(len(arguments) + 1)
        match rng.randrange(5):
            case 0:
                del arguments[at : at + 1]
            case 1:
                arguments.insert(at, rng.choice(arguments or [""]))
            case 2:
                arguments.insert(at, rng.choice(odd))
            case _:
                arguments[at : at + 1] = [rng.choice(odd)]
    return "\0".join(arguments).encode("utf-8", "surrogatepass")

"""Real files, changed a little where their format has its joints: most mutations get past the first check.

Each takes a random generator and the content of a file, and gives other content.
"""

import copy
import gzip
import io
import json
import pickletools
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, TypeAlias

Mutation: TypeAlias = Callable[[random.Random, bytes], bytes]

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
                content[place : place + 4] = _packed(rng, rng.choice("<>") + "I", 32)
            case 7:
                content[place : place + 8] = _packed(rng, rng.choice("<>") + "Q", 64)
            case _:
                other = rng.randrange(len(content) + 1)
                content[other : other + length] = piece
    return bytes(content[:MOST_BYTES])


def _packed(rng: random.Random, form: str, bits: int) -> bytes:
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
            deep: Any = rng.choice(VALUES)
            for _ in range(rng.choice((1, 3, 12, 900))):
                deep = [deep] if rng.random() < 0.5 else {"a": deep}
            where[key] = deep
        case _:
            where[key] = rng.choice(VALUES)


def safetensors(rng: random.Random, data: bytes) -> bytes:
    """The header's names, shapes, types and places, and the text that describes the network."""
    if rng.random() < 0.25:
        return bytewise(rng, data)
    length = int.from_bytes(data[:8], "little")
    header, body = json.loads(data[8 : 8 + length]), data[8 + length :]
    described = header.get("__metadata__", {})
    match rng.randrange(5):
        case 0:
            header = changed(rng, header)
        case 1:
            body = bytewise(rng, body)
        case _ if described:
            key = rng.choice(list(described))
            described[key] = texts(rng, described[key].encode()).decode("utf-8", "replace")
        case _:
            header = changed(rng, header)
    try:
        text = json.dumps(header).encode()
    except RecursionError:
        text = b'{"a":' * 100_000
    size = len(text) if rng.random() < 0.95 else rng.choice(NUMBERS) % (1 << 64)
    return size.to_bytes(8, "little") + text + body


def archive(rng: random.Random, data: bytes) -> bytes:
    """The members of a zip file, arrays in most cases, or its own bytes."""
    if rng.random() < 0.25:
        return bytewise(rng, data)
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        members = [(name, source.read(name)) for name in source.namelist()]
    for _ in range(rng.choice((1, 1, 2))):
        at = rng.randrange(len(members))
        name, content = members[at]
        match rng.randrange(8):
            case 0:
                del members[at]
            case 1:
                members.insert(rng.randrange(len(members) + 1), (name, content))
            case 2:
                members[at] = (rng.choice(("", "a", "../a.npy", "digitscope.npy", name[:-4], members[0][0])), content)
            case 3:
                members[at] = (name, rng.choice(members)[1])
            case _:
                members[at] = (name, array(rng, content))
        if not members:
            break
    packed, target = rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)), io.BytesIO()
    with zipfile.ZipFile(target, "w", packed) as written:
        for name, content in members:
            info = zipfile.ZipInfo(name)  # no time of day: the same number gives the same bytes
            info.compress_type = packed
            with _doubles_allowed():
                written.writestr(info, content)
    content = target.getvalue()
    return bytewise(rng, content) if rng.random() < 0.1 else content


def _doubles_allowed() -> Any:
    import warnings

    return warnings.catch_warnings(action="ignore")


def array(rng: random.Random, data: bytes) -> bytes:
    """An ``.npy`` file: what its header promises, or its numbers; a text in it as JSON."""
    end = 10 + int.from_bytes(data[8:10], "little")
    header, body = data[10:end].decode("latin1"), data[end:]
    if not (data.startswith(b"\x93NUMPY\x01") and "'descr': '" in header and "(" in header) or rng.random() < 0.2:
        return bytewise(rng, data)
    if "<U" in header and rng.random() < 0.7:
        text = texts(rng, body.decode("utf-32-le", "replace").encode("utf-8", "replace")).decode("utf-8", "replace")
        body = text.encode("utf-32-le", "replace")
        header = f"{{'descr': '<U{len(body) // 4}', 'fortran_order': False, 'shape': (), }}"
    else:
        match rng.randrange(6):
            case 0:
                codes = (
                    "<f8",
                    "<f4",
                    "<f2",
                    "|u1",
                    "<i8",
                    "<u8",
                    "|b1",
                    "<U7",
                    "|O",
                    "<M8[s]",
                    "<c16",
                    "|V3",
                    ">f4",
                    "|S0",
                )
                header = header.replace(header.split("'")[3], rng.choice(codes))
            case 1:
                shape = ", ".join(str(rng.choice(NUMBERS)) for _ in range(rng.randrange(5)))
                header = header[: header.index("(")] + f"({shape},)" + header[header.index(")") + 1 :]
            case 2:
                header = header.replace("False", rng.choice(("True", "2", "None", "[]")))
            case 3:
                body = _few_numbers(rng, body)
            case 4:
                header = bytewise(rng, header.encode("latin1")).decode("latin1")
            case _:
                body = bytewise(rng, body)
    raw = header.encode("latin1", "replace")[:60_000]
    return data[:8] + len(raw).to_bytes(2, "little") + raw + body


def _few_numbers(rng: random.Random, body: bytes) -> bytes:
    """Some of the numbers replaced, their count as it was."""
    form, size = rng.choice((("<d", 8), ("<q", 8), ("<f", 4)))
    content = bytearray(body)
    for _ in range(rng.randrange(1, 4)):
        if len(content) >= size:
            place = rng.randrange(len(content) // size) * size
            value = rng.choice((0.0, -1.0, 2.0, float("nan"), float("inf"), 1e300))
            packed = _packed(rng, "<Q", 64) if form == "<q" else struct.pack(form, min(value, 1e38))
            content[place : place + size] = packed
    return bytes(content)


def packed(inner: Mutation) -> Mutation:
    """Of gzip: what is in it, or its own bytes; plain content stays plain in most cases."""

    def mutate(rng: random.Random, data: bytes) -> bytes:
        if not data.startswith(b"\x1f\x8b"):
            content = inner(rng, data)
            return gzip.compress(content, mtime=0) if rng.random() < 0.1 else content
        if rng.random() < 0.5:
            return bytewise(rng, data)
        return gzip.compress(inner(rng, gzip.decompress(data)), rng.choice((0, 1, 9)), mtime=0)

    return mutate


def pictures(rng: random.Random, data: bytes) -> bytes:
    """The chunks of a PNG with their checksums made anew; of other pictures the bytes."""
    if not data.startswith(b"\x89PNG") or rng.random() < 0.3:
        return bytewise(rng, data)
    chunks, place = [], 8
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        chunks.append((data[place + 4 : place + 8], data[place + 8 : place + 8 + length]))
        place += 12 + length
    at = rng.randrange(len(chunks))
    kind, body = chunks[at]
    match rng.randrange(5):
        case 0:
            chunks.insert(rng.randrange(len(chunks)), (kind, body))
        case 1:
            del chunks[at]
        case 2:
            other = rng.choice(
                (b"PLTE", b"tRNS", b"gAMA", b"iCCP", b"pHYs", b"eXIf", b"tEXt", b"zTXt", b"acTL", b"cHRM")
            )
            chunks.insert(rng.randrange(len(chunks)), (other, rng.randbytes(rng.randrange(40))))
        case _:
            chunks[at] = (kind, bytewise(rng, body))
    pieces = (len(b).to_bytes(4, "big") + k + b + zlib.crc32(k + b).to_bytes(4, "big") for k, b in chunks)
    return data[:8] + b"".join(pieces)


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

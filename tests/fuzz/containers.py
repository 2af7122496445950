"""Files that are made of parts, changed where the parts join, so that most of them get past the first check."""

import gzip
import io
import json
import random
import struct
import zipfile
import zlib
from typing import Any

from tests.fuzz.mutations import NUMBERS, Mutation, bytewise, changed, packed_number, texts


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
            packed = packed_number(rng, "<Q", 64) if form == "<q" else struct.pack(form, min(value, 1e38))
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

"""Files that were made to do harm: bombs, promises that nothing can keep, depths, and what is no file at all.

Each is made in an empty folder, for one of the :data:`~tests.fuzz.doors.DOORS`, and is refused, or opened, within the
same limits as a mutated file.
"""

import gzip
import json
import os
import pickle
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tests.fuzz.doors import DOORS, Door
from tests.npy import promising

HUGE = 1 << 60
DEEP = 100_000


@dataclass(frozen=True)
class Trap:
    """What is put in the way of ``door``; ``make`` writes it to a path. ``heavy`` ones take seconds to make or to open.

    ``outcomes`` are those that may come of it.
    """

    name: str
    door: Door
    make: Callable[[Path], object]
    heavy: bool = False
    outcomes: tuple[str, ...] = ("refused",)

    def __str__(self) -> str:
        return f"{self.door.name}: {self.name}"


def _written(content: bytes | Callable[[], bytes]) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content() if callable(content) else content)


# Networks that are too much --------------------------------------------------------------------------------------


def _description(*layers: dict[str, Any], shape: tuple[int, ...] = (1, 28, 28)) -> dict[str, Any]:
    rest = ({"kind": "flatten"}, {"kind": "dense", "units": 10})
    return {"input_shape": list(shape), "layers": [*layers, *rest]}


NETWORKS = {
    "2^60 filters": _description({"kind": "conv", "filters": HUGE, "kernel": 3}),
    "2^60 pixels of edge": _description({"kind": "conv", "filters": 1, "kernel": 3, "padding": HUGE}),
    "wide edges": _description(
        {"kind": "conv", "filters": 1, "kernel": 2, "padding": 1500}, {"kind": "maxpool", "window": 28}
    ),
    "wide windows": _description(
        {"kind": "conv", "filters": 1, "kernel": 1, "padding": 1800}, {"kind": "maxpool", "window": 900, "stride": 1}
    ),
    "a large kernel": _description(
        {"kind": "conv", "filters": 1, "kernel": 100, "padding": 300}, {"kind": "maxpool", "window": 28}
    ),
    "a wide vector": _description({"kind": "flatten"}, {"kind": "dense", "units": 300_000}),
    "ten thousand layers": _description(*[{"kind": "relu"}] * 10_000),
    "a large input": _description(shape=(1, HUGE, HUGE)),
}  # fmt: skip


def _architecture(network: dict[str, Any]) -> bytes:
    facts = {"format": "digitscope architecture", "version": 1, "name": "Mine", "network": network}
    return json.dumps(facts).encode()


def _weights(network: dict[str, Any], text: str | None = None, **tensors: Any) -> bytes:
    """A weight file whose tensors are all promises."""
    facts = {"format": "digitscope", "version": 1, "network": network, "card": {"name": "Mine"}}
    header = {"__metadata__": {"digitscope": json.dumps(facts) if text is None else text}, **tensors}
    raw = json.dumps(header).encode()
    return len(raw).to_bytes(8, "little") + raw


def _promised(shape: list[int], size: int) -> dict[str, Any]:
    return {"dtype": "F32", "shape": shape, "data_offsets": [0, size]}


def _empty_network(network: dict[str, Any]) -> Callable[[], bytes]:
    """A weight file with all the zeros that the network needs, so that it is computed with."""

    def make() -> bytes:
        from core.model.model import Card, Model
        from core.model.weights import text_of
        from core.nn.network import Network

        built = Network.from_description(network)
        model = Model(built, np.zeros(built.parameter_count, np.float32), Card("Mine"))
        from safetensors.numpy import save

        return save(built.views(model.parameters), {"digitscope": text_of(model)})

    return make


# Archives ----------------------------------------------------------------------------------------------------------


def _zip(path: Path, *members: tuple[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members:
            archive.writestr(name, content)


LABELS = ("labels.npy", promising((20,), "<i8", bytes(160)))


def _bomb(count: int, descr: str, size: int) -> Callable[[Path], object]:
    def make(path: Path) -> None:
        body = bytes(count * 784 * size)
        _zip(path, LABELS, ("images.npy", promising((count, 28, 28), descr, body)))

    return make


def _many_members(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"{number}.npy", b"")


def _points_bomb(path: Path) -> None:
    """A collection of one digit with a hundred million points."""
    from desktop.my_digits.file import write_digits
    from tests.desktop.my_digits.taught_digits import seven

    write_digits(path, [seven()])
    count = 10_000_000
    with np.load(path) as archive:
        arrays = {name: archive[name] for name in archive.files}
    points = np.full((count, 3), 0.5)
    arrays |= {"points": points, "stroke_start": np.array([0, 5, count]), "drawing_start": np.array([0, 2])}
    np.savez_compressed(path, **arrays)


def _gzip_bomb(path: Path) -> None:
    count = 1_000_000
    header = b"".join(number.to_bytes(4, "big") for number in (2051, count, 28, 28))
    with gzip.open(path, "wb", 9) as file:
        file.write(header)
        for _ in range(784):
            file.write(bytes(count))


# Pictures ----------------------------------------------------------------------------------------------------------


def _png(width: int, height: int, *extra: tuple[bytes, bytes], body: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), *extra, (b"IDAT", body), (b"IEND", b""))
    pieces = (len(b).to_bytes(4, "big") + k + b + zlib.crc32(k + b).to_bytes(4, "big") for k, b in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


def _blank_png(width: int, height: int) -> bytes:
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(bytes(width + 1)) for _ in range(height)) + packer.flush()
    return _png(width, height, body=body)


def _text_bomb() -> bytes:
    return _png(10, 10, (b"zTXt", b"a\0\0" + zlib.compress(bytes(500_000_000), 9)), body=zlib.compress(bytes(110)))


def _bmp(width: int, height: int) -> bytes:
    return (
        b"BM" + struct.pack("<IHHIIiiHHIIiiII", 100, 0, 0, 54, 40, width, height, 1, 24, 0, 0, 1, 1, 0, 0) + bytes(50)
    )


def _gif(side: int) -> bytes:
    screen = struct.pack("<HH", side, side)
    return b"GIF89a" + screen + b"\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0" + screen + b"\0\x02\x03D\x02\x05\0;"


# No files ----------------------------------------------------------------------------------------------------------


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _sparse(path: Path) -> None:
    content = path.read_bytes() if path.exists() else b""
    with path.open("wb") as file:
        file.write(content)
        file.seek(1 << 40)
        file.write(b"x")


NO_FILES: dict[str, Callable[[Path], object]] = {
    "a device": _device,
    "a link to itself": _loop,
    "a link to nothing": lambda path: path.symlink_to(path.with_name("nothing")),
    "a pipe": lambda path: os.mkfifo(path),
    "a folder": lambda path: path.mkdir(),
    "an empty file": lambda path: path.touch(),
    "a file of a million million bytes": _sparse,
}

DEPTHS = {
    "deep lists": b"[" * DEEP + b"]" * DEEP,
    "deep objects": b'{"a":' * DEEP + b"0" + b"}" * DEEP,
    "a long number": b'{"format": ' + b"9" * 900_000 + b"}",
    "no text": b"\xff\xfe" * 1000,
}


def _nested(value: bytes) -> bytes:
    """``value`` in the place of the network of an architecture."""
    return b'{"format": "digitscope architecture", "version": 1, "name": "x", "network": ' + value + b"}"


def _allowed(name: str) -> tuple[str, ...]:
    """One of them is just not too much."""
    return ("opened",) if name == "wide edges" else ("refused",)


def _traps() -> list[Trap]:
    weights, checkpoint, archive, pickled = (DOORS[name] for name in ("weights", "checkpoint", "archive", "pickle"))
    architecture, idx, npz, picture = (DOORS[name] for name in ("architecture", "idx", "npz", "picture"))
    taught, facts, curves = (DOORS[name] for name in ("my digits", "kept run", "curves"))
    small = _description()
    traps = [
        Trap(name, architecture, _written(_architecture(network)), outcomes=_allowed(name))
        for name, network in NETWORKS.items()
    ]
    traps += [Trap(name, weights, _written(_weights(network))) for name, network in NETWORKS.items()]
    traps += [
        Trap(
            f"{name}, all zeros", weights, _written(_empty_network(NETWORKS[name])), heavy=True, outcomes=_allowed(name)
        )
        for name in ("wide edges", "wide windows", "a large kernel")
    ]
    traps += [Trap(name, door, _written(text)) for name, text in DEPTHS.items() for door in (architecture, facts)]
    traps += [Trap(f"{name} as a network", architecture, _written(_nested(text))) for name, text in DEPTHS.items()]
    for name, text in DEPTHS.items():
        described = text.decode("latin1")
        traps += [Trap(name, door, _written(_weights(small, described))) for door in (weights, checkpoint)]
    promises = (
        _weights(small, **{"dense1.weight": _promised([HUGE, HUGE], HUGE)}),
        _weights(small, **{"dense1.weight": _promised([1 << 33, 1 << 33], 0)}),
        _weights(small, **{"dense1.weight": _promised([0] * 10_000, 0)}),
        HUGE.to_bytes(8, "little") + b"{}",
        (90_000_000).to_bytes(8, "little") + b"{" + bytes(1000),
        (DEEP * 2).to_bytes(8, "little") + b"{" + b"[" * DEEP * 2,
    )
    for door in (weights, checkpoint, curves):
        traps += [Trap(f"promise {number}", door, _written(content)) for number, content in enumerate(promises)]
    for door in (npz, taught, archive):
        traps += [
            Trap("2^60 pictures", door, lambda path: _zip(path, LABELS, ("images.npy", promising((HUGE, 28, 28))))),
            Trap("a bomb of bytes", door, _bomb(900_000, "|u1", 1), heavy=True),
            Trap("a bomb of numbers", door, _bomb(110_000, "<f8", 8), heavy=True),
            Trap("many members", door, _many_members, heavy=True),
        ]
    traps += [
        Trap("too many points", taught, _points_bomb, heavy=True),
        Trap("a bomb", idx, _gzip_bomb, heavy=True),
        Trap("2^32 pictures", idx, _written(b"\0\0\x08\x03" + b"\xff" * 12)),
        Trap("a deep pickle", pickled, _written(b"\x80\x03" + b"(" * DEEP + b"t" * DEEP + b"."), heavy=True),
        Trap("deep lists", pickled, _written(b"\x80\x03" + b"]" * DEEP + b"a" * (DEEP - 1) + b"."), heavy=True),
        Trap("doubled again and again", pickled, _written(b"\x80\x03]q\0" + b"(h\0h\0tq\0" * 60 + b".")),
        Trap("a number of a million figures", pickled, _written(b"I" + b"9" * 1_000_000 + b"\n.")),
        Trap("a promise of text", pickled, _written(b"\x80\x04\x8d" + struct.pack("<Q", HUGE) + b"x.")),
        Trap("code", pickled, _written(pickle.dumps(os.system))),
        Trap("60,000 x 60,000", picture, _written(_png(60_000, 60_000))),
        Trap(
            "a bomb of 9,900 x 6,700",
            picture,
            _written(lambda: _blank_png(9_900, 6_700)),
            heavy=True,
            outcomes=("opened",),
        ),
        Trap("a bomb of text", picture, _written(_text_bomb), heavy=True, outcomes=("opened",)),
        Trap("a bitmap of 2^31 lines", picture, _written(_bmp(2**31 - 1, -(2**31)))),
        Trap("a bitmap of 10,000 x 10,000", picture, _written(_bmp(10_000, 10_000))),
        Trap("a GIF of 65,535 x 65,535", picture, _written(_gif(65_535))),
        Trap("a GIF of 9,000 x 7,000", picture, _written(_gif(7_000)), heavy=True, outcomes=("opened",)),
        Trap("a drawing that names files", picture, _written(b'<svg xmlns="http://www.w3.org/2000/svg"/>')),
        Trap("a long description", facts, _written(lambda: b" " * (1 << 26)), heavy=True),
    ]
    named = ("weights", "checkpoint", "archive", "pickle", "architecture", "idx", "npz", "picture", "my digits")
    doors = [*(DOORS[name] for name in named), facts, curves]
    for name, make in NO_FILES.items():
        none_kept = ("opened",) if name == "a link to nothing" else ("refused",)
        traps += [Trap(name, door, make, outcomes=none_kept if door is curves else ("refused",)) for door in doors]
    return traps


TRAPS = _traps()

"""The IDX format in which MNIST is published: big-endian header, then unsigned bytes, plain or gzip.

Source: "The MNIST database of handwritten digits", section "File formats" (LeCun, Cortes, Burges).
"""

import hashlib
import zlib
from gzip import GzipFile
from io import BytesIO
from pathlib import Path

import numpy as np

from core.checks import file_size, in_words, memory_to_read
from core.types import Labels, Pixels, UserError, said

SIDE = 28
CLASSES = 10
MOST_PICTURES = 1_000_000  # 784 MB; EMNIST, the largest relative of MNIST, has 814,255

SMALL = 1 << 26
DENSEST = 200
"""Bytes of pictures that one byte of a packed file stands for, at most, where they are more than :data:`SMALL`: MNIST's
stands for 4.7, and for 40 where each pixel takes eight bytes. What claims more is made to fill memory."""

ROOM = 1 << 20
"""Bytes of a file beside its pictures."""

MOST_MEMBERS = 1_000
"""Compressed parts that one file may be made of: a million empty ones take seconds."""

_IMAGES_MAGIC = 2051  # 0x00000803: unsigned bytes, three dimensions
_LABELS_MAGIC = 2049  # 0x00000801: unsigned bytes, one dimension
_MEMBER = b"\x1f\x8b\x08"  # how each part of a .gz file begins: RFC 1952, with "deflate"


def read_images(path: Path, sha256: str | None = None) -> Pixels:
    """The pictures of an IDX file ``(N, 1, 28, 28)``; with ``sha256`` the file must be just that one.

    Raises :class:`UserError` unless magic number, sizes, count and length are all as they should be.
    """
    with memory_to_read(path):
        shape, body = _read(path, said("pictures"), _IMAGES_MAGIC, (SIDE, SIDE), sha256)
    return body.reshape(shape[0], 1, SIDE, SIDE)  # (N*28*28,) -> (N, 1, 28, 28)


def read_labels(path: Path, sha256: str | None = None) -> Labels:
    """The labels of an IDX file ``(N,)``, each 0..9; with ``sha256`` the file must be just that one.

    Raises :class:`UserError` unless magic number, count, length and range are all as they should be.
    """
    with memory_to_read(path):
        _, body = _read(path, said("labels"), _LABELS_MAGIC, (), sha256)
        labels = body.astype(np.int64)
    if body.size and body.max() >= CLASSES:
        raise UserError(
            "{name} holds the label {label}, but labels run from 0 to {most}.",
            name=path.name,
            label=body.max(),
            most=CLASSES - 1,
        )
    return labels


def _read(
    path: Path, what: str, magic: int, item: tuple[int, ...], sha256: str | None
) -> tuple[tuple[int, ...], Pixels]:
    raw = _contents(path)
    if sha256 is not None and hashlib.sha256(raw).hexdigest() != sha256:
        raise UserError(
            "{path} is not the official MNIST file any more (its SHA-256 differs); install Digitscope again.", path=path
        )
    dimensions = 1 + len(item)
    source = _Gzip(path, raw) if raw.startswith(_MEMBER[:2]) else _Plain(raw)
    head = source.fill(4 * (1 + dimensions))
    header = head[: len(head) // 4 * 4].view(">u4")
    if header.size and header[0] != magic:
        raise UserError(
            "{name} is not an IDX file of {what}: it does not begin with {magic}.",
            name=path.name,
            what=what,
            magic=magic,
        )
    if header.size != 1 + dimensions:
        raise UserError("{name} is cut short: it ends within its header.", name=path.name)
    shape = tuple(int(size) for size in header[1:])
    if shape[1:] != item:
        raise UserError(
            "{name} holds pictures of {height} x {width} pixels, where {side} x {side} are needed.",
            name=path.name,
            height=shape[1],
            width=shape[2],
            side=SIDE,
        )
    if shape[0] > MOST_PICTURES:
        raise UserError(
            "{name} promises {count:,} {what}, more than the {most:,} that are read.",
            name=path.name,
            count=shape[0],
            what=what,
            most=MOST_PICTURES,
        )
    return shape, _body(path, source, what, shape)


def _body(path: Path, source: "_Plain | _Gzip", what: str, shape: tuple[int, ...]) -> Pixels:
    expected = int(np.prod(shape))
    if expected > source.most:
        raise UserError(
            "{name} promises {count:,} {what}, more than it can hold.", name=path.name, count=shape[0], what=what
        )
    body = source.fill(expected + 1)  # one more, to notice a file that is too long
    if body.size < expected:
        held = body.size * shape[0] // expected
        raise UserError(
            "{name} is cut short: it promises {count:,} {what} and holds {held:,}.",
            name=path.name,
            count=shape[0],
            what=what,
            held=held,
        )
    if body.size > expected:
        raise UserError(
            "{name} is longer than its header says: it promises {count:,} {what}.",
            name=path.name,
            count=shape[0],
            what=what,
        )
    if not source.is_whole:
        raise _damaged(path)
    return body


def _damaged(path: Path) -> UserError:
    return UserError("{name} is damaged: it cannot be unpacked.", name=path.name)


def _contents(path: Path) -> bytes:
    try:
        if file_size(path) > MOST_PICTURES * SIDE * SIDE + ROOM:
            raise UserError("{name} is too large to be a data set of digits.", name=path.name)
        return path.read_bytes()
    except OSError as error:
        raise UserError("{path} cannot be read: {reason}.", path=path, reason=in_words(error)) from error


class _Plain:
    """Bytes that are taken one piece after the other."""

    most = MOST_PICTURES * SIDE * SIDE
    """Bytes that there can be."""
    is_whole = True

    def __init__(self, raw: bytes) -> None:
        self._rest = memoryview(raw)

    def fill(self, count: int) -> Pixels:
        """The next ``count`` bytes, fewer at the end."""
        piece, self._rest = self._rest[:count], self._rest[count:]
        return np.frombuffer(piece, np.uint8)


class _Gzip:
    """The same for compressed bytes; unpacks no more than is asked for: a small file cannot fill memory."""

    def __init__(self, path: Path, raw: bytes) -> None:
        self.most = max(SMALL, DENSEST * len(raw))
        self.is_whole = True
        """Whether all that was unpacked so far has its end and its checksum, or may still have them."""
        self._path = path
        if raw.count(_MEMBER) > MOST_MEMBERS:
            raise _damaged(path)
        self._file = GzipFile(fileobj=BytesIO(raw))

    def fill(self, count: int) -> Pixels:
        """The next ``count`` bytes, fewer at the end; :class:`UserError` where they are damaged.

        Piece by piece, for what is unpacked takes twice the memory that a piece does.
        """
        body, filled = np.empty(count, np.uint8), 0
        while filled < count and (piece := self._piece(min(SMALL, count - filled))):
            body[filled : filled + len(piece)] = np.frombuffer(piece, np.uint8)
            filled += len(piece)
        return body[:filled]

    def _piece(self, most: int) -> bytes:
        try:
            return self._file.read1(most)
        except EOFError:
            self.is_whole = False
            return b""
        except (OSError, zlib.error) as error:
            raise _damaged(self._path) from error

"""Data sets in NumPy's own archive, an ``.npz`` with ``images`` and ``labels``; nothing pickled is opened."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from math import prod
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np
from numpy.lib.npyio import NpzFile

from core.checks import file_size, in_words, memory_to_read
from core.data.idx import CLASSES, DENSEST, MOST_PICTURES, ROOM, SIDE, SMALL
from core.types import Array, Labels, Pixels, Shape, UserError, said

_MOST_BYTES = MOST_PICTURES * SIDE * SIDE  # as many pictures as are read, a byte for each pixel
_SLAB = 4096  # pictures of other numbers become bytes so many at a time

_LONGEST_HEADER = 10_000  # NumPy's own limit; it would unpack more than that before it says so

# Those of savez; bzip2 and LZMA cannot be unpacked piece by piece, so that a small file could fill memory with them.
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_TIGHTEST = 1032  # bytes that one byte of deflate stands for, at most (zlib's technical details, "maximum compression")

FAULTS = (
    *(zipfile.BadZipFile, zlib.error, EOFError, RuntimeError),
    *(ValueError, TypeError, ArithmeticError, SyntaxError, TokenError),
)
"""What zipfile and NumPy raise on damaged files, on encrypted ones and on such as only pickle could open."""


def read_npz(path: Path) -> tuple[Pixels, Labels]:
    """``images (N, 1, 28, 28)`` uint8 with ink = 255 and ``labels (N,)`` int64 of an ``.npz`` file.

    Pictures may be ``(N, 28, 28)`` or ``(N, 1, 28, 28)``, of whole or real numbers, 0..1 or 0..255: where no
    number is above 1, 1 is full ink. Raises :class:`UserError` with one sentence for anything else.
    """
    with open_npz(path) as archive:
        return read_digits(path, archive)


def check_npz(path: Path) -> None:
    """Raise what :func:`read_npz` raises where the headers in the file at ``path`` show that it cannot be read."""
    with open_npz(path) as archive:
        for name in ("images", "labels"):
            promised(path, archive, name)


@contextmanager
def open_npz(path: Path, wanted: str = "") -> Iterator[NpzFile]:
    """The archive, open for :func:`member`; ``UserError`` for whatever goes wrong while it is read.

    ``wanted`` says what should be in it, "" for pictures and their labels.
    """
    try:
        if file_size(path) > _MOST_BYTES + ROOM:
            raise _too_many(path)
        if not zipfile.is_zipfile(path):
            raise UserError(
                "{name} is not an .npz file; one with {wanted} is needed.",
                name=path.name,
                wanted=wanted or said("images and labels"),
            )
        # Opened here: where a zip file is damaged, NumPy leaves what it has opened to the collector of garbage.
        with memory_to_read(path), path.open("rb") as file, NpzFile(file, allow_pickle=False) as archive:
            yield archive
    except OSError as error:
        raise UserError("{path} cannot be read: {reason}.", path=path, reason=in_words(error)) from error
    except FAULTS as error:
        raise UserError("{name} is not an .npz file of plain numbers, or it is damaged.", name=path.name) from error


def read_digits(path: Path, archive: NpzFile) -> tuple[Pixels, Labels]:
    """The same as :func:`read_npz`, shapes and errors too, of an ``archive`` that is open.

    ``path`` is for the sentences.
    """
    images, labels = (member(path, archive, name) for name in ("images", "labels"))
    pictures, numbers = _pictures(path, images), _labels(path, labels)
    if len(pictures) != len(numbers):
        raise UserError(
            "{name} holds {pictures:,} pictures but {labels:,} labels.",
            name=path.name,
            pictures=len(pictures),
            labels=len(numbers),
        )
    return pictures, numbers


def member(path: Path, archive: NpzFile, name: str) -> Array:
    """The array called ``name``, of whatever shape; nothing larger than :data:`MOST_PICTURES` pictures is read.

    Memory is taken only for what the archive can really hold, as :func:`promised` says, which also says what is raised.
    """
    promised(path, archive, name)
    with zip_of(archive).open(f"{name}.npy") as stream:
        array: Array = np.lib.format.read_array(stream, allow_pickle=False)
    return array


def promised(path: Path, archive: NpzFile, name: str) -> tuple[Shape, np.dtype[Any]]:
    """Shape and type of the array called ``name``, which has not been read yet.

    The archive's own word, the array's header and the file's size have to agree, or it raises ``ValueError``, of which
    :func:`open_npz` makes a sentence; ``UserError`` where there is no such array, or a larger one than is read.
    """
    file = zip_of(archive)
    if f"{name}.npy" not in file.namelist():
        raise UserError('{name} holds no array "{array}"; it needs "images" and "labels".', name=path.name, array=name)
    info = file.getinfo(f"{name}.npy")
    if info.file_size > _MOST_BYTES:
        raise _too_many(path)
    tightest = _TIGHTEST if info.file_size <= SMALL else DENSEST
    if info.compress_size > file_size(path) or info.file_size > tightest * info.compress_size:
        raise ValueError("the archive cannot hold what it says it holds, or nothing that is worth it")
    if info.compress_type not in _PACKED:
        raise ValueError("an array is packed in a way that fills memory")
    with file.open(info) as stream:
        size, shape, dtype = _header(stream.read(_LONGEST_HEADER))
    if size != info.file_size:
        raise ValueError("the array's header belongs to another array")
    return shape, dtype


def read_npy(path: Path) -> Array:
    """The array of a lone ``.npy`` file, of whatever shape; raises ``OSError`` or one of :data:`FAULTS`.

    Memory is taken only for what the file really holds.
    """
    with path.open("rb") as file:
        if _header(file.read(_LONGEST_HEADER))[0] != path.stat().st_size:
            raise ValueError("the header belongs to another array")
        file.seek(0)
        array: Array = np.lib.format.read_array(file, allow_pickle=False)
    return array


def zip_of(archive: NpzFile) -> zipfile.ZipFile:
    """The zip file that the ``archive`` is; raises ``ValueError`` where it is closed."""
    if archive.zip is None:
        raise ValueError("the archive is closed")
    return archive.zip


def _header(start: bytes) -> tuple[int, Shape, np.dtype[Any]]:
    """The bytes of a whole ``.npy`` file, and its array's shape and type, by the header at its ``start``."""
    stream = io.BytesIO(start)
    older = np.lib.format.read_magic(stream) == (1, 0)
    read_header = np.lib.format.read_array_header_1_0 if older else np.lib.format.read_array_header_2_0
    shape, _, dtype = read_header(stream)
    return stream.tell() + prod(shape) * dtype.itemsize, shape, dtype


def _too_many(path: Path) -> UserError:
    return UserError(
        "{name} holds more than is read: up to {most:,} pictures with a byte for each pixel, and "
        "fewer of larger numbers.",
        name=path.name,
        most=MOST_PICTURES,
    )


def _pictures(path: Path, images: Array) -> Pixels:
    if images.ndim not in (3, 4) or images.shape[1:] not in ((SIDE, SIDE), (1, SIDE, SIDE)):
        raise UserError(
            "The images in {name} have the shape {shape}, where (N, {side}, {side}) is needed.",
            name=path.name,
            shape=images.shape,
            side=SIDE,
        )
    if len(images) > MOST_PICTURES:
        raise _too_many(path)
    if images.dtype.kind not in "buif":
        raise UserError("The images in {name} are not numbers but {dtype}.", name=path.name, dtype=images.dtype)
    images = images.reshape(len(images), 1, SIDE, SIDE)  # (N, 28, 28) -> (N, 1, 28, 28)
    if not images.size:
        return images.astype(np.uint8)
    lowest, highest = images.min(), images.max()
    if not (lowest >= 0 and highest <= 255):  # turned round, so that NaN is refused too
        raise UserError("The pixels in {name} are not all within 0 to 255.", name=path.name)
    if images.dtype == np.uint8 and highest > 1:
        return np.ascontiguousarray(images)
    pixels = np.empty(images.shape, np.uint8)
    for start in range(0, len(images), _SLAB):
        some = images[start : start + _SLAB]
        pixels[start : start + _SLAB] = np.rint(some * np.float32(255) if highest <= 1 else some)
    return pixels


def _labels(path: Path, labels: Array) -> Labels:
    if labels.ndim != 1 or labels.dtype.kind not in "ui":
        raise UserError("The labels in {name} are not a row of whole numbers.", name=path.name)
    if labels.size and not (labels.min() >= 0 and labels.max() < CLASSES):
        raise UserError("The labels in {name} do not all run from 0 to {most}.", name=path.name, most=CLASSES - 1)
    return labels.astype(np.int64)

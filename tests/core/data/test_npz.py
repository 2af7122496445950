"""Archives that somebody made by hand, to fill memory or to bring the program down."""

import io
import os
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.data.npz import member, open_npz, read_npz
from core.types import Array
from tests.npy import promising
from tests.refusing import refusal_of

IMAGES = np.random.default_rng(3).integers(0, 256, (20, 28, 28), np.uint8)
LABELS = np.arange(20) % 10
DAMAGED = "mine.npz is not an .npz file of plain numbers, or it is damaged."
LARGE = (
    "mine.npz holds more than is read: up to 1,000,000 pictures with a byte for each pixel, "
    "and fewer of larger numbers."
)
MOST = 8 << 20
"""Bytes of memory that it may take to say no."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.npz"


def npy(array: Array, version: tuple[int, int] | None = None) -> bytes:
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, array, version)
    return buffer.getvalue()


def told_as(shape: tuple[int, ...], descr: str = "|u1") -> bytes:
    """The images under a header that says something else of them."""
    return promising(shape, descr, IMAGES.tobytes())


def write(path: Path, images: bytes, packed: int = zipfile.ZIP_DEFLATED, name: str = "images.npy", **said: int) -> None:
    """An archive with good labels and these ``images``; what is ``said`` of them replaces what is true."""
    with zipfile.ZipFile(path, "w", packed) as archive:
        archive.writestr("labels.npy", npy(LABELS))
        archive.writestr(name, images)
        for key, value in said.items():
            setattr(archive.infolist()[1], key, value)


def refused(path: Path, read: Callable[[Path], object] = read_npz) -> str:
    """The sentence with which it is refused, after little memory was taken."""
    tracemalloc.start()
    try:
        sentence = refusal_of(read, path)
        assert tracemalloc.get_traced_memory()[1] < MOST
    finally:
        tracemalloc.stop()
    return sentence


@pytest.mark.parametrize("packed", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("version", [(1, 0), (2, 0), (3, 0)])
@pytest.mark.parametrize("order", ["C", "F"])
def test_what_other_programs_write_is_read(path: Path, packed: int, version: tuple[int, int], order: Any) -> None:
    write(path, npy(np.asarray(IMAGES, order=order), version), packed)
    pictures, labels = read_npz(path)
    np.testing.assert_array_equal(pictures[:, 0], IMAGES)
    np.testing.assert_array_equal(labels, LABELS)


@pytest.mark.parametrize(
    "images",
    [
        told_as((10**12, 28, 28)),
        told_as((10**7, 28, 28)),
        told_as((21, 28, 28)),
        told_as((19, 28, 28)),
        told_as((-20, -28, 28)),
        told_as((10**9,), "<U9"),
        told_as((20, 28, 28), "|O"),
        b"\x93NUMPY\x02\x00" + (50_000_000).to_bytes(4, "little") + b" " * 50_000_000,
        b"\x93NUMPY\x01\x00\x06\x00((((((",
        b"\x93NUMPY\x01\x00\x10\x27" + b"(" * 10_000,
        b"\x93NUMPY\x09\x00" + bytes(100),
        b"\x93NUM",
        b"",
    ],
    ids=[
        *("a million millions", "ten millions", "one too many", "one too few", "negative", "texts", "objects"),
        *("a long header", "no header", "a deep header", "version 9", "cut short", "empty"),
    ],
)
def test_a_header_is_read_before_what_it_promises(path: Path, images: bytes) -> None:
    write(path, images)
    assert refused(path) == DAMAGED


def test_an_archive_that_promises_more_than_its_bytes_can_stand_for(path: Path) -> None:
    promise = told_as((990_000, 28, 28))
    size = len(promise) - IMAGES.size + 990_000 * 784
    for packed in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        write(path, promise, packed, file_size=size)
        assert refused(path) == DAMAGED
        write(path, promise, packed, file_size=size, compress_size=size)
        assert refused(path) == DAMAGED


def test_an_archive_that_promises_more_than_is_read(path: Path) -> None:
    write(path, npy(IMAGES), file_size=10**11)
    assert refused(path) == LARGE


@pytest.mark.parametrize("said", [100, 10**6, 5 * 10**8])
def test_an_archive_that_is_wrong_about_its_sizes(path: Path, said: int) -> None:
    write(path, npy(IMAGES), file_size=said)
    assert refused(path) == DAMAGED


@pytest.mark.parametrize("packed", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_cannot_be_undone_in_pieces_is_not_undone(path: Path, packed: int) -> None:
    whole = npy(IMAGES)
    write(path, whole + bytes(30_000_000), packed, file_size=len(whole))
    assert path.stat().st_size < 100_000
    assert refused(path) == DAMAGED


def test_members_that_are_no_arrays(path: Path) -> None:
    write(path, IMAGES.tobytes(), name="images")
    assert refused(path) == 'mine.npz holds no array "images"; it needs "images" and "labels".'
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("images.npy", npy(IMAGES))
    assert len(read_npz(path)[0]) == 20, "and a second one of nearly the same name does no harm"


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.npz")
    (tmp_path / "zero.npz").symlink_to("/dev/zero")
    for name in ("pipe.npz", "zero.npz"):
        assert refused(tmp_path / name) == f"{tmp_path / name} is not a file."


def test_a_file_of_absurd_size(path: Path) -> None:
    write(path, npy(IMAGES))
    content = path.read_bytes()
    with path.open("wb") as file:
        file.seek(1 << 40)  # sparse: it takes no room
        file.write(content)
    assert refused(path) == LARGE


def test_a_number_that_is_too_large_for_what_it_is_used_for(path: Path) -> None:
    np.savez(path, version=np.array(np.inf))

    def read(path: Path) -> int:
        with open_npz(path) as archive:
            return int(member(path, archive, "version"))

    assert refused(path, read) == DAMAGED

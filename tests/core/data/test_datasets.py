import contextlib
import gzip
import hashlib
import os
import shutil
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.data.datasets import MNIST_SHA256, DataSplits, check_dataset, load_dataset, load_mnist, stratified
from core.data.idx import MOST_MEMBERS, read_images
from core.types import Array, Labels, Pixels, UserError
from resources import MNIST
from tests.refusing import refusal_of


def idx(array: Array) -> bytes:
    header = np.array([0x0800 + array.ndim, *array.shape], ">u4")
    return header.tobytes() + array.astype(np.uint8).tobytes()


def pictures(count: int) -> tuple[Pixels, Labels]:
    rng = np.random.default_rng(3)
    return rng.integers(0, 256, (count, 28, 28), np.uint8), np.arange(count) % 10


def write_idx(folder: Path, part: str, count: int, dash: str = "-", end: str = "") -> None:
    folder.mkdir(exist_ok=True)
    images, labels = pictures(count)
    for name, array in (
        (f"{part}-images{dash}idx3-ubyte", images),
        (f"{part}-labels{dash}idx1-ubyte", labels),
    ):
        content = idx(array)
        (folder / (name + end)).write_bytes(gzip.compress(content) if end else content)


def test_mnist_is_all_there(mnist: DataSplits) -> None:
    assert (mnist.sizes.train, mnist.sizes.validation, mnist.sizes.test) == (55_000, 5_000, 10_000)
    for split in (mnist.train, mnist.validation, mnist.test):
        assert split.images.shape == (len(split), 1, 28, 28)
        assert split.images.dtype == np.uint8
        assert split.labels.shape == (len(split),)
        assert split.labels.dtype == np.int64
        assert not split.images.flags.writeable
        assert not split.labels.flags.writeable
    assert mnist.test.labels[:8].tolist() == [7, 2, 1, 0, 4, 1, 4, 9]
    assert mnist.name == "MNIST"
    assert mnist.note == ""


def test_the_validation_split_is_stratified_and_always_the_same(mnist: DataSplits) -> None:
    both = np.bincount(mnist.train.labels) + np.bincount(mnist.validation.labels)
    share = np.bincount(mnist.validation.labels) * 12
    assert np.abs(share - both).max() <= 12  # within one picture of the exact share
    digest = hashlib.sha256(mnist.validation.images.tobytes()).hexdigest()
    assert digest == "cf8c59410e0020d6646705eeda4b2f6f8b4382f7678e026a2efdbafe9eec7248"


@given(st.lists(st.integers(0, 9), min_size=1, max_size=200), st.data())
def test_a_stratified_part_has_the_size_asked_for(labels: list[int], data: st.DataObject) -> None:
    count = data.draw(st.integers(0, len(labels)))
    array = np.array(labels)
    mask = stratified(array, count)
    assert mask.sum() == count
    share = np.bincount(array, minlength=10) * count / len(labels)
    assert (np.abs(np.bincount(array[mask], minlength=10) - share) < 1).all()


@pytest.mark.parametrize("dash", ["-", "."])
@pytest.mark.parametrize("end", ["", ".gz"])
def test_a_folder_of_idx_files_opens(tmp_path: Path, dash: str, end: str) -> None:
    write_idx(tmp_path, "train", 240, dash, end)
    write_idx(tmp_path, "t10k", 30, dash, end)
    data = load_dataset(tmp_path)
    assert (data.sizes.train, data.sizes.validation, data.sizes.test) == (220, 20, 30)
    assert data.name == tmp_path.name
    assert data.note == ""
    images, labels = pictures(30)
    np.testing.assert_array_equal(data.test.images[:, 0], images)
    np.testing.assert_array_equal(data.test.labels, labels)


def test_a_folder_that_is_called_as_a_file_does_not_hide_it(tmp_path: Path) -> None:
    """As Kaggle hands MNIST out: each file once more in a folder of its name."""
    write_idx(tmp_path, "train", 40, ".")
    for name in (IMAGES, LABELS):
        (tmp_path / name).mkdir()
    assert load_dataset(tmp_path).sizes.train == 32


def test_without_t10k_files_a_part_is_set_aside_and_said(tmp_path: Path) -> None:
    write_idx(tmp_path, "train", 200)
    data = load_dataset(str(tmp_path))
    assert (data.sizes.train, data.sizes.validation, data.sizes.test) == (160, 20, 20)
    assert (np.bincount(data.test.labels) == 2).all()
    assert data.note == "There are no t10k files; set aside for testing: 20 of the 200 pictures."


@pytest.mark.parametrize("shape", [(100, 28, 28), (100, 1, 28, 28)])
@pytest.mark.parametrize(("dtype", "scale"), [("u1", 1), ("f4", 1), ("f8", 1 / 255), ("f4", 1 / 255), ("i8", 1)])
def test_an_npz_opens(tmp_path: Path, shape: tuple[int, ...], dtype: str, scale: float) -> None:
    images, labels = pictures(100)
    np.savez(tmp_path / "mine.npz", images=(images * scale).astype(dtype).reshape(shape), labels=labels)
    data = load_dataset(tmp_path / "mine.npz")
    assert (data.sizes.train, data.sizes.validation, data.sizes.test) == (80, 10, 10)
    together = np.concatenate([data.train.images, data.validation.images, data.test.images])
    assert together.dtype == np.uint8
    assert sorted(row.tobytes() for row in together) == sorted(row.tobytes() for row in images)
    assert data.note == "It has no test part of its own; set aside for testing: 10 of the 100 pictures."


def test_ten_pictures_are_enough(tmp_path: Path) -> None:
    write_idx(tmp_path, "train", 10)
    sizes = load_dataset(tmp_path).sizes
    assert (sizes.train, sizes.validation, sizes.test) == (8, 1, 1)


# Bad input


refused = partial(refusal_of, load_dataset)


def spoil(folder: Path, name: str, content: bytes) -> str:
    write_idx(folder, "train", 40)
    (folder / name).write_bytes(content)
    return refused(folder)


IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"


def test_idx_files_that_are_cut_short_or_too_long(tmp_path: Path) -> None:
    whole = idx(pictures(40)[0])
    assert spoil(tmp_path, IMAGES, whole[:-1]) == f"{IMAGES} is cut short: it promises 40 pictures and holds 39."
    assert spoil(tmp_path, IMAGES, whole[:7]) == f"{IMAGES} is cut short: it ends within its header."
    assert "is cut short" in spoil(tmp_path, IMAGES, b"")
    assert "is longer than its header says" in spoil(tmp_path, IMAGES, whole + b"\0")
    packed = gzip.compress(whole)
    assert "is cut short" in spoil(tmp_path, IMAGES, packed[: len(packed) // 2])
    assert "is cut short" in spoil(tmp_path, IMAGES, packed[:12])
    middle = len(packed) // 2
    damaged = packed[:middle] + bytes(200) + packed[middle + 200 :]
    assert spoil(tmp_path, IMAGES, damaged) == f"{IMAGES} is damaged: it cannot be unpacked."


def test_a_gzip_file_of_several_members_is_read(tmp_path: Path) -> None:
    """As gzip's own manual makes one: each part is packed, and they stand one behind the other."""
    write_idx(tmp_path, "train", 40, end=".gz")
    whole = idx(pictures(40)[0])
    for cuts in ([0, 4000], [0, 7, 7, 16, 30_000]):
        parts = [whole[a:b] for a, b in pairwise([*cuts, len(whole)])]
        (tmp_path / f"{IMAGES}.gz").write_bytes(b"".join(map(gzip.compress, parts)) + bytes(8))
        np.testing.assert_array_equal(read_images(tmp_path / f"{IMAGES}.gz")[:, 0], pictures(40)[0])


def test_a_gzip_file_of_countless_empty_members_is_refused(tmp_path: Path) -> None:
    """A million of them would keep the program busy for seconds."""
    packed = MOST_MEMBERS * gzip.compress(b"") + gzip.compress(idx(pictures(40)[0]))
    assert spoil(tmp_path, IMAGES, packed) == f"{IMAGES} is damaged: it cannot be unpacked."


@pytest.mark.parametrize("missing", [1, 4, 8])
def test_a_gzip_file_has_its_checksum(tmp_path: Path, missing: int) -> None:
    packed = gzip.compress(idx(pictures(40)[0]))
    assert spoil(tmp_path, IMAGES, packed[:-missing]) == f"{IMAGES} is damaged: it cannot be unpacked."
    assert spoil(tmp_path, IMAGES, packed + packed[:12]) == f"{IMAGES} is damaged: it cannot be unpacked."
    assert spoil(tmp_path, IMAGES, packed + b"more") == f"{IMAGES} is damaged: it cannot be unpacked."


def test_idx_files_of_another_kind(tmp_path: Path) -> None:
    images, labels = pictures(40)
    assert "is not an IDX file of pictures" in spoil(tmp_path, IMAGES, idx(labels))
    assert "is not an IDX file of labels" in spoil(tmp_path, LABELS, idx(images))
    assert "is not an IDX file of labels" in spoil(tmp_path, LABELS, b"hello, world")
    assert "holds pictures of 14 x 56 pixels" in spoil(tmp_path, IMAGES, idx(images.reshape(40, 14, 56)))


def test_wrong_counts_and_labels(tmp_path: Path) -> None:
    images, labels = pictures(40)
    assert spoil(tmp_path, LABELS, idx(labels[:39])) == f"{IMAGES} holds 40 pictures, but {LABELS} 39 labels."
    assert spoil(tmp_path, LABELS, idx(labels + 1)) == f"{LABELS} holds the label 10, but labels run from 0 to 9."
    promise = np.array([2051, 4_000_000_000, 28, 28], ">u4").tobytes()
    assert "promises 4,000,000,000 pictures, more than" in spoil(tmp_path, IMAGES, promise)
    assert "holds 0 pictures, but" in spoil(tmp_path, IMAGES, idx(images[:0]))


def test_a_small_gzip_cannot_fill_memory(tmp_path: Path) -> None:
    bomb = np.array([2051, 40, 28, 28], ">u4").tobytes() + bytes(100_000_000)
    assert "is longer than its header says" in spoil(tmp_path, IMAGES, gzip.compress(bomb, 1))


def test_folders_and_files_that_hold_no_data_set(tmp_path: Path) -> None:
    assert "holds no data set" in refused(tmp_path)
    assert refused(tmp_path / "none") == (
        f"There is no data set at {tmp_path / 'none'}; "
        'give "mnist", "strokes", "mnist+strokes", a folder of IDX files or an .npz file.'
    )
    (tmp_path / "notes.txt").write_text("hello")
    assert "notes.txt is not a data set" in refused(tmp_path / "notes.txt")
    write_idx(tmp_path / "few", "train", 9)
    assert refused(tmp_path / "few") == "The data set holds 9 pictures, but at least 10 are needed."
    write_idx(tmp_path / "half", "train", 40)
    (tmp_path / "half" / LABELS).unlink()
    assert "holds only one of the two train files: the file of labels is missing" in refused(tmp_path / "half")
    write_idx(tmp_path / "idle", "train", 40)
    write_idx(tmp_path / "idle", "t10k", 0)
    assert "hold no pictures" in refused(tmp_path / "idle")
    (tmp_path / "folder" / IMAGES).mkdir(parents=True)
    write_idx(tmp_path / "other", "train", 40)
    shutil.copy(tmp_path / "other" / LABELS, tmp_path / "folder")
    assert refused(tmp_path / "folder") == f"{tmp_path / 'folder' / IMAGES} is not a file."
    assert "cannot be read" in refused(tmp_path / ("long" * 100))


def test_what_shows_without_reading_is_refused_in_the_same_words(tmp_path: Path) -> None:
    images, labels = pictures(40)
    write_idx(tmp_path / "whole", "train", 40)
    write_idx(tmp_path / "half", "train", 40)
    (tmp_path / "half" / LABELS).unlink()
    (tmp_path / "empty").mkdir()
    (tmp_path / "damaged.npz").write_bytes(b"PK\x03\x04 hello")
    np.savez(tmp_path / "whole.npz", images=images, labels=labels)
    np.savez(tmp_path / "half.npz", images=images)
    for path in sorted(tmp_path.iterdir()):
        if path.stem == "whole":
            check_dataset(path)
        else:
            assert refusal_of(partial(check_dataset, path)) == refused(path)


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    for name in (IMAGES, LABELS):
        write_idx(tmp_path, "train", 40)
        (tmp_path / name).unlink()
        os.mkfifo(tmp_path / name)
        assert refused(tmp_path) == f"{tmp_path / name} is not a file."
        (tmp_path / name).unlink()
        (tmp_path / name).symlink_to("/dev/zero")
        assert refused(tmp_path) == f"{tmp_path / name} is not a file."
        (tmp_path / name).unlink()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_it(tmp_path: Path) -> None:
    write_idx(tmp_path, "train", 40)
    (tmp_path / IMAGES).chmod(0)
    assert "cannot be read: Permission denied" in refused(tmp_path)


def npz(folder: Path, **arrays: Array) -> str:
    np.savez(folder / "mine.npz", allow_pickle=True, **arrays)
    return refused(folder / "mine.npz")


def test_an_npz_that_is_not_one(tmp_path: Path) -> None:
    images, labels = pictures(40)
    assert 'holds no array "labels"' in npz(tmp_path, images=images)
    assert "have the shape (40, 784)" in npz(tmp_path, images=images.reshape(40, 784), labels=labels)
    assert "not numbers but <U1" in npz(tmp_path, images=np.full((40, 28, 28), "x"), labels=labels)
    assert "not all within 0 to 255" in npz(tmp_path, images=images * -1.0, labels=labels)
    assert "not all within 0 to 255" in npz(tmp_path, images=images * np.nan, labels=labels)
    assert "not a row of whole numbers" in npz(tmp_path, images=images, labels=labels[:, None])
    assert "not a row of whole numbers" in npz(tmp_path, images=images, labels=labels * 0.5)
    assert "from 0 to 9" in npz(tmp_path, images=images, labels=labels - 1)
    assert "holds 40 pictures but 39 labels" in npz(tmp_path, images=images, labels=labels[1:])
    assert "holds 0 pictures" in npz(tmp_path, images=images[:0], labels=labels[:0])
    assert "plain numbers" in npz(tmp_path, images=np.array([images, None], object), labels=labels)
    (tmp_path / "mine.npz").write_bytes(b"PK\x03\x04 hello")
    assert "is not an .npz file" in refused(tmp_path / "mine.npz")
    (tmp_path / "folder.npz").mkdir()
    assert "holds no data set" in refused(tmp_path / "folder.npz")


@pytest.mark.filterwarnings(
    "ignore:Reading `.npy`", "ignore:Data type alias"
)  # guesses of NumPy's about a damaged header
@given(st.integers(0, 40_000), st.integers(1, 255))
def test_a_damaged_npz_never_gives_a_traceback(tmp_path_factory: pytest.TempPathFactory, place: int, flip: int) -> None:
    path = tmp_path_factory.mktemp("npz") / "mine.npz"
    images, labels = pictures(40)
    np.savez_compressed(path, images=images, labels=labels)
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= flip
    path.write_bytes(content)
    with contextlib.suppress(UserError):
        assert load_dataset(path).sizes.train == 32


def test_the_bundled_files_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"none cannot be read: No such file or directory\.$"):
        load_mnist(tmp_path / "none")


def test_the_bundled_files_must_be_the_official_ones(tmp_path: Path) -> None:
    for name in MNIST_SHA256:
        shutil.copy(MNIST / name, tmp_path)
    labels = tmp_path / "t10k-labels-idx1-ubyte.gz"
    labels.write_bytes(labels.read_bytes() + b"\0")
    with pytest.raises(UserError, match="is not the official MNIST file any more"):
        load_mnist(tmp_path)

"""Pictures with labels, in three splits: to train on, to choose by (validation), and to report on (test).

MNIST gives 60,000 pictures for training and 10,000 for testing. 5,000 of the 60,000 are kept apart for
validation: every class in proportion, always the same ones. The test split is for the last look only.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.checks import in_words
from core.data.idx import CLASSES, read_images, read_labels
from core.data.npz import check_npz, read_npz
from core.data.pen_strokes import Hands
from core.types import Array, Labels, Pixels, UserError, said

MNIST_SHA256 = {
    "train-images-idx3-ubyte.gz": "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
    "train-labels-idx1-ubyte.gz": "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
    "t10k-images-idx3-ubyte.gz": "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
    "t10k-labels-idx1-ubyte.gz": "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
}
"""The four official files, as first published."""

SPLIT_SEED = 1998  # the year of MNIST; part of what "the validation split" means, so never changed
VALIDATION_SHARE = 1 / 12  # 5,000 of 60,000
TEST_SHARE = 1 / 10  # where a data set comes without a test split: 80 % / 10 % / 10 %
FEWEST_PICTURES = 10


@dataclass(frozen=True, eq=False)
class Dataset:
    """``images (N, 1, 28, 28)`` uint8 with ink = 255 and their ``labels (N,)`` int64, both read-only.

    Where pictures were made of pen strokes, these are ``hands``, and ``line (N,)`` says which of ``hands.digits`` each
    picture shows, -1 for none. Raises ``UserError`` where there are not as many labels as pictures.
    """

    images: Pixels
    labels: Labels
    hands: Hands | None = None
    line: Labels | None = None

    def __post_init__(self) -> None:
        if len(self.images) != len(self.labels):
            raise UserError(
                "There are {pictures:,} pictures but {labels:,} labels.",
                pictures=len(self.images),
                labels=len(self.labels),
            )
        self.images.flags.writeable = False
        self.labels.flags.writeable = False

    def __len__(self) -> int:
        return len(self.labels)

    def take(self, which: Array) -> "Dataset":
        """A copy of the pictures that ``which`` chooses: indices ``(n,)`` or a mask ``(N,)``."""
        return Dataset(
            self.images[which], self.labels[which], self.hands, None if self.line is None else self.line[which]
        )


@dataclass(frozen=True)
class Sizes:
    """How many pictures each split has."""

    train: int
    validation: int
    test: int


@dataclass(frozen=True)
class DataSplits:
    """A data set in its three splits; ``note`` is a sentence on what was decided for the person, or empty."""

    name: str
    train: Dataset
    validation: Dataset
    test: Dataset
    note: str = ""

    @property
    def sizes(self) -> Sizes:
        """How many pictures each split has."""
        return Sizes(len(self.train), len(self.validation), len(self.test))


def load_mnist(folder: Path) -> DataSplits:
    """MNIST from its four official files in ``folder``; ``UserError`` if one of them is any other."""
    return _folder(folder, "MNIST", MNIST_SHA256.get)


def load_dataset(path: str | Path) -> DataSplits:
    """A folder of IDX files, or an ``.npz`` with ``images`` and ``labels``.

    A folder holds files of the official names, plain or ``.gz``, with ``-idx`` or ``.idx``; where the two
    ``t10k`` files are missing it is divided 80/10/10, as an ``.npz`` always is, and the ``note`` says so.
    Raises :class:`UserError` with one sentence for whatever is missing, damaged or out of range.
    """
    path = Path(path)
    if _is_folder(path):
        return _folder(path, path.resolve().name)
    return _divided(path.name, _enough(Dataset(*read_npz(path))), said("It has no test part of its own"))


def check_dataset(path: Path) -> None:
    """Raise what :func:`load_dataset` raises where a look at names and headers shows that no data set is at ``path``.

    It takes no time; what the files hold shows when they are read.
    """
    if _is_folder(path):
        _files_to_train_on(path)
    else:
        check_npz(path)


def stratified(labels: Labels, count: int) -> Array:
    """Which ``count`` of ``labels (N,)`` to keep apart: a mask ``(N,)``, always the same for the same labels.

    Every class is there in proportion; shares are rounded by largest remainder, so they add up to ``count``.
    Within a class the pictures with the smallest random keys are taken; the keys are raw numbers of PCG64, a
    stream that NumPy promises not to change.
    """
    sizes = np.bincount(labels, minlength=CLASSES)
    quota = apportioned(sizes * count / len(labels), count)
    keys = np.random.PCG64(SPLIT_SEED).random_raw(len(labels))
    order = np.lexsort((keys, labels))  # by class, then by key
    ranks = np.arange(len(labels)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    mask = np.zeros(len(labels), bool)
    mask[order[ranks < np.repeat(quota, sizes)]] = True
    return mask


def apportioned(shares: Array, total: int) -> Array:
    """``shares (n,)`` as whole numbers that add up to ``total`` as they do: rounded by largest remainder."""
    result = np.floor(shares).astype(int)
    result[np.argsort(result - shares, kind="stable")[: total - result.sum()]] += 1
    return result


def _is_folder(path: Path) -> bool:
    """Whether ``path`` is a folder and not an ``.npz`` file; ``UserError`` where it is neither."""
    try:
        if path.is_dir():
            return True
        if not path.exists():
            raise UserError("There is no data set at {path}; {accepted}.", path=path, accepted=_accepted())
    except OSError as error:
        raise UserError("{path} cannot be read: {reason}.", path=path, reason=in_words(error)) from error
    if path.suffix.lower() != ".npz":
        raise UserError("{name} is not a data set; {accepted}.", name=path.name, accepted=_accepted())
    return False


def _folder(folder: Path, name: str, sha256: Callable[[str], str | None] = lambda _: None) -> DataSplits:
    everything = _enough(_read(*_files_to_train_on(folder), sha256))
    files = _files(folder, "t10k")
    if files is None:
        return _divided(name, everything, said("There are no t10k files"))
    test = _read(*files, sha256)
    if not len(test):
        raise UserError("The t10k files in {folder} hold no pictures.", folder=folder)
    train, validation = _apart(everything, VALIDATION_SHARE)
    return DataSplits(name, train, validation, test)


def _files_to_train_on(folder: Path) -> tuple[Path, Path]:
    """The files of images and of labels; ``UserError`` where there are none."""
    files = _files(folder, "train")
    if files is None:
        raise UserError(
            "{folder} holds no data set: there is no file train-images-idx3-ubyte (or the same with .gz).",
            folder=folder,
        )
    return files


def _files(folder: Path, prefix: str) -> tuple[Path, Path] | None:
    """The files of images and of labels, ``None`` where there is neither; ``UserError`` where there is one of them."""
    images, labels = _find(folder, f"{prefix}-images", 3), _find(folder, f"{prefix}-labels", 1)
    if images is None and labels is None:
        return None
    if images is None or labels is None:
        missing = said("images") if images is None else said("labels")
        raise UserError(
            "{folder} holds only one of the two {prefix} files: the file of {missing} is missing.",
            folder=folder,
            prefix=prefix,
            missing=missing,
        )
    return images, labels


def _read(images: Path, labels: Path, sha256: Callable[[str], str | None]) -> Dataset:
    pictures = read_images(images, sha256(images.name))
    numbers = read_labels(labels, sha256(labels.name))
    if len(pictures) != len(numbers):
        raise UserError(
            "{images} holds {pictures:,} pictures, but {labels_file} {labels:,} labels.",
            images=images.name,
            pictures=len(pictures),
            labels_file=labels.name,
            labels=len(numbers),
        )
    return Dataset(pictures, numbers)


def _find(folder: Path, stem: str, dimensions: int) -> Path | None:
    pattern = re.compile(rf"{stem}[-.]idx{dimensions}-ubyte(\.gz)?")
    try:
        found = [path for path in folder.iterdir() if pattern.fullmatch(path.name)]
        return min(found, key=lambda path: (path.is_dir(), path), default=None)  # a file before a folder called so, too
    except OSError as error:
        raise UserError("{folder} cannot be read: {reason}.", folder=folder, reason=in_words(error)) from error


def _accepted() -> str:
    return said('give "mnist", "strokes", "mnist+strokes", a folder of IDX files or an .npz file')


def _enough(data: Dataset) -> Dataset:
    if len(data) < FEWEST_PICTURES:
        raise UserError(
            "The data set holds {count} pictures, but at least {fewest} are needed.",
            count=len(data),
            fewest=FEWEST_PICTURES,
        )
    return data


def _divided(name: str, everything: Dataset, why: str) -> DataSplits:
    rest, test = _apart(everything, TEST_SHARE)
    train, validation = _apart(rest, TEST_SHARE / (1 - TEST_SHARE))
    note = said(
        "{why}; set aside for testing: {test:,} of the {all:,} pictures.",
        why=why,
        test=len(test),
        all=len(everything),
    )
    return DataSplits(name, train, validation, test, note)


def _apart(data: Dataset, share: float) -> tuple[Dataset, Dataset]:
    """``data`` without, and only, the stratified ``share`` of it."""
    mask = stratified(data.labels, max(1, round(len(data) * share)))
    return data.take(~mask), data.take(mask)

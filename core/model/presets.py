"""The networks people have read about, each with the settings of its article, and our own."""

from dataclasses import dataclass

from core.model.weights import INPUT_SHAPE
from core.nn.initialisation import Initialisation
from core.nn.layers import (
    AveragePool2D,
    BatchNorm,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Layer,
    MaxPool2D,
    ReLU,
    Reshape,
    Standardise,
    Tanh,
)
from core.nn.network import Network
from core.optim.optimizers import OptimizerName
from core.training.config import TrainingConfig
from core.types import UserError

STANDARD = Standardise(0.1307, 0.3081)
"""The mean and the standard deviation of MNIST's training pixels."""


@dataclass(frozen=True)
class Preset:
    """A network with a name, one sentence about it, the settings it learns best with and the data they are for.

    ``article`` is how the article trained it, where it says that: as far as these settings go.
    """

    key: str
    title: str
    summary: str
    network: Network
    config: TrainingConfig
    article: TrainingConfig | None = None
    dataset: str = "mnist"


def _preset(
    key: str,
    title: str,
    summary: str,
    layers: list[Layer],
    config: TrainingConfig,
    article: TrainingConfig | None = None,
    dataset: str = "mnist",
) -> Preset:
    return Preset(key, title, summary, Network(INPUT_SHAPE, tuple(layers)), config, article, dataset)


def _one_cycle(optimizer: OptimizerName, rate: float, batch_size: int, epochs: int) -> TrainingConfig:
    """Smith and Topin's schedule ends a run at its best epoch, where a constant rate leaves that to chance.

    The rates are those that did best on the validation split; ``tests.benchmarks.presets`` tells what they give.
    """
    return TrainingConfig(optimizer, rate, batch_size=batch_size, epochs=epochs, schedule="one-cycle")


def _zhou() -> Preset:
    init: Initialisation = "divided by fan-in"
    return _preset(
        "zhou",
        "Zhou",
        "One convolution and a softmax: the smallest network that works, from Victor Zhou's article.",
        [Standardise(0.5), Conv2D(8, 3, initialisation=init), MaxPool2D(2), Flatten(), Dense(10, init)],
        _one_cycle("adam", 0.005, 32, 3),
        TrainingConfig("sgd", 0.005, momentum=0, batch_size=1, epochs=3),
    )


def _escontrela() -> Preset:
    # The article takes away the mean and divides by the deviation, both cut to whole numbers: 33 and 78 of 255.
    return _preset(
        "escontrela",
        "Escontrela",
        "Two 5x5 convolutions of eight filters, from Alejandro Escontrela's article.",
        [
            Standardise(33 / 255, 78 / 255),
            Conv2D(8, 5),
            ReLU(),
            Conv2D(8, 5),
            ReLU(),
            MaxPool2D(2),
            Flatten(),
            Dense(128),
            ReLU(),
            Dense(10),
        ],
        # The article's rate of 0.01 stays at 95 to 97 % here, or learns nothing: its starting values were smaller.
        _one_cycle("adam", 0.003, 32, 2),
        TrainingConfig("adam", 0.01, betas=(0.95, 0.99), batch_size=32, epochs=2),
    )


def _deshpande() -> Preset:
    return _preset(
        "deshpande",
        "Deshpande",
        "Three convolutions with ReLUs between, from Adit Deshpande's beginner's guide.",
        [
            STANDARD,
            Conv2D(16, 3),
            ReLU(),
            Conv2D(16, 3),
            ReLU(),
            MaxPool2D(2),
            ReLU(),
            Conv2D(32, 3),
            ReLU(),
            MaxPool2D(2),
            Flatten(),
            Dense(10),
        ],
        _one_cycle("adam", 0.004, 64, 3),
        TrainingConfig("sgd", 0.02, batch_size=64, epochs=3),
    )


def _aniemeka() -> Preset:
    init: Initialisation = "glorot"  # most layers follow each other without a ReLU: He's values would make them grow
    return _preset(
        "aniemeka",
        "Aniemeka",
        "A dense layer that feeds a convolution again, from Aniemeka's article.",
        [
            STANDARD,
            Conv2D(8, 5, initialisation=init),
            ReLU(),
            MaxPool2D(2),
            Conv2D(16, 5, initialisation=init),
            MaxPool2D(2),
            Flatten(),
            Dense(64, init),
            Reshape((4, 4, 4)),
            Conv2D(16, 3, initialisation=init),
            Flatten(),
            Dense(10, init),
        ],
        _one_cycle("adam", 0.004, 64, 3),
        TrainingConfig("sgd", 0.01, batch_size=64, epochs=3),
    )


def _rathi(average: bool) -> Preset:
    pool = AveragePool2D if average else MaxPool2D
    name = "average" if average else "max"
    return _preset(
        "rathi-average" if average else "rathi",
        f"Rathi ({name} pooling)",
        f"Two pairs of same-size convolutions, {name}-pooling and a 1x1 convolution, from Rathi's article.",
        [
            STANDARD,
            Conv2D(8, 3, padding="same"),
            ReLU(),
            Conv2D(8, 3, padding="same"),
            ReLU(),
            pool(2),
            Conv2D(16, 3, padding="same"),
            ReLU(),
            Conv2D(16, 3, padding="same"),
            ReLU(),
            pool(2),
            Conv2D(8, 1),
            Flatten(),
            Dense(10),
        ],
        _one_cycle("adam", 0.012, 64, 3),
        TrainingConfig("adam", 0.002, batch_size=64, epochs=3),
    )


def _lenet_5() -> Preset:
    init: Initialisation = "glorot"
    return _preset(
        "lenet-5",
        "LeNet-5 (1998)",
        "LeCun's network of 1998: tanh and average pooling; its full third layer and softmax are of today.",
        [
            STANDARD,
            Conv2D(6, 5, padding=2, initialisation=init),
            Tanh(),
            AveragePool2D(2),
            Conv2D(16, 5, initialisation=init),
            Tanh(),
            AveragePool2D(2),
            Conv2D(120, 5, initialisation=init),
            Tanh(),
            Flatten(),
            Dense(84, init),
            Tanh(),
            Dense(10, init),
        ],
        _one_cycle("adam", 0.003, 64, 5),
        TrainingConfig("sgd", 0.02, batch_size=32, epochs=5),
    )


def _lenet() -> Preset:
    return _preset(
        "lenet",
        "LeNet",
        "The LeNet of today's tutorials: two 5x5 convolutions, ReLU and max-pooling.",
        [
            STANDARD,
            Conv2D(16, 5),
            ReLU(),
            MaxPool2D(2),
            Conv2D(32, 5),
            ReLU(),
            MaxPool2D(2),
            Flatten(),
            Dense(128),
            ReLU(),
            Dense(10),
        ],
        _one_cycle("adam", 0.003, 128, 5),
    )


def _deep_layers() -> list[Layer]:
    pairs: list[Layer] = []
    for filters in (32, 64):
        pairs += [Conv2D(filters, 3), ReLU(), Conv2D(filters, 3), ReLU(), MaxPool2D(2)]
    return [STANDARD, *pairs, Flatten(), Dense(128), ReLU(), Dense(10)]


def _deep() -> Preset:
    return _preset(
        "deep",
        "Deep",
        "Four 3x3 convolutions in two pairs: more than 99 % after a few minutes.",
        _deep_layers(),
        _one_cycle("adam", 0.003, 128, 5),
    )


def _digitscope() -> Preset:
    layers: list[Layer] = [STANDARD]
    # Pooling comes before the normalisation: it leaves a quarter of the numbers to normalise.
    for filters, pad, pool in (
        (32, 0, False),
        (48, 0, True),
        (80, 1, False),
        (80, 1, True),
        (160, 0, False),
        (160, 0, False),
    ):
        layers += [Conv2D(filters, 3, padding=pad), *([MaxPool2D(2)] if pool else []), BatchNorm(), ReLU()]
    return _preset(
        "digitscope",
        "Digitscope",
        "The network that comes with the program: made for what people really draw, in about an hour.",
        [*layers, Flatten(), Dropout(0.4), Dense(10)],
        TrainingConfig(
            "adamw",
            0.003,
            epochs=32,
            schedule="one-cycle",
            weight_decay=0.02,
            label_smoothing=0.05,
            averaging=0.998,
            augment=True,
            drawn=0.1,
            not_digits=0.2,
            settle=0.4,
            finish=0.1,
            keep_best=False,  # its last part teaches what people draw, and validation does not show all of that
        ),
        dataset="mnist+strokes",
    )


PRESETS: dict[str, Preset] = {
    preset.key: preset
    for preset in (
        _digitscope(),
        _zhou(),
        _escontrela(),
        _deshpande(),
        _aniemeka(),
        _rathi(average=False),
        _rathi(average=True),
        _lenet_5(),
        _lenet(),
        _deep(),
    )
}
"""By key, the default first."""


def preset(name: str) -> Preset:
    """The preset called ``name``, in capitals or not; raises ``UserError`` with the names there are."""
    try:
        return PRESETS[name.lower()]
    except KeyError:
        raise UserError(
            "There is no preset called {name!r}; there are {presets}.", name=name, presets=", ".join(PRESETS)
        ) from None

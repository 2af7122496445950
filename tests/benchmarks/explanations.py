"""What the explanations are worth: ``python -m tests.benchmarks.explanations``.

*Randomisation* (Adebayo et al., "Sanity checks for saliency maps", 2018, section 3): the weights are made random layer
by layer, from the last one down, each time all layers above it too. A map that stays as it was says nothing of what the
network has learnt. Compared are the rank correlation (Spearman's) of the maps' magnitudes where there is ink, for a map
that is zero on paper would look the same for that alone, and the structural similarity (SSIM) of the whole maps.

*Deletion* (Petsiuk et al., "RISE", 2018, section 4.2): the picture is erased pixel by pixel, what the map calls most
important first; the area under the answer's probability is small where the map knows. Beside it, erasing at random.
Erasing blank pixels changes nothing, so any map of ink looks good; where only ink is erased a map has to know which.

All on pictures of MNIST's validation split. Counterfactuals are no ranking of pixels: of them, how many are found, how
much ink they take, and how many are still the wanted digit when the changed picture is prepared as a drawing is.
"""

from collections.abc import Callable
from pathlib import Path
from statistics import fmean
from time import perf_counter
from typing import Any

import numpy as np

from core.data.datasets import load_mnist, stratified
from core.explain.methods import METHODS, Method
from core.imaging.preprocessing import prepare
from core.model.model import Model
from core.model.weights import load_model
from core.nn.losses import probabilities
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.steps import result_of
from core.types import Array
from resources import DEFAULT_WEIGHTS, MNIST
from tests.benchmarks.common import arguments, finish, show

ERASED = np.linspace(0, 1, 11)
"""Shares of the pixels, or of the ink, that are erased."""

RANKING = [one for one in METHODS.values() if one.kind != "change"]
SLOW = 4
"""Where a method is not quick, so many times fewer pictures."""


def maps_of(method: Method, network: Network, parameters: Array, pictures: Array, answers: Array) -> Array:
    """The map of each of ``pictures (N, 1, 28, 28)``, ``(N, 28, 28)``."""
    scratch = Workspace()
    return np.stack(
        [
            result_of(method.explain(network, parameters, picture, int(answer), scratch=scratch)).map
            for picture, answer in zip(pictures, answers, strict=True)
        ]
    )


# Randomisation ------------------------------------------------------------------------------------------------------


def randomised(network: Network, parameters: Array, seed: int) -> list[tuple[str, Array]]:
    """The vectors in which the last layer is random, the last two, … and all: each with the newest layer's name."""
    fresh = network.initialise(np.random.default_rng(seed))
    names = [name for name in network.names if any(entry.startswith(f"{name}.") for entry in network.entries)]
    vectors, vector = [], parameters.copy()
    for name in reversed(names):
        mask = network.mask(lambda entry, name=name: entry.startswith(f"{name}."))  # type: ignore[misc]
        vector = np.where(mask, fresh, vector)
        vectors.append((name, vector))
    return vectors


def rank_correlation(one: Array, other: Array) -> float:
    """Spearman's, of two rows of values; 0 where one of them is all alike."""
    first, second = (_ranks(values) for values in (one, other))
    if not (first.std() and second.std()):
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def _ranks(values: Array) -> Array:
    """Equal values share their mean rank."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    result: Array = (np.cumsum(count) - (count - 1) / 2)[place]
    return result


def similarity(one: Array, other: Array, side: int = 7) -> float:
    """SSIM of two maps brought to 0..1 (Wang et al., 2004), in windows of ``side`` pixels."""
    first, second = (np.lib.stride_tricks.sliding_window_view(_unit(values), (side, side)) for values in (one, other))
    means = [windows.mean(axis=(2, 3)) for windows in (first, second)]
    spreads = [windows.var(axis=(2, 3)) for windows in (first, second)]
    together = (first * second).mean(axis=(2, 3)) - means[0] * means[1]
    small, smaller = 0.03**2, 0.01**2
    top = (2 * means[0] * means[1] + smaller) * (2 * together + small)
    return float((top / ((means[0] ** 2 + means[1] ** 2 + smaller) * (spreads[0] + spreads[1] + small))).mean())


def _unit(values: Array) -> Array:
    span = float(np.ptp(values))
    result: Array = (values - values.min()) / span if span else np.zeros(values.shape)
    return result


def randomisation(model: Model, pictures: Array, seed: int) -> dict[str, Any]:
    """By method: both measures when the last layer is random, half of them, and all, the means of the pictures."""
    network, parameters = model.network, model.parameters
    answers = network.forward(parameters, pictures).argmax(axis=1)
    steps = randomised(network, parameters, seed)
    chosen = [steps[0], steps[len(steps) // 2], steps[-1]]
    result: dict[str, Any] = {"layers": [name for name, _ in chosen], "methods": {}}
    for method in RANKING:
        some = slice(None if method.quick else max(1, len(pictures) // SLOW))
        original = np.abs(maps_of(method, network, parameters, pictures[some], answers[some]))
        inked = pictures[some, 0] > 0
        ranks, looks = [], []
        for _, vector in chosen:
            changed = np.abs(maps_of(method, network, vector, pictures[some], answers[some]))
            pairs = list(zip(original, changed, strict=True))
            ranks.append(fmean(rank_correlation(a[ink], b[ink]) for (a, b), ink in zip(pairs, inked, strict=True)))
            looks.append(fmean(similarity(*pair) for pair in pairs))
        result["methods"][method.name] = {"rank_correlation": ranks, "ssim": looks}
    return result


# Deletion -----------------------------------------------------------------------------------------------------------


def area(model: Model, pictures: Array, answers: Array, importance: Array, only_ink: bool) -> float:
    """The mean area under the answer's probability while pixels are erased, by falling ``importance (N, 28, 28)``."""
    curves = []
    for picture, answer, values in zip(pictures, answers, importance, strict=True):
        ink = np.flatnonzero(picture) if only_ink else np.arange(picture.size)
        order = ink[np.argsort(-values.ravel()[ink], kind="stable")]
        stages = np.repeat(picture[None], len(ERASED), axis=0)
        for stage, share in zip(stages, ERASED, strict=True):
            stage.ravel()[order[: round(share * len(order))]] = 0
        curves.append(probabilities(model.network.forward(model.parameters, stages))[:, answer])
    return float(np.mean([(curve[1:] + curve[:-1]).mean() / 2 for curve in curves]))


def deletion(model: Model, pictures: Array, seed: int) -> dict[str, Any]:
    """By method: the areas, those of erasing the same pictures at random, and the time a map takes (ms)."""
    answers = model.network.forward(model.parameters, pictures).argmax(axis=1)
    rng = np.random.default_rng(seed)
    result = {}
    for method in RANKING:
        some = slice(None if method.quick else max(1, len(pictures) // SLOW))
        start = perf_counter()
        maps = maps_of(method, model.network, model.parameters, pictures[some], answers[some])
        each = 1000 * (perf_counter() - start) / len(maps)
        chance = [rng.random(maps.shape) for _ in range(3)]
        found: dict[str, Any] = {}
        for name, only_ink in (("all", False), ("ink", True)):
            found[name] = area(model, pictures[some], answers[some], maps, only_ink)
            found[f"{name}_random"] = fmean(area(model, pictures[some], answers[some], one, only_ink) for one in chance)
        result[method.name] = found | {"ms": each, "pictures": len(maps)}
    return result


# Counterfactuals ----------------------------------------------------------------------------------------------------


def counterfactuals(model: Model, pictures: Array) -> dict[str, Any]:
    """Towards the runner-up: how many are found, and stay when drawn; how much ink they change, in parts of all."""
    network, parameters = model.network, model.parameters
    found, stays, ink = [], [], []
    for picture in pictures:
        logits = network.forward(parameters, picture[None])[0]
        wanted = int(np.argsort(-logits)[1])
        change = result_of(METHODS["counterfactual"].explain(network, parameters, picture, wanted))
        assert change.changed is not None
        found.append(change.found)
        if change.found:
            again = prepare(change.changed)
            assert again is not None
            stays.append(network.forward(parameters, again[None, None]).argmax() == wanted)
            ink.append(float(np.abs(change.map).sum() / picture.sum()))
    return {
        "pictures": len(pictures),
        "found": fmean(found),
        "stay": fmean(stays) if stays else 0.0,
        "ink": fmean(ink) if ink else 0.0,
    }


def main() -> None:
    """Measure, and print tables or one line of JSON."""
    options = arguments(
        "What the explanations are worth: randomised weights, and erasing what they call important.",
        threads=False,
        weights={"type": Path, "default": DEFAULT_WEIGHTS, "help": "the weights to explain (those shipped)"},
        pictures={"type": int, "default": 60, "help": "validation pictures (60)"},
        seed={"type": int, "default": 0, "help": "of what is random (0)"},
    )
    model = load_model(options.weights)
    data = load_mnist(MNIST).validation
    data = data.take(stratified(data.labels, options.pictures))
    pictures = data.images.astype(np.float32) / 255
    measures: dict[str, Callable[[], dict[str, Any]]] = {
        "randomisation": lambda: randomisation(model, pictures[: max(1, len(pictures) // 3)], options.seed),
        "deletion": lambda: deletion(model, pictures, options.seed),
        "counterfactuals": lambda: counterfactuals(model, pictures[: max(1, len(pictures) // 6)]),
    }
    result = {"weights": model.card.name, **{name: measure() for name, measure in measures.items()}}
    if not options.json:
        _report(result)
    finish(result, options.json)


def _report(result: dict[str, Any]) -> None:
    random = result["randomisation"]
    header = ["method", *(f"{kind} to {name}" for kind in ("rank", "SSIM") for name in random["layers"])]
    rows = [[name, *values["rank_correlation"], *values["ssim"]] for name, values in random["methods"].items()]
    note = "1: the map stays as it was, though the layers from the last one to this have random weights."
    show("Random weights, from the last layer down", header, rows, [note])
    rows = [[name, *values.values()] for name, values in result["deletion"].items()]
    note = "The mean probability of the answer while all is erased: by the map, and at random. Less is better."
    header = ["method", "all pixels", "at random", "only ink", "at random", "ms a map", "pictures"]
    show("Erasing what is most important", header, rows, [note])
    counter = result["counterfactuals"]
    note = "To stay: the changed picture, measured and centred as a drawing, is still the wanted digit."
    show("What would make it the runner-up", list(counter), [list(counter.values())], [note])


if __name__ == "__main__":
    main()

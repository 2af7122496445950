"""One process of the benchmark of time to accuracy: learns until it is good enough, and prints when that was.

``python -m tests.benchmarks.learner SIDE TARGET SEED THREADS``; SIDE is ``ours``, ``NCHW`` or ``channels_last``. It
prints a line for each look at the validation split: the accuracy, and the time of day it was known at.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from core.data.datasets import DataSplits, load_mnist
from resources import MNIST
from tests.benchmarks.recipes import RECIPES, Recipe

SIDES = ("ours", "NCHW", "channels_last")


def ours(recipe: Recipe, data: DataSplits, threads: int) -> Iterator[float]:
    """Accuracy on the validation split, look by look."""
    from core.training.events import BatchDone, EpochDone
    from core.training.loop import fit
    from tests.evaluating import evaluate

    network, validation = recipe.network, data.validation
    parameters = network.initialise(np.random.default_rng(recipe.config.seed))
    for event in fit(network, parameters, data, recipe.config, threads):
        if isinstance(event, EpochDone):
            yield event.validation_accuracy
        elif isinstance(event, BatchDone) and recipe.looks_after(event.epoch, event.batch, event.batches):
            yield evaluate(network, parameters, validation.images, validation.labels, threads).accuracy


def theirs(recipe: Recipe, data: DataSplits, threads: int, channels_last: bool) -> Iterator[float]:
    """The same in PyTorch: the same starting values, batches, rates and looks."""
    import torch

    from tests.twins import twin_network

    torch.set_num_threads(threads)
    torch.manual_seed(recipe.config.seed)
    config, network = recipe.config, recipe.network
    layout = torch.channels_last if channels_last else torch.contiguous_format
    module = twin_network(network)
    start = network.views(network.initialise(np.random.default_rng(config.seed)))
    module.load_state_dict({name: torch.from_numpy(value) for name, value in start.items()})
    module = module.to(memory_format=layout)
    train = torch.from_numpy(data.train.images.copy()), torch.from_numpy(data.train.labels.copy())
    validation = torch.from_numpy(data.validation.images.copy()), torch.from_numpy(data.validation.labels.copy())
    optimizer = torch.optim.Adam(module.parameters(), config.learning_rate, config.betas)

    def prepared(images: torch.Tensor) -> torch.Tensor:
        return (images.float() / 255).to(memory_format=layout)

    def look() -> float:
        module.eval()
        with torch.inference_mode():
            right: int = sum(
                int((module(prepared(images)).argmax(1) == labels).sum())
                for images, labels in zip(validation[0].split(500), validation[1].split(500), strict=True)
            )
        module.train()
        return right / len(validation[1])

    for epoch in range(1, config.epochs + 1):
        batches = torch.randperm(len(train[1])).split(config.batch_size)
        for number, chosen in enumerate(batches, start=1):
            step = (epoch - 1) * len(batches) + number - 1
            optimizer.param_groups[0]["lr"] = config.learning_rate * config.rate_factor(step, len(batches))
            optimizer.zero_grad()
            loss = torch.nn.functional.cross_entropy(module(prepared(train[0][chosen])), train[1][chosen])
            loss.backward()
            optimizer.step()
            if number == len(batches) or recipe.looks_after(epoch, number, len(batches)):
                yield look()


def main(side: str, target: float, seed: int, threads: int) -> None:
    """Learn until ``target`` per cent are reached or the recipe is at its end."""
    recipe, data = RECIPES[target], load_mnist(MNIST)
    recipe = replace(recipe, config=replace(recipe.config, seed=seed))
    if recipe.pictures is not None:
        data = replace(data, train=data.train.take(np.arange(recipe.pictures)))
    looks = ours(recipe, data, threads) if side == "ours" else theirs(recipe, data, threads, side == "channels_last")
    for accuracy in looks:
        print(100 * accuracy, time.time(), flush=True)
        if 100 * accuracy >= target:
            return


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("side", choices=SIDES, help="who learns")
    parser.add_argument("target", type=float, choices=sorted(RECIPES), help="per cent of the validation split")
    parser.add_argument("seed", type=int)
    parser.add_argument("threads", type=int)
    main(**vars(parser.parse_args()))

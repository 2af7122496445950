"""Ten odd 7s taught to a small network: the quick sister of ``tests.benchmarks.teaching``."""

from dataclasses import replace

import numpy as np

from core.data.datasets import DataSplits, stratified
from core.imaging.painter import render
from core.model.presets import preset
from core.recognition.verdict import recognise_many
from core.steps import result_of
from core.training.config import TrainingConfig
from core.training.fine_tuning import CONFIG, learn, variations_each
from core.training.loop import fit
from desktop.my_digits.taught import TaughtDigit, as_dataset, versions
from tests.benchmarks.teaching import DIGIT, odd_seven


def test_ten_odd_sevens_are_learnt_and_nothing_is_forgotten(mnist: DataSplits) -> None:
    few = replace(
        mnist,
        train=mnist.train.take(stratified(mnist.train.labels, 6000)),
        validation=mnist.validation.take(stratified(mnist.validation.labels, 1000)),
    )
    network, rng = preset("escontrela").network, np.random.default_rng(3)
    parameters = network.initialise(rng)
    for _ in fit(network, parameters, few, TrainingConfig("adam", 0.002, batch_size=32, epochs=2, schedule="cosine")):
        pass
    taught = [TaughtDigit(odd_seven(rng), DIGIT, 0) for _ in range(10)]
    further = [render(odd_seven(rng).strokes) for _ in range(10)]
    variations = as_dataset(list(versions(taught, variations_each(10), seed=0)))
    config = replace(CONFIG, learning_rate=0.001, batch_size=32)
    lesson = result_of(learn(network, parameters, as_dataset(taught), variations, few, config))
    right = sum(answer.text == str(DIGIT) for answer in recognise_many(network, parameters, further))
    assert lesson.before.right <= 5, "they are odd"
    assert lesson.after.right >= 9
    assert right >= 9
    assert lesson.after.validation >= lesson.before.validation - 0.005

"""What the sub-commands do: the same core as the window's, with text or JSON lines in place of views. No Qt.

Every function takes the parsed arguments; bad input raises ``UserError`` before anything is written.
"""

import json
import math
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from core.atomic import check_target
from core.data.datasets import DataSplits
from core.evaluation.evaluation import Evaluation, evaluate_steps
from core.model.model import Model
from core.model.presets import preset
from core.model.weights import load_model, save_model
from core.nn.parallel import Pool
from core.recognition.strings import ReadDigit
from core.recognition.verdict import Prediction, recognise_many
from core.steps import mapped, result_of
from core.training.config import TrainingConfig
from core.training.loop import EpochDone, Working, fit
from core.types import UserError
from desktop.cli.progress_bar import ProgressBar
from desktop.cli.text import accuracy_line, epoch_line, evaluation_text, model_text, prediction_line, progress_words
from desktop.engine.datasets import open_dataset
from desktop.engine.live_model import LiveModel, fresh
from desktop.engine.messages import Train, TrainingStarted
from desktop.training.history import History

MOST_THREADS = 256
CHUNK = 32
"""Pictures read and recognised at a time: the ink of each takes up to 4 MB."""


def train(options: Namespace) -> None:
    """Train a preset, test it once at the end and write its weights."""
    config, output = _config(options), Path(options.output)
    check_target(output)
    data = _load(options)
    live = LiveModel(fresh(options.preset, config.seed))
    try:
        evaluation = _train(live, data, config, options)
        save_model(output, live.model())
    except KeyboardInterrupt:
        raise KeyboardInterrupt("Training was stopped: nothing was written.") from None
    done = {
        "done": True,
        "test_accuracy": evaluation.accuracy,
        "parameters": live.network.parameter_count,
        "output": str(output),
    }
    _say(options, done, f"{accuracy_line(evaluation)}\nThe weights are in {output}.")


def evaluate(options: Namespace) -> None:
    """Accuracy, loss, recall by digit and confusion matrix on the test part."""
    model = load_model(Path(options.weights))
    evaluation = _test(model, _load(options), options)
    fields = asdict(evaluation)
    del fields["logits"]
    _say(options, fields, evaluation_text(evaluation))


def recognise(options: Namespace) -> None:
    """Read pictures; where one cannot be read, that is the answer, and nothing is printed of the others.

    ``verdict`` is "digit", "unsure" (a second one is nearly as probable), "number", "not a digit" (``text`` is empty
    then) or "empty". What falls into several digits has ``parts``, one for each; ``digit`` and ``probabilities`` are
    those of the least certain one: a number is as sure as that.
    """
    from desktop.reading.pictures import read_picture

    model = load_model(Path(options.weights))
    files: list[str] = options.pictures
    predictions: list[Prediction] = []
    with ProgressBar(sys.stderr, not options.json) as progress:
        for start in range(0, len(files), CHUNK):
            progress.show(start / len(files), f"{start:,} of {len(files):,} pictures")
            inks = [read_picture(file) for file in files[start : start + CHUNK]]
            predictions += recognise_many(model.network, model.parameters, inks, model.card.calibration)
    for file, prediction in zip(files, predictions, strict=True):
        fields: dict[str, Any] = {
            "file": file,
            "text": prediction.text,
            "digit": prediction.digit,
            "probabilities": prediction.probabilities.tolist(),
            "verdict": prediction.verdict,
        }
        if len(prediction.digits) > 1:
            fields["parts"] = [_part(part) for part in prediction.digits]
        _say(options, fields, prediction_line(file, prediction))


def info(options: Namespace) -> None:
    """Architecture, shapes, parameters and card of a weight file."""
    model = load_model(Path(options.file))
    layers = _layers(model)
    fields = {
        "name": model.card.name,
        "input_shape": model.network.input_shape,
        "layers": layers,
        "parameters": model.network.parameter_count,
        "card": asdict(model.card),
    }
    _say(options, fields, model_text(model, layers))


def _part(part: ReadDigit) -> dict[str, Any]:
    """One digit: ``box`` is left, top, width and height in the picture's pixels."""
    box = part.box
    return {
        "digit": part.digit,
        "probabilities": part.probabilities.tolist(),
        "box": [box.left, box.top, box.width, box.height],
    }


def _config(options: Namespace) -> TrainingConfig:
    """The preset's own settings with those of the command line in their place."""
    names = ("epochs", "batch_size", "optimizer", "learning_rate", "seed")
    given = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    if options.threads is not None and not 1 <= options.threads <= MOST_THREADS:
        raise UserError(f"Training takes from 1 to {MOST_THREADS} threads, not {options.threads:,}.")
    return replace(preset(options.preset).config, **given)


def _load(options: Namespace) -> DataSplits:
    data = open_dataset(options.dataset)
    if data.note and not options.json:
        print(data.note)
    return data


def _train(live: LiveModel, data: DataSplits, config: TrainingConfig, options: Namespace) -> Evaluation:
    """Train ``live`` in place, look at the test part once and note both on the card."""
    if not options.json:
        print(
            f"{live.card.name}, {live.network.parameter_count:,} parameters, learns from {data.sizes.train:,} "
            f"pictures of {data.name}; {data.sizes.validation:,} are kept for validation, "
            f"{data.sizes.test:,} for the test."
        )
    for event in _epochs(live, data, config, options):
        live.note(epochs=event.epoch, validation_accuracy=event.validation_accuracy, calibration=event.calibration)
        fields = asdict(event)
        del fields["epochs"], fields["calibration"]
        _say(options, fields, epoch_line(event))
    evaluation = _test(live.model(), data, options)
    live.note(dataset=data.name, test_accuracy=evaluation.accuracy, recipe=asdict(config))
    return evaluation


def _epochs(live: LiveModel, data: DataSplits, config: TrainingConfig, options: Namespace) -> Iterator[EpochDone]:
    """Train with a progress bar, and hand on every epoch."""
    history = History()
    batches = -(-data.sizes.train // config.batch_size)
    history.start(TrainingStarted(Train(config, options.dataset), data.sizes, batches))
    live.thaw()
    with ProgressBar(sys.stderr, not options.json) as progress:
        for event in fit(live.network, live.parameters, data, config, options.threads):
            if isinstance(event, Working):
                continue
            history.add(event)
            if isinstance(event, EpochDone):
                progress.clear()
                yield event
            else:
                progress.show(history.fraction, progress_words(history))


def _test(model: Model, data: DataSplits, options: Namespace) -> Evaluation:
    """Evaluate the test part with a progress bar."""
    images, labels, count = data.test.images, data.test.labels, data.sizes.test
    threads = getattr(options, "threads", None)
    with Pool(threads) as pool, ProgressBar(sys.stderr, not options.json) as progress:
        steps = evaluate_steps(model.network, model.parameters, images, labels, pool, model.card.calibration)
        shown = mapped(lambda done: progress.show(done / count, f"{done:,} of {count:,} test pictures"), steps)
        return result_of(shown)


def _layers(model: Model) -> list[dict[str, Any]]:
    """Every layer with its name, kind, output shape, number of parameters and settings."""
    network = model.network
    counts = dict.fromkeys(network.names, 0)
    for key, shape in network.entries.items():
        counts[key.partition(".")[0]] += math.prod(shape)
    return [
        {"name": name, "kind": fields["kind"], "output_shape": shape, "parameters": counts[name], **fields}
        for name, shape, fields in zip(network.names, network.shapes, network.describe()["layers"], strict=True)
    ]


def _say(options: Namespace, fields: Mapping[str, Any], words: str) -> None:
    """Print ``fields`` as one line of JSON, or ``words``."""
    print(json.dumps(_plain(fields), allow_nan=False) if options.json else words, flush=True)


def _plain(value: Any) -> Any:
    """``value`` as JSON has it: it knows neither infinity nor NaN, and has null in their place."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value

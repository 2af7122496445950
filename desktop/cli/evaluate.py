"""``evaluate``: how good weights are on the test split of a data set."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from core.evaluation.evaluation import Evaluation, evaluate_steps
from core.model.weights import load_model
from core.nn.parallel import Pool
from core.steps import mapped, result_of
from desktop.cli.arguments import add_dataset, add_weights
from desktop.cli.output import say, tell
from desktop.cli.progress_bar import ProgressBar
from desktop.cli.text import evaluation_text
from desktop.engine.datasets import open_dataset

HELP = "Measure accuracy, loss, recall and confusion on the test part"


def describe(parser: ArgumentParser) -> None:
    """Its arguments."""
    add_weights(parser)
    add_dataset(parser)


def obey(options: Namespace) -> None:
    """Accuracy, loss, recall by digit and confusion matrix on the test split."""
    model = load_model(Path(options.weights))
    data = open_dataset(options.dataset)
    if data.note and not options.json:
        tell(data.note)
    with Pool() as pool, ProgressBar(sys.stderr, not options.json) as progress:
        count = data.sizes.test
        steps = evaluate_steps(
            model.network, model.parameters, data.test.images, data.test.labels, pool, model.card.calibration
        )
        shown = mapped(lambda done: progress.show(done / count, f"{done:,} of {count:,} test pictures"), steps)
        evaluation = result_of(shown)
    say(options, _fields(evaluation), evaluation_text(evaluation))


def _fields(evaluation: Evaluation) -> dict[str, object]:
    """All but the logits."""
    names = ("accuracy", "loss", "recall", "confusion", "count", "calibration_error")
    return {name: getattr(evaluation, name) for name in names}

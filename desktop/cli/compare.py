"""``compare``: which of two weight files reads more, and whether chance would make as large a difference."""

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from core.data.datasets import Dataset
from core.evaluation.comparison import Comparison, compare
from core.evaluation.evaluation import evaluate_steps
from core.model.model import Model
from core.model.weights import load_model
from core.nn.parallel import Pool
from core.steps import mapped, result_of
from core.types import Labels
from desktop.cli.arguments import add_dataset
from desktop.cli.output import say, tell
from desktop.cli.progress_bar import ProgressBar
from desktop.cli.text import percent, table
from desktop.engine.datasets import open_dataset

HELP = "Compare two weight files on the same pictures"


def describe(parser: ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("first", metavar="A", help="a weight file")
    parser.add_argument("second", metavar="B", help="another one")
    add_dataset(parser)
    words = "which pictures: those kept for validation, or those of the test, for the last look (validation)"
    parser.add_argument("--split", choices=("validation", "test"), default="validation", help=words)


def obey(options: Namespace) -> None:
    """What both read right, only one of them, and neither; and McNemar's test."""
    models = [load_model(Path(name)) for name in (options.first, options.second)]
    data = open_dataset(options.dataset)
    digits: Dataset = getattr(data, options.split)
    if data.note and not options.json:
        tell(data.note)
    with Pool() as pool, ProgressBar(sys.stderr, not options.json) as progress:
        first, second = (_answers(model, digits, pool, progress, place / 2) for place, model in enumerate(models))
    found = compare(first, second, digits.labels)
    fields = {"dataset": data.name, "split": options.split, "count": found.count, "accuracy": found.accuracies}
    say(options, {**fields, **asdict(found), "p_value": found.p_value}, _text(found, options, data.name))


def _answers(model: Model, digits: Dataset, pool: Pool, progress: ProgressBar, before: float) -> Labels:
    """What ``model`` answers; ``before`` is how much was done, 0..1, when it began."""
    steps = evaluate_steps(model.network, model.parameters, digits.images, digits.labels, pool)
    count = len(digits)
    shown = mapped(lambda done: progress.show(before + done / count / 2, f"{done:,} of {count:,} pictures"), steps)
    answers: Labels = result_of(shown).logits.argmax(axis=1)
    return answers


def _text(found: Comparison, options: Namespace, data: str) -> str:
    ours, theirs = found.accuracies
    rows = [
        ["A right", f"{found.both:,}", f"{found.only_first:,}"],
        ["A wrong", f"{found.only_second:,}", f"{found.neither:,}"],
    ]
    return (
        f"Of {found.count:,} {options.split} pictures of {data}, A ({Path(options.first).name}) reads "
        f"{percent(ours)} right and B ({Path(options.second).name}) {percent(theirs)}.\n\n"
        f"{table(['', 'B right', 'B wrong'], rows, (0,))}\n\n{found.in_words('A', 'B')}"
    )

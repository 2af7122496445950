"""``train``: the same job as the window's, in one go; the weights are written at its end, or a checkpoint before it."""

import signal
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from types import FrameType

from core.atomic import check_target
from core.evaluation.evaluation import Evaluation
from core.model.architecture import load_architecture
from core.model.checkpoint import load_checkpoint, save_checkpoint
from core.model.model import Model, untrained
from core.model.presets import PRESETS, preset
from core.model.weights import check_for_digits, save_model
from core.optim.optimizers import OPTIMIZERS
from core.training.config import TrainingConfig
from core.training.events import BatchDone, EpochDone, Evaluating
from core.types import UserError
from desktop.cli.arguments import add_dataset, check_output, real, whole
from desktop.cli.output import say, tell
from desktop.cli.progress_bar import ProgressBar
from desktop.cli.text import accuracy_line, epoch_line, progress_words
from desktop.engine.jobs import Job, run_to_end
from desktop.engine.live_model import LiveModel, fresh
from desktop.engine.states import Phase
from desktop.training.job import MOST_THREADS, Train, TrainingJob
from desktop.training.messages import TrainingFinished, TrainingStarted
from desktop.training.pace import Pace

HELP = "Train a network and write its weights"
SETTINGS = ("epochs", "batch_size", "optimizer", "learning_rate", "seed")


def describe(parser: ArgumentParser) -> None:
    """Its arguments."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--preset", metavar="NAME", help=f"the network: {', '.join(PRESETS)}")
    what.add_argument("--network", metavar="FILE.json", help="an architecture of one's own, as the editor saves it")
    what.add_argument("--resume", metavar="CHECKPOINT", help="the run to go on with, as it was set")
    parser.add_argument(
        "--output",
        required=True,
        metavar="FILE.safetensors",
        help="where the weights go at the end of training, and a checkpoint if it is interrupted (Ctrl-C, SIGTERM)",
    )
    add_dataset(parser, default=None)
    parser.add_argument("--epochs", type=whole, metavar="N", help="passes over the training pictures")
    parser.add_argument("--batch-size", type=whole, metavar="N", help="pictures in a step")
    parser.add_argument("--optimizer", metavar="NAME", help=" or ".join(OPTIMIZERS))
    parser.add_argument("--learning-rate", type=real, metavar="R", help="the size of a step")
    parser.add_argument(
        "--as-published", action="store_true", help="begin with the settings of the preset's article, not with ours"
    )
    parser.add_argument("--seed", type=whole, metavar="N", help="the same seed gives the same weights")
    parser.add_argument("--threads", type=whole, metavar="N", help="processors to compute with; else all")
    parser.epilog = "What is not given is as the preset has it, and for a network of one's own as the window begins."


def obey(options: Namespace) -> None:
    """Train, test once at the end and write the weights; bad input is found before anything is written.

    What interrupts it leaves a checkpoint in their place.
    """
    request, output = _request(options), Path(options.output)
    check_output(options.output, request.data, options.network)
    check_target(output)
    resume = request.resume
    live = LiveModel(_untrained(options, request.config.seed) if resume is None else resume.model)
    try:
        with _Interruption() as interruption, ProgressBar(sys.stderr, not options.json) as progress:
            watch = _Watch(live, options, progress)
            run_to_end(request, live, watch.hear, lambda job: interruption.heed(job, output))
        save_model(output, live.model())
    except KeyboardInterrupt as error:
        raise KeyboardInterrupt(str(error) or "Training was stopped: nothing was written.") from None
    evaluation = watch.evaluation
    assert evaluation is not None
    done = {
        "done": True,
        "test_accuracy": evaluation.accuracy,
        "parameters": live.network.parameter_count,
        "output": str(output),
    }
    say(options, done, f"{accuracy_line(evaluation)}\nThe weights are in {output}.")


class _Interruption:
    """While it is entered, Ctrl-C and SIGTERM end a job between two of its steps, and not in the middle of one."""

    def __init__(self) -> None:
        self._asked = False
        self._before: dict[int, object] = {}

    def __enter__(self) -> "_Interruption":
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as a shell starts what goes on in the background
                self._before[number] = signal.signal(number, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)  # type: ignore[arg-type]

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        if self._asked:  # a second time: it takes too long
            raise KeyboardInterrupt
        self._asked = True

    def heed(self, job: Job, output: Path) -> None:
        """Raise ``KeyboardInterrupt`` if that was asked for, with a sentence, and a checkpoint in ``output``."""
        if not self._asked:
            return
        assert isinstance(job, TrainingJob)
        checkpoint = job.checkpoint()
        if checkpoint is None:
            raise KeyboardInterrupt
        save_checkpoint(output, checkpoint)
        raise KeyboardInterrupt(
            f"Training was stopped {checkpoint.progress.words}: a checkpoint is in {output}, "
            "and --resume goes on with it."
        )


def _request(options: Namespace) -> Train:
    """What to train: the preset's own settings with those of the command line in their place, or a checkpoint's."""
    given = {name: getattr(options, name) for name in SETTINGS if getattr(options, name) is not None}
    if options.as_published and options.resume is not None:
        raise UserError("A run goes on as it was set: --as-published cannot be given with --resume.")
    if options.threads is not None and not 1 <= options.threads <= MOST_THREADS:
        raise UserError(f"Training takes from 1 to {MOST_THREADS} processors, not {options.threads:,}.")
    if options.resume is not None:
        if given:
            named = ", ".join(f"--{name.replace('_', '-')}" for name in given)
            raise UserError(f"A run goes on as it was set: {named} cannot be given with --resume.")
        return Train.going_on(load_checkpoint(Path(options.resume)), options.dataset, options.threads)
    chosen = preset(options.preset) if options.preset is not None else None
    config, data = (TrainingConfig(), "mnist") if chosen is None else (chosen.config, chosen.dataset)
    if options.as_published:
        if chosen is None or chosen.article is None:
            raise UserError("There is no article that says how that network was trained: leave --as-published out.")
        config = chosen.article
    return Train(replace(config, **given), options.dataset or data, threads=options.threads)


def _untrained(options: Namespace, seed: int) -> Model:
    """The network that is asked for."""
    if options.preset is not None:
        return fresh(options.preset, seed)
    path = Path(options.network)
    architecture = load_architecture(path)
    check_for_digits(f"{path.name} holds", architecture.network)
    return untrained(architecture.name, architecture.network, seed)


class _Watch:
    """Prints what the job says; ``evaluation`` is its last look, at the test split."""

    def __init__(self, live: LiveModel, options: Namespace, progress: ProgressBar) -> None:
        self._live, self._options, self._progress = live, options, progress
        self._pace: Pace | None = None
        self._epochs, self._loss, self._testing = 0, 0.0, False
        self.evaluation: Evaluation | None = None

    def hear(self, event: object) -> None:
        """One thing that the job says."""
        match event:
            case TrainingStarted():
                self._begin(event)
            case EpochDone():
                self._follow(event)
                self._end_epoch(event)
            case BatchDone():
                self._loss = event.loss
                self._follow(event)
            case Phase.TESTING:
                self._testing = True
            case Evaluating() if self._testing:
                self._progress.show(event.done / event.count, f"{event.done:,} of {event.count:,} test pictures")
            case Evaluating():
                self._follow(event)
            case TrainingFinished():
                self._progress.clear()
                self.evaluation = event.evaluation

    def _begin(self, event: TrainingStarted) -> None:
        self._pace, self._epochs = Pace(event), event.config.epochs
        if self._options.json:
            return
        if event.note:
            tell(event.note)
        sizes, card = event.sizes, self._live.card
        tell(
            f"{card.name}, {self._live.network.parameter_count:,} parameters, learns from {sizes.train:,} pictures of "
            f"{card.dataset}; {sizes.validation:,} are kept for validation, {sizes.test:,} for the test."
        )

    def _follow(self, event: BatchDone | Evaluating | EpochDone) -> None:
        assert self._pace is not None
        self._pace.add(event)
        doing = "validating" if isinstance(event, Evaluating) else f"loss {self._loss:.4f}"
        self._progress.show(self._pace.fraction, progress_words(event.epoch, self._epochs, doing, self._pace))

    def _end_epoch(self, event: EpochDone) -> None:
        self._progress.clear()
        fields = {
            "epoch": event.epoch,
            "seconds": event.seconds,
            "images_per_second": event.images_per_second,
            "train_loss": event.train_loss,
            "train_accuracy": event.train_accuracy,
            "validation_loss": event.validation_loss,
            "validation_accuracy": event.validation_accuracy,
        }
        say(self._options, fields, epoch_line(event))

"""``train``: what it prints and writes, what it refuses, and how a run that was stopped goes on."""

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.model.architecture import Architecture, load_architecture, save_architecture
from core.model.checkpoint import Checkpoint, progress_in, save_checkpoint
from core.model.model import untrained
from core.model.presets import preset
from core.model.weights import load_model, save_model
from core.nn.layers import Dense, Flatten, Standardise
from core.nn.network import Network
from core.training.config import TrainingConfig
from core.types import Shape
from desktop.engine.jobs import Job, run_to_end
from desktop.engine.live_model import LiveModel
from desktop.training.job import Train, TrainingJob
from main import main
from tests.desktop.cli.running import ROOT, Terminal, lines, printed, refused, training


def test_train_prints_every_epoch_and_the_end(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "w.safetensors"
    *epochs, done = lines(capsys, *training(data, output, "--seed", "3", "--threads", "1"))
    names = "epoch seconds images_per_second train_loss train_accuracy validation_loss validation_accuracy"
    assert [list(epoch) for epoch in epochs] == [names.split()] * 2
    assert [epoch["epoch"] for epoch in epochs] == [1, 2]
    model = load_model(output)
    assert done == {
        "done": True,
        "test_accuracy": model.card.test_accuracy,
        "parameters": 13_610,
        "output": str(output),
    }
    card = model.card
    assert (card.name, card.dataset, card.epochs, card.seed) == ("Zhou", "few.npz", 2, 3)
    assert card.validation_accuracy == epochs[-1]["validation_accuracy"]
    assert card.recipe["batch_size"] == 16
    assert card.created.endswith("+00:00")


def test_train_in_words(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, *training(data, tmp_path / "w.safetensors"))
    note, start, first, second, test, end = out.splitlines()
    assert note == "It has no test part of its own; set aside for testing: 60 of the 600 pictures."
    assert start == (
        "Zhou, 13,610 parameters, learns from 480 pictures of few.npz; 60 are kept for validation, 60 for the test."
    )
    assert first.startswith("Epoch 1/2: ")
    assert second.startswith("Epoch 2/2: ")
    assert test.endswith(" % of the 60 test pictures are read right.")
    assert end == f"The weights are in {tmp_path / 'w.safetensors'}."


def test_the_same_seed_gives_the_same_weights(data: Path, weights: Path, tmp_path: Path) -> None:
    assert main(training(data, tmp_path / "again", "--threads", "2")) == 0
    assert main(training(data, tmp_path / "other", "--seed", "1")) == 0
    one, again, other = (load_model(path).parameters for path in (weights, tmp_path / "again", tmp_path / "other"))
    np.testing.assert_array_equal(one, again)
    assert not np.array_equal(one, other)


def network_file(path: Path, input_shape: Shape = (1, 28, 28), classes: int = 10) -> Path:
    save_architecture(path, Architecture("Mine", Network(input_shape, (Standardise(0.5), Flatten(), Dense(classes)))))
    return path


def test_train_an_architecture_of_ones_own(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, output = network_file(tmp_path / "mine.json"), tmp_path / "w.safetensors"
    arguments = ["train", "--network", str(file), "--dataset", str(data), "--output", str(output), "--epochs", "1"]
    assert lines(capsys, *arguments, "--seed", "4")[-1]["parameters"] == 7_850
    model = load_model(output)
    assert model.network == load_architecture(file).network
    assert (model.card.name, model.card.seed, model.card.epochs) == ("Mine", 4, 1)
    assert model.card.recipe["learning_rate"] == TrainingConfig().learning_rate
    assert not np.array_equal(model.parameters, untrained("Mine", model.network, 4).parameters)


def test_train_refuses_an_architecture_that_is_none_or_for_other_pictures(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "w.safetensors"
    (tmp_path / "none.json").write_text("{}")
    files = {
        tmp_path / "none.json": "none.json is no architecture of Digitscope, or it is damaged.",
        tmp_path / "missing.json": "missing.json cannot be opened: No such file or directory.",
        network_file(tmp_path / "colours.json", (3, 32, 32)): "colours.json holds a network for other pictures: ",
        network_file(tmp_path / "letters.json", classes=26): "answer with 10 digits, not (1, 28, 28) and 26.",
    }
    for file, sentence in files.items():
        arguments = ["train", "--network", str(file), "--dataset", str(data), "--output", str(output)]
        assert sentence in refused(capsys, *arguments)
    assert not output.exists()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--preset", "none"], "There is no preset called 'none'"),
        (["--epochs", "0"], "epochs"),
        (["--epochs", "two"], "--epochs: a whole number is needed, not 'two'"),
        (["--batch-size", "0"], "pictures, not 0"),
        (["--learning-rate", "-1"], "-1"),
        (["--learning-rate", "1e9"], "1e+09"),
        (["--learning-rate", "nan"], "nan"),
        (["--learning-rate", "fast"], "--learning-rate: a number is needed, not 'fast'"),
        (["--optimizer", "magic"], "There is no optimizer called 'magic'; there are sgd, rmsprop, adam, adamw."),
        (["--seed", "-1"], "seed"),
        (["--threads", "0"], "Training takes from 1 to 256 processors, not 0."),
        (["--dataset", "nowhere"], "There is no data set at nowhere"),
        (["--output", "nowhere/w.safetensors"], "nowhere/w.safetensors cannot be written: No such file"),
        (["--preset", "aniemeka", "--optimizer", "sgd", "--learning-rate", "10"], "Training diverged in epoch"),
    ],
)
def test_train_refuses_and_writes_nothing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], sentence: str
) -> None:
    assert sentence in refused(capsys, *training(data, tmp_path / "w.safetensors", *more), "--json")
    assert list(tmp_path.iterdir()) == []


def test_what_is_learnt_from_is_not_overwritten(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    network, pictures = network_file(tmp_path / "mine.json"), tmp_path / "mine.npz"
    pictures.write_bytes(data.read_bytes())
    before = network.read_bytes()
    for output in (network, pictures):
        arguments = ["--network", str(network), "--dataset", str(pictures), "--output", str(output)]
        assert "would be lost" in refused(capsys, "train", *arguments)
    assert network.read_bytes() == before
    assert pictures.read_bytes() == data.read_bytes()


def stopped(arguments: list[str], number: signal.Signals) -> str:
    """Train until the end of the first epoch that is told, and end it so; returns its last words."""
    # A shell's background jobs are started deaf to Ctrl-C; this one is not.
    start = "signal.signal(signal.SIGINT, signal.default_int_handler); sys.exit(main(sys.argv[1:]))"
    with subprocess.Popen(
        [sys.executable, "-c", f"import signal, sys; from main import main; {start}", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.send_signal(number)
        _, err = running.communicate()
    assert running.returncode == 130
    assert "Traceback" not in err
    return err.splitlines()[-1]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_training_that_is_interrupted_leaves_a_checkpoint_and_goes_on_to_the_same_bytes(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], number: signal.Signals
) -> None:
    settings = ["--preset", "rathi", "--epochs", "8", "--dataset", str(data), "--json"]
    whole, part, end = (tmp_path / f"{name}.safetensors" for name in ("whole", "part", "end"))
    said = stopped(["train", *settings, "--output", str(part)], number)
    assert said.startswith("Training was stopped ")
    assert said.endswith(f": a checkpoint is in {part}, and --resume goes on with it.")
    assert list(tmp_path.iterdir()) == [part]
    assert progress_in(part) is not None
    assert load_model(part).network.parameter_count
    *_, done = lines(capsys, "train", "--resume", str(part), "--output", str(end))
    *_, of_whole = lines(capsys, "train", *settings[:-1], "--output", str(whole))
    assert done == of_whole | {"output": str(end)}
    for path in (whole, end):  # when it was made is all that differs
        model = load_model(path)
        save_model(path, replace(model, card=replace(model.card, created="")))
    assert whole.read_bytes() == end.read_bytes()


def test_a_run_that_goes_on_after_its_last_epoch_is_tested(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live, checkpoint = LiveModel(untrained("Zhou", preset("zhou").network, 0)), tmp_path / "run.safetensors"
    taken: list[Checkpoint | None] = []

    def look(job: Job) -> None:
        assert isinstance(job, TrainingJob)
        taken.append(job.checkpoint())

    run_to_end(Train(TrainingConfig(batch_size=128, epochs=1), str(data)), live, lambda _: None, look)
    assert taken[-1] is not None
    assert taken[-1].progress.words == "after epoch 1 of 1"
    save_checkpoint(checkpoint, taken[-1])
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert main(["train", "--resume", str(checkpoint), "--output", str(tmp_path / "w.safetensors")]) == 0
    assert " of 60 test pictures" in terminal.getvalue()
    assert "validating" not in terminal.getvalue()


def test_a_run_goes_on_as_it_was_set(weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = ["--output", str(tmp_path / "w.safetensors")]
    resume = ["train", "--resume", str(weights), *output]
    assert refused(capsys, *resume, "--epochs", "3", "--batch-size", "4") == (
        "A run goes on as it was set: --epochs, --batch-size cannot be given with --resume."
    )
    assert refused(capsys, *resume) == "zhou.safetensors holds weights and no run to go on with."
    assert "not allowed with argument" in refused(capsys, *resume, "--preset", "zhou")
    assert list(tmp_path.iterdir()) == []

"""The sub-commands, from the arguments to what is printed; those that decode pictures need Qt, the others none."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.data.datasets import DataSplits
from core.model.architecture import Architecture, load_architecture, save_architecture
from core.model.checkpoint import progress_in
from core.model.model import untrained
from core.model.weights import load_model, save_model
from core.nn.layers import Dense, Flatten, Standardise
from core.nn.network import Network
from core.training.config import TrainingConfig
from core.types import Array, Shape
from desktop.cli.command_line import are_files, report
from main import main
from tests.handwritten import write

ROOT = Path(__file__).resolve().parents[3]
Lines = list[dict[str, Any]]


@pytest.fixture(scope="session")
def data(small_mnist: DataSplits, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """600 pictures as a person's own .npz."""
    path = tmp_path_factory.mktemp("data") / "few.npz"
    parts = (small_mnist.train, small_mnist.validation, small_mnist.test)
    images = np.concatenate([part.images for part in parts])
    np.savez(path, images=images, labels=np.concatenate([part.labels for part in parts]))
    return path


@pytest.fixture(scope="session")
def weights(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("weights") / "zhou.safetensors"
    assert main(training(data, path)) == 0
    return path


def training(data: Path, output: Path, *more: str) -> list[str]:
    settings = ["--preset", "Zhou", "--batch-size", "16", "--learning-rate", "0.05", "--epochs", "2"]
    return ["train", *settings, "--dataset", str(data), "--output", str(output), *more]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def lines(capsys: pytest.CaptureFixture[str], *arguments: str) -> Lines:
    return [json.loads(line) for line in printed(capsys, *arguments, "--json").splitlines()]


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith(".\n")
    assert err.count("\n") == 1
    return err.strip()


def process(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in _SCREEN} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


# train


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
    assert note == "It has no test part of its own: 60 of the 600 pictures were set aside for testing."
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
        (["--threads", "0"], "Training takes from 1 to 256 threads, not 0."),
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
        save_model(path, load_model(path).with_card(created=""))
    assert whole.read_bytes() == end.read_bytes()


def test_a_run_goes_on_as_it_was_set(weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = ["--output", str(tmp_path / "w.safetensors")]
    resume = ["train", "--resume", str(weights), *output]
    assert refused(capsys, *resume, "--epochs", "3", "--batch-size", "4") == (
        "A run goes on as it was set: --epochs, --batch-size cannot be given with --resume."
    )
    assert refused(capsys, *resume) == "zhou.safetensors holds weights and no run to go on with."
    assert "not allowed with argument" in refused(capsys, *resume, "--preset", "zhou")
    assert list(tmp_path.iterdir()) == []


# evaluate and info


def test_evaluate(data: Path, weights: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["evaluate", "--weights", str(weights), "--dataset", str(data)]
    (result,) = lines(capsys, *arguments)
    assert list(result) == ["accuracy", "loss", "recall", "confusion", "count", "calibration_error"]
    assert result["accuracy"] == load_model(weights).card.test_accuracy
    assert result["count"] == 60 == np.sum(result["confusion"])
    assert np.shape(result["confusion"]) == (10, 10)
    assert len(result["recall"]) == 10
    text = printed(capsys, *arguments).splitlines()
    assert text[1].startswith(f"{100 * result['accuracy']:.2f} % of the 60 test pictures are read right.")
    assert len(text) == 15


def test_info(weights: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (result,) = lines(capsys, "info", str(weights))
    assert list(result) == ["name", "input_shape", "layers", "parameters", "card"]
    assert (result["name"], result["input_shape"], result["parameters"]) == ("Zhou", [1, 28, 28], 13_610)
    convolution = result["layers"][1]
    assert convolution["name"] == "conv1"
    assert convolution["kind"] == "conv"
    assert convolution["output_shape"] == [8, 26, 26]
    assert convolution["parameters"] == 80
    assert (convolution["filters"], convolution["kernel"]) == (8, 3)
    assert sum(layer["parameters"] for layer in result["layers"]) == 13_610
    assert result["card"]["dataset"] == "few.npz"
    text = printed(capsys, "info", str(weights))
    assert "Zhou: 13,610 parameters" in text
    assert "conv1" in text
    assert "few.npz" in text


def test_the_bundled_weights_are_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    (result,) = lines(capsys, "info")
    assert result["card"]["test_accuracy"] >= 0.992


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["evaluate", "--weights", "nowhere"], "nowhere cannot be opened: No such file or directory."),
        (["evaluate", "--weights", "main.py"], "main.py is not a safetensors file."),
        (["info", "nowhere"], "nowhere cannot be opened: No such file or directory."),
        (["info", "--fast"], "Unrecognized arguments: --fast"),
        (["paint"], "There is no command and no file 'paint'"),
        (["--json"], "The following arguments are required: COMMAND"),
        (["train", "--preset"], "--preset: expected one argument"),
        (["train"], "The following arguments are required: --output"),
        (["train", "--output", "w"], "One of the arguments --preset --network --resume is required"),
        (["train", "--output", "w", "--preset", "zhou", "--network", "n.json"], "not allowed with argument --preset"),
        (["recognise"], "The following arguments are required: PICTURE"),
    ],
)
def test_bad_arguments(capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str) -> None:
    assert sentence in refused(capsys, *arguments)


# recognise


@pytest.fixture
def drawings(mnist: DataSplits, tmp_path: Path) -> list[str]:
    """Seventy of MNIST's test pictures, every second dark on light, and an empty one."""
    return [
        picture(tmp_path / f"{number}.png", 255 - image if number % 2 else image)
        for number, image in enumerate([*mnist.test.images[:70, 0], np.zeros((28, 28), np.uint8)])
    ]


def picture(path: Path, pixels: Array) -> str:
    gui = pytest.importorskip("PySide6.QtGui")
    height, width = pixels.shape
    content = np.ascontiguousarray(pixels, np.uint8)
    assert gui.QImage(content.data, width, height, width, gui.QImage.Format.Format_Grayscale8).save(str(path))
    return str(path)


def test_recognise_reads_many_pictures(
    drawings: list[str], mnist: DataSplits, capsys: pytest.CaptureFixture[str]
) -> None:
    results = lines(capsys, "recognise", *drawings)
    assert [result["file"] for result in results] == drawings
    *digits, empty = results
    alone = [result for result in digits if result["verdict"] == "digit"]
    assert len(alone) >= 68
    assert all(list(r) == ["file", "text", "digit", "probabilities", "verdict"] for r in (*alone, empty))
    right = [result["digit"] == label for result, label in zip(digits, mnist.test.labels, strict=False)]
    assert sum(right) >= 68
    assert all(result["text"] == str(result["digit"]) for result in alone)
    assert all(abs(sum(result["probabilities"]) - 1) < 1e-4 for result in results)
    assert (empty["text"], empty["verdict"]) == ("", "empty")
    text = printed(capsys, "recognise", *drawings).splitlines()
    assert text[0].startswith(f"{drawings[0]}: 7  (")
    assert text[-1] == f"{drawings[-1]}: nothing is drawn on it"


def test_a_number_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = picture(tmp_path / "472.png", 255 - 255 * write("4", "7", "2"))
    [result] = lines(capsys, "recognise", file)
    assert (result["text"], result["verdict"]) == ("472", "number")
    assert [part["digit"] for part in result["parts"]] == [4, 7, 2]
    lefts = [part["box"][0] for part in result["parts"]]
    assert lefts == sorted(lefts)
    weakest = min(result["parts"], key=lambda part: max(part["probabilities"]))
    assert (result["digit"], result["probabilities"]) == (weakest["digit"], weakest["probabilities"])
    [line] = printed(capsys, "recognise", file).splitlines()
    assert line.startswith(f"{file}: 472  (")
    assert line.endswith(f" for the {weakest['digit']}, the least certain digit)")


def test_one_picture_that_is_none_is_an_error_and_nothing_is_printed(
    drawings: list[str], weights: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = refused(capsys, "recognise", *drawings, "main.py", "--weights", str(weights))
    assert "main.py is not a picture" in sentence


# The process


def test_no_sub_command_needs_qt_but_to_decode(weights: Path) -> None:
    script = "import sys; from main import main; main(sys.argv[1:]); print('PySide6' in sys.modules)"
    command = [sys.executable, "-c", script, "info", str(weights)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[0].startswith("Zhou")
    assert result.stdout.splitlines()[-1] == "False"


def test_files_are_for_the_window_and_commands_are_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("weights.safetensors", "train"):
        Path(name).touch()
    assert are_files([])
    assert are_files(["weights.safetensors", "gone.png"])
    assert not are_files(["train", "--help"])
    assert are_files(["./train"])
    assert not are_files(["gone.png"])
    assert not are_files(["x" * 5000])
    result = process("gone.png")
    assert result.returncode == 2
    assert result.stderr == "There is no command and no file 'gone.png'; see python main.py --help.\n"


def test_a_program_without_a_terminal_has_no_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert report(lambda: 7) == 7


def test_help_names_the_commands() -> None:
    result = process("--help")
    assert result.returncode == 0
    for name in ("train", "evaluate", "recognise", "info"):
        assert f"    {name}" in result.stdout


def test_without_a_display_the_window_says_so() -> None:
    result = process()
    assert result.returncode == 2
    assert result.stderr == (
        "There is no display to open a window on; the commands train, evaluate, recognise and info work "
        "without one (--help lists them).\n"
    )


def test_a_display_that_cannot_be_opened() -> None:
    pytest.importorskip("PySide6")
    for variables in ({"DISPLAY": ":59999"}, {"WAYLAND_DISPLAY": "none"}):
        result = process(**variables)
        assert result.returncode == 2
        assert f"The display {next(iter(variables.values()))} cannot be opened" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_output_that_cannot_be_written(weights: Path) -> None:
    command = [sys.executable, "main.py", "info", str(weights)]
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr == "The output cannot be written: No space left on device.\n"


def test_work_that_there_is_no_memory_for_ends_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        raise MemoryError("Unable to allocate 9.31 GiB for an array")

    assert report(work) == 2
    assert capsys.readouterr().err == "There is not enough memory for this.\n"


def test_a_library_that_cannot_be_loaded_ends_with_a_sentence() -> None:
    program = "import sys; sys.modules['numpy'] = None; from main import main; sys.exit(main(['info', 'x']))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "Digitscope cannot start: import of numpy halted; None in sys.modules.\n"

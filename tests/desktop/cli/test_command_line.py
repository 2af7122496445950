"""The commands but ``train``, bad arguments and the process itself; what decodes pictures needs Qt, the rest none."""

import errno
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.data.datasets import DataSplits
from core.model.model import Card, Model
from core.model.presets import preset
from core.model.weights import load_model, save_model
from core.types import Array
from desktop.cli.command_line import are_files, report
from desktop.version import own_version
from tests.desktop.cli.running import ROOT, lines, printed, process, refused
from tests.handwritten import write

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


def test_a_digit_without_pictures_has_no_recall(
    weights: Path, small_mnist: DataSplits, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    digits = small_mnist.train
    some = digits.take(np.flatnonzero(np.isin(digits.labels, (3, 7))))
    np.savez(tmp_path / "some.npz", images=some.images, labels=some.labels)
    text = printed(capsys, "evaluate", "--weights", str(weights), "--dataset", str(tmp_path / "some.npz"))
    assert [line.split()[0] for line in text.splitlines()[-3:]] == ["digit", "3", "7"]


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


def test_names_from_a_file_do_not_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    network, file = preset("zhou").network, tmp_path / "w.safetensors"
    card = Card(name="a\x1b[31mb", dataset="c\x1b]0;d\x07", recipe={"e\x1b": "f\x9bm"})
    save_model(file, Model(network, network.initialise(np.random.default_rng(0)), card))
    text = printed(capsys, "info", str(file))
    assert text.startswith("a\ufffd[31mb: 13,610 parameters in ")
    assert all(line.isprintable() for line in text.splitlines())


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


def test_boxes_are_in_the_pixels_of_the_file_however_large_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn = 255 - 255 * write("4", "7", "2")
    small = picture(tmp_path / "small.png", drawn)
    large = picture(tmp_path / "large.png", drawn.repeat(4, axis=0).repeat(4, axis=1))
    one, other = ([part["box"] for part in result["parts"]] for result in lines(capsys, "recognise", small, large))
    assert other == [[4 * side for side in box] for box in one]


def test_a_network_whose_answers_are_no_numbers_reads_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    network = preset("escontrela").network
    huge = tmp_path / "huge.safetensors"
    save_model(huge, Model(network, np.full(network.parameter_count, 1e30, np.float32), Card("Huge")))
    file = picture(tmp_path / "4.png", 255 - 255 * write("4"))
    text = printed(capsys, "recognise", file, "--weights", str(huge))
    assert text.strip() == f"{file}: no answer, for the network gives numbers that are not finite"


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


def unwritable() -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_program_without_a_terminal_has_no_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert report(lambda: 7) == 7
    assert report(unwritable) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there a shell closes no stream")
@pytest.mark.parametrize("arguments", [("recognise", "main.py"), ("info", "nowhere")])
def test_where_standard_error_is_closed_nothing_stands_in_for_it(arguments: tuple[str, ...]) -> None:
    command = ["sh", "-c", 'exec "$@" 2>&-', "sh", sys.executable, "main.py", *arguments]
    result = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=False)
    assert (result.returncode, result.stdout) == (2, b"")


def test_the_version() -> None:
    result = process("--version")
    assert (result.returncode, result.stdout.strip()) == (0, f"Digitscope {own_version()}".strip())


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

"""``import`` and ``export``, from the arguments to the files."""

import json
import pickle
from pathlib import Path

import numpy as np
import pytest

from core.exchange.formats import FORMATS
from core.model.model import Card, Model
from core.model.presets import preset
from core.model.weights import load_model, save_model
from main import main
from tests.core.exchange.test_numpy_cnn import Command, file_of, parameters
from tests.desktop.cli.running import lines, process, refused


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    network = preset("zhou").network
    path = tmp_path / "zhou.safetensors"
    save_model(path, Model(network, network.initialise(np.random.default_rng(3)), Card(name="Zhou")))
    return path


def test_the_parameter_file_of_numpy_cnn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, output = file_of(tmp_path, [parameters(), [np.float64(1)]]), tmp_path / "w.safetensors"
    [told] = lines(capsys, "import", str(source), "--output", str(output))
    assert told == {
        "file": str(source),
        "output": str(output),
        "name": "Escontrela",
        "parameters": preset("escontrela").network.parameter_count,
    }
    assert load_model(output).network == preset("escontrela").network


def test_there_and_back_through_an_archive(weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive, output = tmp_path / "zhou.npz", tmp_path / "again.safetensors"
    assert main(["export", str(weights), "--to", "npz", "--output", str(archive)]) == 0
    assert main(["import", str(archive), "--output", str(output)]) == 0
    out, _ = capsys.readouterr()
    assert out.splitlines() == [
        f"Zhou is written to {archive} (NumPy archive).",
        f"Zhou, 13,610 parameters, is in {output}.",
    ]
    assert output.read_bytes() == weights.read_bytes()


def test_pytorch_code_and_json(weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [told] = lines(capsys, "export", str(weights), "--to", "pytorch", "--output", str(tmp_path / "zhou.py"))
    assert told == {"file": str(weights), "format": "pytorch", "output": str(tmp_path / "zhou.py")}
    assert "with_name('zhou.safetensors')" in (tmp_path / "zhou.py").read_text()


def test_an_onnx_file_reads_as_the_weights_do(weights: Path, tmp_path: Path) -> None:
    pytest.importorskip("onnx")
    onnxruntime = pytest.importorskip("onnxruntime")
    assert main(["export", str(weights), "--to", "onnx", "--output", str(tmp_path / "zhou.onnx")]) == 0
    picture = np.random.default_rng(0).random((1, 1, 28, 28), dtype=np.float32)
    [logits] = onnxruntime.InferenceSession(tmp_path / "zhou.onnx").run(None, {"image": picture})
    model = load_model(weights)
    np.testing.assert_allclose(logits, model.network.forward(model.parameters, picture), atol=1e-4)


def test_bad_input_ends_in_a_sentence_and_writes_nothing(
    weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = file_of(tmp_path, Command(exec, f"open({str(tmp_path / 'executed')!r}, 'w')"))
    target = str(tmp_path / "target")
    before = sorted(tmp_path.iterdir())
    for words, arguments in (
        ("holds more than arrays and numbers", ["import", str(hostile), "--output", target]),
        ("cannot be read: No such file", ["import", str(tmp_path / "none"), "--output", target]),
        ("is not a parameter file of NumPy-CNN", ["import", str(weights), "--output", target]),
        ("cannot be written: No such file", ["import", str(hostile), "--output", f"{target}/w"]),
        ("The following arguments are required: --output", ["import", str(hostile)]),
        ("is not a safetensors file", ["export", str(hostile), "--to", "npz", "--output", target]),
        ("There is no format called 'keras'", ["export", str(weights), "--to", "keras", "--output", target]),
        ("cannot be written: No such file", ["export", str(weights), "--to", "npz", "--output", f"{target}/w"]),
    ):
        assert words in refused(capsys, *arguments)
    assert sorted(tmp_path.iterdir()) == before


def test_no_command_overwrites_what_it_reads(weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    params, link = file_of(tmp_path, [parameters(), []]), tmp_path / "link"
    for source, arguments in ((weights, ["export", "--to", "pytorch"]), (params, ["import"])):
        before = source.read_bytes()
        link.symlink_to(source)
        for read, written in ((source, source), (source, link), (link, source)):
            sentence = refused(capsys, *arguments, str(read), "--output", str(written))
            assert sentence == f"{written} is read by this command and would be lost: write to another file."
        assert source.read_bytes() == before
        link.unlink()


@pytest.mark.parametrize("to", FORMATS)
def test_every_format_is_named_in_the_help(to: str) -> None:
    assert to in process("export", "--help").stdout


def test_a_pickle_needs_no_screen_and_no_qt(tmp_path: Path) -> None:
    source = tmp_path / "params.pkl"
    source.write_bytes(pickle.dumps([parameters(), []], 4))
    done = process("import", str(source), "--output", str(tmp_path / "w.safetensors"), "--json")
    assert json.loads(done.stdout)["name"] == "Escontrela", done.stderr

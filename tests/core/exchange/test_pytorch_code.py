"""The generated PyTorch code with our weight file, against our own forward pass. Skipped without PyTorch."""

import ast
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from core.data.datasets import DataSplits
from core.exchange.pytorch_code import as_pytorch, sample
from core.model.checkpoint import Checkpoint, save_checkpoint
from core.model.model import Card, Model
from core.model.presets import Preset, preset
from core.model.weights import save_model
from core.nn.layers import KINDS
from core.nn.network import Network
from core.training.config import TrainingConfig
from core.training.events import BatchDone
from core.training.loop import Run
from core.types import Array, UserError
from tests.core.exchange.some_models import CLOSE, every_preset, model_of, on_some_networks


def executed(code: str, path: Path) -> Any:
    """The module that the code is."""
    module = ModuleType("exported")
    module.__file__ = str(path)
    exec(compile(code, str(path), "exec"), module.__dict__)
    return module


def in_pytorch(module: Any, images: Array) -> Array:
    torch = pytest.importorskip("torch")
    with torch.no_grad():
        logits: Array = module.load()(torch.from_numpy(images)).numpy()
    return logits


@every_preset
def test_presets_give_the_same_logits(one: Preset, mnist: DataSplits, tmp_path: Path) -> None:
    pytest.importorskip("torch")
    model = model_of(one.network)
    save_model(tmp_path / "w.safetensors", model)
    module = executed(as_pytorch(model, "w.safetensors"), tmp_path / "w.py")
    images = mnist.test.images[:1000].astype(np.float32) / 255
    ours = one.network.forward(model.parameters, images)
    np.testing.assert_allclose(in_pytorch(module, images), ours, rtol=0, atol=1e-4)


@on_some_networks
def test_networks_left_to_chance(tmp_path_factory: pytest.TempPathFactory, network: Network, seed: int) -> None:
    pytest.importorskip("torch")
    folder = tmp_path_factory.mktemp("some")
    model = model_of(network, seed)
    # By hand: a weight file takes networks for drawn digits only.
    save_file({name: view.copy() for name, view in network.views(model.parameters).items()}, folder / "w.safetensors")
    module = executed(as_pytorch(model, "w.safetensors"), folder / "w.py")
    images = np.random.default_rng(seed).random((3, *network.input_shape), dtype=np.float32)
    np.testing.assert_allclose(in_pytorch(module, images), network.forward(model.parameters, images), **CLOSE)
    _, difference = module.check(module.load())
    assert difference < 1e-4 * max(1, max(map(abs, module.LOGITS)))


def run(path: Path, *given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(path), *given], capture_output=True, text=True, check=False)


def test_the_file_checks_itself(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    network = preset("zhou").network
    name = 'a "name" \\ of\nits\udc80 own'
    model, other = (Model(network, network.initialise(np.random.default_rng(seed)), Card(name)) for seed in (0, 1))
    (tmp_path / "code.py").write_text(as_pytorch(model, 'we "ights.safetensors'), encoding="utf-8")
    save_model(tmp_path / 'we "ights.safetensors', model)
    save_model(tmp_path / "other.safetensors", other)
    good = run(tmp_path / "code.py")
    assert (good.returncode, good.stderr) == (0, "")
    _, picture = sample(network.input_shape)
    read = network.forward(model.parameters, picture).argmax()
    assert good.stdout.startswith(f"The picture is read as class {read}; Digitscope's logits differ by ")
    bad = run(tmp_path / "code.py", str(tmp_path / "other.safetensors"))
    assert bad.returncode == 1
    assert bad.stderr.endswith("this weight file holds other numbers than those that were exported.\n")


def test_a_checkpoint_is_read_as_weights_are(small_mnist: DataSplits, tmp_path: Path) -> None:
    pytest.importorskip("torch")
    network = preset("zhou").network
    run = Run(network, network.initialise(np.random.default_rng(0)), small_mnist, TrainingConfig())
    events = run.events()
    next(event for event in events if isinstance(event, BatchDone))
    events.close()
    checkpoint = Checkpoint("a run", "mnist", "", network, Card("Zhou"), run.state())
    save_checkpoint(tmp_path / "run.safetensors", checkpoint)
    module = executed(as_pytorch(checkpoint.model, "run.safetensors"), tmp_path / "run.py")
    _, difference = module.check(module.load())
    assert difference < 1e-4


@pytest.mark.parametrize("name", ["😀.safetensors", "caf\udce9.safetensors", "it's \"\\ \n.safetensors"])
def test_the_name_of_the_weight_file_is_what_python_reads(name: str) -> None:
    code = as_pytorch(model_of(preset("zhou").network), name)
    [written] = [line for line in code.splitlines() if line.startswith("WEIGHTS = ")]
    assert ast.literal_eval(written.partition("with_name")[2]) == name


def test_logits_that_are_not_finite_are_not_written() -> None:
    model = model_of(preset("zhou").network)
    overflowing = replace(model, parameters=np.full_like(model.parameters, 1e38))
    with np.errstate(all="ignore"), pytest.raises(UserError, match=r"logits that are not finite numbers\.$"):
        as_pytorch(overflowing, "w.safetensors")


def test_the_sample_fills_every_shape() -> None:
    rows, picture = sample((1, 28, 28))
    assert [len(row) for row in rows] == [28] * 28
    assert (picture.shape, picture.max()) == ((1, 1, 28, 28), 1)
    for shape in ((3, 32, 30), (2, 5, 9), (1000,), (7,)):
        rows, picture = sample(shape)
        assert picture.shape == (1, *shape)
        assert sum(map(len, rows)) == np.prod(shape[-2:])


def test_every_kind_of_layer_has_a_form() -> None:
    from core.exchange.pytorch_code import _LINES

    assert set(_LINES) == set(KINDS.values())

"""In and out by the formats' names."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.exchange.formats import FORMATS, export_model, import_model
from core.types import UserError
from tests.core.exchange.test_numpy_cnn import file_of, parameters
from tests.core.model.example import MODEL


def test_what_a_file_is_counts_and_not_its_name(tmp_path: Path) -> None:
    export_model(MODEL, "npz", tmp_path / "weights.pkl", "")
    assert import_model(tmp_path / "weights.pkl").network == MODEL.network
    file_of(tmp_path, [parameters(), []]).rename(tmp_path / "numpy-cnn")
    assert import_model(tmp_path / "numpy-cnn").card.name == "Escontrela"


@pytest.mark.parametrize("name", ["none.npz", "none.pkl", "a\0b.npz"])
def test_a_file_that_is_not_there(name: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"(No such file or directory|cannot be the name of a file)\.$"):
        import_model(tmp_path / name)


@pytest.mark.parametrize("to", FORMATS)
def test_what_cannot_be_exported_leaves_what_was_there(to: str, tmp_path: Path) -> None:
    (tmp_path / "target").write_text("before")
    broken = replace(MODEL, parameters=np.full_like(MODEL.parameters, np.nan))
    with pytest.raises(UserError, match=r"not finite numbers\.$"):
        export_model(broken, to, tmp_path / "target", "")
    assert (tmp_path / "target").read_text() == "before"
    with pytest.raises(UserError, match=r"cannot be written: No such file or directory\.$"):
        export_model(MODEL, to, tmp_path / "none" / "target", "")


def test_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"^There is no format called 'keras'; there are onnx, npz, pytorch\.$"):
        export_model(MODEL, "keras", tmp_path / "target", "")
    assert not list(tmp_path.iterdir())

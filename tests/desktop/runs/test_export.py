import csv
import json
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.model.weights import load_model
from core.types import UserError
from desktop.runs.export import export_run, free_folder
from desktop.runs.pictures import SIZE, pictures_of
from desktop.runs.record import Change
from desktop.runs.store import Store
from tests.desktop.runs.test_store import kept, model


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "runs")


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_a_run_is_written_as_files_that_others_read(store: Store, tmp_path: Path) -> None:
    change = Change(1.5, {"learning_rate": 0.1, "momentum": 0.9}, {"learning_rate": 0.0, "momentum": 0.9})
    run = kept(store, "a", 2, changes=(change,))
    store.write_weights("a", None, model(9))
    folder = free_folder(tmp_path, run.name)
    export_run(store, run, store.curves(run.id), folder)
    assert json.loads((folder / "settings.json").read_text())["config"] == run.config
    heads, *epochs = rows(folder / "epochs.csv")
    assert [float(row[heads.index("validation accuracy")]) for row in epochs] == [0.8, 0.7]
    assert rows(folder / "changes.csv")[1:] == [["1.5", "learning_rate", "0.1", "0.0"]]
    assert rows(folder / "batches.csv") == [["epoch", "mean loss"], ["0", "1"], ["1", "1"], ["2", "1"]]
    names = [path.name for path in sorted((folder / "weights").iterdir())]
    assert names == ["end.safetensors", *(f"epoch-{number:05}.safetensors" for number in range(3))]
    np.testing.assert_array_equal(load_model(folder / "weights" / "end.safetensors").parameters, model(9).parameters)


def test_another_export_takes_another_folder(tmp_path: Path) -> None:
    first = free_folder(tmp_path, "Zhou, 21 Nov / 10:00")
    assert first.parent == tmp_path
    first.mkdir()
    second = free_folder(tmp_path, "Zhou, 21 Nov / 10:00")
    assert second.name == f"{first.name}-2"


def test_where_nothing_can_be_written_it_is_said(store: Store, tmp_path: Path) -> None:
    run = kept(store, "a", 1)
    (tmp_path / "file").write_text("")
    for inside in (tmp_path / "file", tmp_path / ("x" * 300)):
        with pytest.raises(UserError, match="cannot be made"):
            export_run(store, run, {}, free_folder(inside, run.name))


def test_its_plots_are_pictures(qtbot: QtBot, store: Store) -> None:
    run = kept(store, "a", 2)
    pictures = dict(pictures_of(run, store.curves(run.id)))
    assert "validation-accuracy.png" in pictures
    assert "training-loss-by-batch.png" in pictures
    image = pictures["validation-accuracy.png"]
    assert image.width() > 2 * SIZE[0]
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 5, "more than an empty sheet"

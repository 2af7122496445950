"""What the engine answers, keeps and refuses; its runs are in test_engine_runs."""

from pathlib import Path

import numpy as np
import pytest

from core.model.model import Card, Model
from core.model.presets import preset
from core.model.weights import load_model
from core.nn.layers import Dense, Flatten
from core.nn.network import Network
from core.recognition.verdict import recognise
from core.types import Array, Shape
from desktop.activations.question import Activations
from desktop.engine.messages import (
    Answered,
    Ask,
    DocumentChanged,
    Failed,
    Load,
    NewNetwork,
    OpenModel,
    Pause,
    Resume,
    Save,
    Saved,
    StateChanged,
    Stop,
)
from desktop.reading.question import DRAWING, Recognise
from tests.desktop.office import Office, paused


def test_begins_with_the_weights_it_is_given(first_weights: Path) -> None:
    office = Office(first_weights)
    office.engine.start()
    event = office.until(DocumentChanged)
    office.engine.close()
    assert not event.document.modified
    assert event.document.path is None, "saving must not overwrite the weights that come with the program"
    assert event.document.model.card.name == "First"
    np.testing.assert_array_equal(event.document.model.parameters, load_model(first_weights).parameters)


def test_begins_with_an_untrained_network_where_the_weights_are_missing(tmp_path: Path) -> None:
    office = Office(tmp_path / "missing.safetensors")
    office.engine.start()
    failed = office.until(Failed)
    model = office.until(DocumentChanged).document.model
    office.engine.close()
    assert failed.key == "start"
    assert failed.reason.endswith("An untrained network is here instead: train it, or open a weight file.")
    assert failed.details == ""
    assert model.network == preset("digitscope").network


def test_answers_a_drawing_that_was_made_before_the_weights_were_there(first_weights: Path, stroke: Array) -> None:
    office = Office(first_weights)
    for request in (1, 2, 3):
        office.engine.post(Ask(DRAWING, request, Recognise(stroke)))
    office.engine.start()
    answer = office.until(Answered)
    office.engine.close()
    assert answer.id == 3, "only the newest drawing is wanted"
    assert len(office.of(DocumentChanged)) == 1
    assert answer.answer.prediction.probabilities.sum() == pytest.approx(1, abs=1e-5)


def test_what_one_network_left_in_memory_does_not_change_what_the_next_one_says(office: Office, stroke: Array) -> None:
    for request, name in enumerate(("lenet", "zhou", "digitscope")):
        office.engine.post(NewNetwork(name, seed=1))
        model = office.until(DocumentChanged).document.model
        office.engine.post(Ask(DRAWING, request, Recognise(stroke)))
        answer = office.until(Answered).answer.prediction
        alone = recognise(model.network, model.parameters, stroke)
        np.testing.assert_allclose(answer.probabilities, alone.probabilities, atol=1e-6)
        office.engine.post(Ask("layers", request, Activations(alone.picture)))
        outputs = office.until(Answered).answer
        for layer, expected in model.network.activations(model.parameters, alone.picture[None, None]).items():
            np.testing.assert_allclose(outputs[layer], expected[0], rtol=1e-4, atol=1e-4)


def test_activations_are_a_question_of_their_own(office: Office) -> None:
    office.engine.post(Ask("layers", 1, Activations(np.zeros((28, 28), np.float32))))
    outputs = office.until(Answered).answer
    assert list(outputs) == list(preset("zhou").network.names)
    assert not any(output.flags.writeable for output in outputs.values())


def test_save_new_and_load(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    office.engine.post(Save(path))
    office.until(Saved)
    saved = office.of(DocumentChanged)[-1].document.model
    office.engine.post(NewNetwork("LeNet", seed=3))
    new = office.until(DocumentChanged)
    assert new.document.model.network == preset("lenet").network
    assert new.document.path is None
    assert new.document.model.card == Card(name=preset("lenet").title, seed=3)
    office.engine.post(Load(path))
    loaded = office.until(DocumentChanged)
    assert (loaded.document.path, loaded.document.modified) == (path, False)
    np.testing.assert_array_equal(loaded.document.model.parameters, saved.parameters)


def made_here(input_shape: Shape, classes: int) -> Model:
    network = Network(input_shape, (Flatten(), Dense(classes)))
    return Model(network, network.initialise(np.random.default_rng(4)), Card(name="Mine", seed=4))


def test_a_model_made_in_the_window_becomes_the_document(office: Office, stroke: Array) -> None:
    model = made_here((1, 28, 28), 10)
    office.engine.post(OpenModel(model))
    document = office.until(DocumentChanged).document
    assert (document.path, document.modified, document.model.card) == (None, False, model.card)
    assert document.identity != office.of(DocumentChanged)[0].document.identity
    np.testing.assert_array_equal(document.model.parameters, model.parameters)
    office.engine.post(Ask(DRAWING, 1, Recognise(stroke)))
    alone = recognise(model.network, model.parameters, stroke)
    np.testing.assert_allclose(office.until(Answered).answer.prediction.probabilities, alone.probabilities, atol=1e-6)


@pytest.mark.parametrize(
    ("input_shape", "classes", "why"),
    [
        ((3, 32, 32), 10, "not (3, 32, 32) and 10."),
        ((1, 28, 28), 7, "not (1, 28, 28) and 7."),
        ((784,), 10, "not (784,) and 10."),
    ],
)
def test_a_model_that_the_canvas_cannot_feed_is_refused(
    office: Office, input_shape: Shape, classes: int, why: str
) -> None:
    office.engine.post(OpenModel(made_here(input_shape, classes)))
    failed = office.until(Failed)
    assert (failed.key, failed.details) == ("new network", "")
    assert failed.reason.startswith("This is a network for other pictures: ")
    assert failed.reason.endswith(f"{why} Nothing has changed.")
    assert len(office.of(DocumentChanged)) == 1


def test_a_model_made_in_the_window_waits_for_the_end_of_a_run(office: Office, small_data: str) -> None:
    paused(office, small_data)
    office.engine.post(OpenModel(made_here((1, 28, 28), 10)))
    failed = office.until(Failed)
    assert failed.reason == "A new network cannot be made while a run is going on: stop it first."
    assert len(office.of(DocumentChanged)) == 1


def test_buttons_that_come_too_late_do_nothing(office: Office, stroke: Array) -> None:
    for command in (Pause(), Resume(), Stop()):
        office.engine.post(command)
    office.engine.post(Ask(DRAWING, 1, Recognise(stroke)))
    office.until(Answered)
    assert not office.of(Failed)
    assert not office.of(StateChanged)


def test_a_bad_weight_file_changes_nothing(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "bad.safetensors"
    path.write_bytes(b"no weights at all")
    office.engine.post(Load(path))
    failed = office.until(Failed)
    assert failed.key == "open weights"
    assert failed.reason.endswith(" Nothing has changed.")
    assert failed.details == ""
    assert len(office.of(DocumentChanged)) == 1


def test_a_folder_that_cannot_be_written_is_told(office: Office, tmp_path: Path) -> None:
    office.engine.post(Save(tmp_path / "missing" / "weights.safetensors"))
    failed = office.until(Failed)
    assert failed.key == "save weights"
    assert failed.details == ""


def test_a_fault_of_ours_comes_with_a_traceback_and_the_engine_lives_on(office: Office, stroke: Array) -> None:
    office.engine.post(Ask(DRAWING, 1, Recognise(None)))  # type: ignore[arg-type]
    failed = office.until(Failed)
    assert failed.key == DRAWING
    assert failed.reason.startswith("A fault in Digitscope itself (")
    assert "Traceback" in failed.details
    office.engine.post(Ask(DRAWING, 2, Recognise(stroke)))
    office.until(Answered)


def test_what_was_asked_before_closing_is_done(first_weights: Path, tmp_path: Path) -> None:
    office = Office(first_weights)
    office.engine.start()
    office.engine.post(Save(tmp_path / "last.safetensors"))
    office.engine.close()
    assert (tmp_path / "last.safetensors").exists()

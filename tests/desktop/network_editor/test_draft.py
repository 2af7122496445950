from collections.abc import Callable, Iterator

import pytest

from core.model.architecture import Architecture
from core.model.model import untrained
from core.model.presets import PRESETS, Preset, preset
from core.nn.layers import KINDS, Conv2D, Dense, Flatten, MaxPool2D
from core.nn.network import Network, describe_layer
from desktop import language
from desktop.network_editor.draft import Draft, Entry, suggested, survey, unfit, words
from desktop.network_editor.starts import FILE, ORIGINS, PRESENT, begun
from tests.refusing import refusal_of


def entries(*layers: Conv2D | Dense | Flatten | MaxPool2D) -> tuple[Entry, ...]:
    return tuple(map(describe_layer, layers))


GERMAN = {
    "Layer {number}, {name}, cannot be built: {error}": "Schicht {number} ({name}) geht nicht: {error}",
    "A {kernel}x{kernel} kernel does not fit into {height}x{width} pixels with a padding of {padding}.": (
        "Ein Kernel von {kernel}x{kernel} passt nicht."
    ),
}


@pytest.fixture
def _german() -> Iterator[None]:
    language.speak(lambda text, _meaning, _count: GERMAN.get(text, text))
    yield
    language.speak()


SMALL = Draft(entries=entries(Conv2D(8, 5), MaxPool2D(2), Flatten(), Dense(10)))


@pytest.mark.parametrize("one", PRESETS.values(), ids=lambda one: one.key)
def test_a_preset_surveyed_is_that_network(one: Preset) -> None:
    found = survey(begun(one.key, None))
    assert found.network == one.network
    assert (found.problem, found.at) == ("", None)
    assert tuple(row.name for row in found.rows) == one.network.names
    assert tuple(row.place.shape for row in found.rows if row.place is not None) == one.network.shapes


def test_there_is_an_origin_with_a_sentence_for_every_preset() -> None:
    assert {origin.key for origin in ORIGINS} == {"", PRESENT, FILE, *PRESETS}
    assert all(origin.sentence.endswith(".") for origin in ORIGINS)
    assert begun(PRESENT, untrained("Mine", preset("zhou").network, 3)).name == "Mine"
    assert begun("", None) == begun(PRESENT, None) == Draft()


def test_layers_are_added_moved_changed_and_removed() -> None:
    def names(draft: Draft) -> list[str]:
        return [entry["kind"] for entry in draft.entries]

    assert names(SMALL.added(1, {"kind": "relu"})) == ["conv", "relu", "maxpool", "flatten", "dense"]
    assert names(SMALL.moved(0, 2)) == ["maxpool", "flatten", "conv", "dense"]
    assert names(SMALL.moved(3, 0)) == ["dense", "conv", "maxpool", "flatten"]
    assert names(SMALL.removed(2)) == ["conv", "maxpool", "dense"]
    assert SMALL.changed(0, "kernel", 3).entries[0]["kernel"] == 3
    assert SMALL.entries[0]["kernel"] == 5, "what was is not touched"


def cannot(change: Callable[[Draft], Draft]) -> tuple[str, int | None, str]:
    found = survey(change(SMALL))
    assert found.network is None
    return found.problem, found.at, found.reason


def test_a_layer_that_cannot_follow_says_why_in_the_words_of_the_network() -> None:
    problem, at, reason = cannot(lambda draft: draft.changed(0, "kernel", 30))
    whole = refusal_of(Network, (1, 28, 28), (Conv2D(8, 30), MaxPool2D(2), Flatten(), Dense(10)))
    assert (problem, at) == (whole, 0)
    assert reason == "A 30x30 kernel does not fit into 28x28 pixels with a padding of 0."
    problem, at, _ = cannot(lambda draft: draft.removed(2))
    assert problem.startswith("Layer 3, dense1, cannot be built: A dense layer needs a vector and is given 8 × 12 × 12")
    assert at == 2


@pytest.mark.usefixtures("_german")
def test_the_reason_is_there_in_another_language_too() -> None:
    problem, at, reason = cannot(lambda draft: draft.changed(0, "kernel", 30))
    assert (problem, at) == (f"Schicht 1 (conv1) geht nicht: {reason}", 0)
    assert reason == "Ein Kernel von 30x30 passt nicht."
    problem, at, reason = cannot(lambda draft: draft.changed(3, "units", "many"))
    assert (problem, at) == (f"Schicht 4 (dense1) geht nicht: {reason}", 3)
    assert reason.startswith("A dense layer needs a whole number for units")


def test_what_lies_before_it_is_known_and_what_lies_behind_is_not() -> None:
    found = survey(SMALL.changed(1, "window", 25))
    assert [row.place is not None for row in found.rows] == [True, False, False, False]
    assert [row.name for row in found.rows] == ["conv1", "pool1", "flatten1", "dense1"]


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("padding", "same", 'Padding "same" needs a kernel with a middle pixel: 4 is even, take an odd side.'),
        ("filters", "abc", "A convolution needs a whole number for filters, not 'abc'."),
        ("initialisation", "luck", "There is no initialisation called 'luck'"),
    ],
)
def test_settings_that_make_no_layer_say_so_in_their_row(name: str, value: object, reason: str) -> None:
    problem, at, why = cannot(lambda draft: draft.changed(0, "kernel", 4).changed(0, name, value))
    assert problem.startswith("Layer 1, conv1, cannot be built: ")
    assert (at, why.startswith(reason)) == (0, True)


def test_the_first_that_cannot_follow_is_told() -> None:
    problem, at, _ = cannot(lambda draft: draft.changed(3, "units", "many").changed(1, "window", 25))
    assert (at, "A 25x25 pooling window" in problem) == (1, True)


def test_a_network_that_has_no_end_yet_is_no_fault_of_a_row() -> None:
    assert cannot(lambda draft: draft.removed(3).removed(2)) == (
        "A network ends in a vector of classes, not in 8 × 12 × 12: put Flatten and Dense at its end.",
        None,
        "",
    )
    assert survey(Draft()).problem == "A network needs at least one layer."
    assert survey(Draft(input_shape=(1, 0, 28), entries=SMALL.entries)).problem == (
        "The network's input has an impossible shape, (1, 0, 28)."
    )


def test_networks_for_other_pictures_are_networks_that_the_canvas_cannot_feed() -> None:
    colours = survey(Draft(input_shape=(3, 32, 32), entries=SMALL.entries))
    assert colours.network is not None
    assert colours.network.shapes[0] == (8, 28, 28)
    assert unfit(colours.network) == (
        "The canvas cannot feed this network: it draws 1 × 28 × 28 and this takes 3 × 32 × 32. "
        "It can be built, looked at and saved, but not used here."
    )
    assert "gives 26 answers, and there are 10 digits" in unfit(Network((1, 28, 28), (Flatten(), Dense(26))))
    assert "too large to compute with" in unfit(Network((1, 28, 28), (Flatten(), Dense(10**6), Dense(10))))
    assert not any(unfit(one.network) for one in PRESETS.values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_suggested_layer_follows_where_layers_of_its_kind_can(kind: str) -> None:
    at = 3 if kind in ("dense", "batchnorm") else 1
    found = survey(SMALL.added(at, suggested(kind, SMALL, at)))
    assert found.rows[at].place is not None


def test_what_is_set_is_said_but_for_what_goes_without_saying() -> None:
    assert words(describe_layer(Conv2D(8, 3))) == "filters 8, kernel 3"
    assert words(describe_layer(Conv2D(8, 3, padding=1))) == "filters 8, kernel 3, padding 1"
    assert words(describe_layer(Conv2D(8, 3, 2, "same", "glorot"))) == "filters 8, kernel 3, stride 2, same, glorot"
    assert words(describe_layer(Flatten())) == ""
    assert words({"kind": "reshape", "shape": (4, 4, 4)}) == "shape 4 × 4 × 4"


def test_a_draft_of_a_file_is_that_architecture() -> None:
    network = preset("aniemeka").network
    draft = Draft.of(Architecture("Kept", network), FILE)
    assert (draft.name, draft.origin, survey(draft).network) == ("Kept", FILE, network)

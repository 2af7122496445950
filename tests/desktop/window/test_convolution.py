"""The Convolution tab in the window: it follows the pen, the network and its training, while somebody looks."""

import numpy as np
from pytestqt.qtbot import QtBot

from core.model.presets import PRESETS
from desktop.convolution.held_kernels import NETWORK
from desktop.convolution.pictures import Source
from desktop.convolution.view import NOT_READ, READING, ConvolutionView
from desktop.engine.messages import Answered, DocumentChanged, Failed, NewNetwork
from desktop.shell.window import Window
from tests.desktop.window.using import act, draw, train, what_is_read
from tests.handwritten import write


def looked_at(window: Window) -> ConvolutionView:
    act(window, "View", "Convolution")
    view = window.pages.currentWidget().view
    assert isinstance(view, ConvolutionView)
    return view


def choose_network(qtbot: QtBot, window: Window, view: ConvolutionView) -> None:
    with qtbot.waitSignal(window.session.told(Answered, "convolution")):
        view.controls.kernel.setCurrentText(NETWORK)


def shows_the_filter(window: Window, view: ConvolutionView) -> bool:
    """Whether the kernel is the first filter of the chosen layer, as the document has it."""
    assert window.session.document is not None
    model = window.session.document.model
    weight = model.network.views(model.parameters)[f"{view.controls.layer.currentText()}.weight"][:1]
    return view.lesson is not None and np.array_equal(view.lesson.weight, weight)


def test_it_follows_the_pen(qtbot: QtBot, window: Window) -> None:
    view = looked_at(window)
    qtbot.waitUntil(view.empty.isVisible)
    draw(qtbot, window)
    read = what_is_read(qtbot, window)
    np.testing.assert_array_equal(view.board.input.values, read.prediction.picture)
    window.canvas.set_ink(write("4"))
    read = what_is_read(qtbot, window)
    np.testing.assert_array_equal(view.board.input.values, read.prediction.picture)


def test_hidden_it_asks_nothing_and_shown_it_knows_the_newest(qtbot: QtBot, window: Window) -> None:
    answers: list[Answered] = []
    window.session.told(Answered, "convolution").connect(answers.append)
    draw(qtbot, window)
    what_is_read(qtbot, window)
    view = looked_at(window)
    choose_network(qtbot, window, view)
    before = view.lesson
    act(window, "View", "Filters")
    seen = len(answers)
    window.canvas.set_ink(write("4"))
    what_is_read(qtbot, window)
    window.canvas.set_ink(write("7"))
    read = what_is_read(qtbot, window)
    assert len(answers) == seen
    assert view.lesson is before
    with qtbot.waitSignal(window.session.told(Answered, "convolution")):
        looked_at(window)
    assert view.lesson is not None
    # Zhou's network takes a half from every pixel before its convolution.
    np.testing.assert_allclose(view.lesson.picture[0], read.prediction.picture - 0.5, atol=1e-6)


def test_it_follows_the_training(qtbot: QtBot, window: Window, small_data: str) -> None:
    draw(qtbot, window)
    what_is_read(qtbot, window)
    view = looked_at(window)
    choose_network(qtbot, window, view)
    assert view.lesson is not None
    before = view.lesson.weight
    train(qtbot, window, small_data)

    qtbot.waitUntil(lambda: shows_the_filter(window, view))
    assert not np.array_equal(view.lesson.weight, before)


def test_digits_of_mnist_are_read_when_they_are_wanted(qtbot: QtBot, window: Window) -> None:
    view = looked_at(window)
    with qtbot.waitSignal(window.session.told(Answered, "convolution's digits")):
        view.controls.source.setCurrentText(Source.DIGIT.value)
    assert view.lesson is not None
    assert view.lesson.picture.shape == (1, 28, 28)


def test_only_digits_that_could_not_be_read_are_told_of_as_such(window: Window) -> None:
    view = looked_at(window)
    view.controls.source.setCurrentText(Source.DIGIT.value)
    for asker, told in (("convolution", READING), ("convolution's digits", NOT_READ)):
        window.session.told(Failed, asker).emit(Failed(asker, "It cannot be done."))
        assert view.empty.text() == told


def test_every_preset_has_its_filters_shown(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    what_is_read(qtbot, window)
    view = looked_at(window)
    choose_network(qtbot, window, view)
    for preset in PRESETS.values():
        with qtbot.waitSignal(window.session.told(DocumentChanged)):
            window.session.post(NewNetwork(preset.key))
        assert view.controls.layer.count() > 0
        for place in range(view.controls.layer.count()):
            view.controls.layer.setCurrentIndex(place)
            qtbot.waitUntil(lambda: shows_the_filter(window, view))
            assert view.lesson is not None
            shape = preset.network.shapes[preset.network.names.index(view.controls.layer.currentText())]
            assert view.lesson.maps.shape[1:] == shape[1:]

"""The Convolution tab: how a convolution works, with one's own picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.imaging.preprocessing import prepare
from desktop.engine.messages import DocumentChanged, Failed, WeightsUpdated
from desktop.language import tr
from desktop.session.asker import Asker
from desktop.session.tab import Context, Drawing, Tab

if TYPE_CHECKING:
    from core.types import Array
    from desktop.convolution.view import ConvolutionView
    from desktop.session.reading import Reading

NAME = "convolution"
DIGITS = "convolution's digits"


def tab(context: Context) -> Tab:
    """The tab."""
    from desktop.convolution.question import AskDigits

    session = context.session
    filters, digits = Asker(session, NAME), Asker(session, DIGITS)
    return Tab(
        NAME,
        tr("Convolution"),
        tr("A kernel slides over your drawing, and every sum is spelled out"),
        build=_build,
        facts=(
            (session.told(DocumentChanged), lambda view, event: view.show_model(event.document.model)),
            (session.told(WeightsUpdated), lambda view, _: view.show_weights()),
            (context.reading, lambda view, reading: view.show_drawing(_picture(reading, context.drawing))),
            (filters.answered, lambda view, answer: view.show_filter(answer)),
            (digits.answered, lambda view, answer: view.show_digits(answer)),
            (session.told(Failed, NAME), lambda view, event: view.show_failure(event.reason)),
            (session.told(Failed, DIGITS), lambda view, event: view.show_no_digits(event.reason)),
        ),
        wishes=(
            ("asked", filters.ask),
            ("digits_wished", lambda: digits.ask(AskDigits())),
        ),
        choices={
            "example": lambda view: view.examples.buttons,
            "picture": lambda view: view.controls.source,
            "kernel": lambda view: view.controls.kernel,
            "layer": lambda view: view.controls.layer,
            "filter": lambda view: view.controls.filter,
            "stride": lambda view: view.controls.stride,
            "padding": lambda view: view.controls.padding,
            "then": lambda view: view.controls.activation,
            "pooling": lambda view: view.controls.pooling,
            "page": lambda view: view.blackboard.tabs,
        },
    )


def _picture(reading: Reading | None, drawing: Drawing) -> Array | None:
    """Of the digit that is looked at; of all that is drawn where the network has no answer: most kernels need none."""
    return prepare(drawing.ink()) if reading is None else reading.prediction.picture


def _build() -> ConvolutionView:
    from desktop.convolution.view import ConvolutionView

    return ConvolutionView()

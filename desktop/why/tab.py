"""The Why tab: what in the drawing the answer depends on, by eight methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.engine.messages import DocumentChanged
from desktop.language import tr
from desktop.session.tab import Context, Tab
from desktop.why.inquirer import NAME, Inquirer

if TYPE_CHECKING:
    from desktop.why.view import WhyView


def tab(context: Context) -> Tab:
    """The tab."""
    inquirer = Inquirer(context)
    return Tab(
        NAME,
        tr("Why"),
        tr("What in your drawing the answer depends on"),
        build=_build,
        facts=(
            (context.session.told(DocumentChanged), lambda view, event: view.show_model(event.document.model)),
            (context.reading, lambda view, reading: view.show_unanswered(context.unanswered(reading))),
            (inquirer.asked, lambda view, case: view.show_case(case)),
            (inquirer.answered, lambda view, answer: view.show_answer(answer)),
            (inquirer.progressed, lambda view, done: view.show_progress(done)),
            (inquirer.halted, lambda view, halted: view.show_halted(halted)),
        ),
        wishes=(
            ("wished", inquirer.wish),
            ("stop_requested", inquirer.stop),
            ("start_requested", inquirer.go_on),
            ("overlay_wished", inquirer.lay_over),
            ("put_requested", inquirer.put_on_canvas),
        ),
        watched=inquirer.watch,
        choices={"method": lambda view: view.method, "layer": lambda view: view.layer},
    )


def _build() -> WhyView:
    from desktop.why.view import WhyView

    return WhyView()

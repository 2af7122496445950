"""The Evaluate tab: how good the network is, and what it misreads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.evaluation.evaluator import Evaluator
from desktop.language import tr
from desktop.session.tab import Context, Tab

if TYPE_CHECKING:
    from desktop.evaluation.view import EvaluationView

NAME = "evaluation"


def tab(context: Context) -> Tab:
    """The tab."""
    evaluator = Evaluator(context.session, context.offers)
    return Tab(
        NAME,
        tr("Evaluate"),
        tr("How good the network is, and what it misreads"),
        build=_build,
        facts=(
            (evaluator.changed, lambda view, state: view.show_state(state)),
            (context.offers.changed, lambda view, offer: view.controls.data.show_offer(offer)),
        ),
        wishes=(
            ("evaluate_requested", evaluator.evaluate),
            ("compare_requested", evaluator.compare),
            ("stop_requested", evaluator.stop),
            ("picture_opened", context.put_on_canvas),
            ("saved", context.messages.show_note),
            ("failed", context.messages.show_error),
        ),
        watched=evaluator.watch,
    )


def _build() -> EvaluationView:
    from desktop.evaluation.view import EvaluationView

    return EvaluationView()

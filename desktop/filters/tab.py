"""The Filters tab: what every convolution looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.engine.messages import DocumentChanged, WeightsUpdated
from desktop.session.tab import Context, Tab

if TYPE_CHECKING:
    from desktop.filters.view import FiltersView


def tab(context: Context) -> Tab:
    """The tab."""
    session = context.session
    return Tab(
        "filters",
        "Filters",
        "What every convolution looks for",
        build=_build,
        facts=(
            (session.told(DocumentChanged), lambda view, event: view.show_model(event.document.model)),
            (session.told(WeightsUpdated), lambda view, event: view.show_parameters(event.parameters)),
        ),
    )


def _build() -> FiltersView:
    from desktop.filters.view import FiltersView

    return FiltersView()

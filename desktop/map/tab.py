"""The Map tab: 2,000 digits, laid out by what the network makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.language import tr
from desktop.map.cartographer import Cartographer
from desktop.session.tab import Context, Tab

if TYPE_CHECKING:
    from desktop.map.view import MapView

NAME = "map"


def tab(context: Context) -> Tab:
    """The tab."""
    cartographer = Cartographer(context.session)
    context.reading.connect(cartographer.attend)
    return Tab(
        NAME,
        tr("Map"),
        tr("Digits that the network finds alike lie together"),
        build=_build,
        facts=(
            (cartographer.changed, lambda view, state: view.show_state(state)),
            (cartographer.placed, lambda view, place: view.show_drawing(place)),
        ),
        wishes=(
            ("update_requested", cartographer.update),
            ("stop_requested", cartographer.stop),
            ("method_chosen", cartographer.choose),
            ("picture_opened", context.put_on_canvas),
        ),
        watched=cartographer.watch,
    )


def _build() -> MapView:
    from desktop.map.view import MapView

    return MapView()

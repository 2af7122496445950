from dataclasses import replace

import numpy as np
import pytest

from core.explain.flow import stages_of
from core.model.model import Card
from core.model.presets import preset
from core.nn.workspace import Workspace
from core.types import Array
from desktop.engine.live_model import Snapshot
from desktop.overview.layout import Layout
from desktop.overview.painting import LEAST_SHARE, Line, lines_of
from desktop.overview.question import Look, Wish
from tests.core.explain.some_networks import numbers

LENET = preset("lenet").network


def lines_with(flow: Array) -> list[Line]:
    """The lines to draw, where only ``flow`` flows, out of the drawing."""
    layout = Layout(stages_of(LENET), 850, 500)
    picture = np.random.default_rng(4).uniform(0, 1, (28, 28)).astype(np.float32)
    model = Snapshot(LENET, numbers(LENET, 1), Card())
    seen = Look(picture, Wish(LENET, layout.room)).answer(model, Workspace())
    assert seen is not None
    return lines_of(replace(seen, flows=(None, flow)), layout)


@pytest.mark.parametrize("fault", [np.inf, -np.inf, np.nan])
def test_a_flow_that_is_not_finite_is_no_line(fault: float) -> None:
    flow = np.array([[1], [-4], [fault], [0.25], [2 * LEAST_SHARE], [0]], np.float32)
    assert [(line.end.row, line.share) for line in lines_with(flow)] == [(1, -1), (0, 0.25), (3, 0.0625)]

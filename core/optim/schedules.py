"""How the learning rate moves during a run, as a factor on the rate that was set."""

from math import cos, pi
from typing import Literal, get_args

ScheduleName = Literal["constant", "step", "cosine", "one-cycle"]
SCHEDULES: tuple[str, ...] = get_args(ScheduleName)

WARM_UP = 0.2
"""The part of a one-cycle run in which the rate still rises."""


def factor(name: ScheduleName, progress: float, stairs: int, step_factor: float) -> float:
    """The factor at ``progress`` 0..1 through the run, ``stairs`` steps down.

    - ``constant``: 1
    - ``step``: ``step_factor`` for every step down (Krizhevsky et al., "ImageNet classification", 2012)
    - ``cosine``: from 1 down to 0 along half a cosine (Loshchilov and Hutter, "SGDR", 2017, equation 5)
    - ``one-cycle``: up from 1/25 in the first fifth, then down as ``cosine`` (Smith, "Super-convergence", 2018)
    """
    if name == "constant":
        return 1.0
    if name == "step":
        return float(step_factor**stairs)
    if name == "cosine":
        return 0.5 * (1 + cos(pi * progress))
    if progress < WARM_UP:
        return 0.04 + 0.96 * progress / WARM_UP
    return 0.5 * (1 + cos(pi * (progress - WARM_UP) / (1 - WARM_UP)))

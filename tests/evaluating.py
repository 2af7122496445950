"""An evaluation for which nobody waits step by step."""

from core.evaluation.calibration import UNCALIBRATED, Calibration
from core.evaluation.evaluation import Evaluation, evaluate_steps
from core.nn.network import Network
from core.nn.parallel import Pool
from core.steps import result_of
from core.types import Array, Labels, Pixels


def evaluate(
    network: Network,
    parameters: Array,
    images: Pixels,
    labels: Labels,
    processes: int | None = None,
    calibration: Calibration = UNCALIBRATED,
) -> Evaluation:
    """Of ``images (N, C, H, W)`` uint8 against ``labels (N,)``; raises as :func:`evaluate_steps`."""
    with Pool(processes) as pool:
        return result_of(evaluate_steps(network, parameters, images, labels, pool, calibration))

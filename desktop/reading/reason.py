"""Why the verdict is what it is, in words for a tooltip."""

from core.evaluation.calibration import REFUSED, UNCALIBRATED
from core.recognition.verdict import Prediction
from desktop.reading.bars import percent


def reason(prediction: Prediction) -> str:
    """One or two sentences."""
    match prediction.verdict:
        case "empty":
            return ""
        case "not a digit":
            return _strange(prediction)
        case "unsure":
            (first, second), chances = prediction.rivals, prediction.probabilities
            return (
                f"A {first} with {percent(chances[first])} and a {second} with {percent(chances[second])}: the second "
                "is at least half as probable as the first."
            )
        case _:
            return _sure(prediction)


def _sure(prediction: Prediction) -> str:
    calibration = prediction.calibration
    if calibration == UNCALIBRATED:
        return (
            "How often an answer as sure as this one is right is not known: "
            "that is measured on the validation pictures after every epoch of training."
        )
    return (
        f"Of 100 answers as sure as this one about {100 * prediction.probability:.0f} are right, measured on "
        f"validation pictures (the logits are divided by a temperature of {calibration.temperature:.2f})."
    )


def _strange(prediction: Prediction) -> str:
    least = prediction.calibration.least_evidence or 0.0
    most = max((digit.evidence for digit in prediction.digits), default=0.0)
    return (
        "The network sees too little of any digit in it: the best of its ten logits stands out from their mean by "
        f"{most:.2f}. Of the validation digits, {percent(1 - REFUSED)} reach {least:.2f} and more."
    )

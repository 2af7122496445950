"""Why the verdict is what it is, in words for a tooltip."""

from core.evaluation.calibration import REFUSED, UNCALIBRATED
from core.recognition.verdict import Prediction
from desktop.language import tr
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
            return tr(
                "A {first} with {likely} and a {second} with {less}: the second "
                "is at least half as probable as the first.",
                first=first,
                likely=percent(chances[first]),
                second=second,
                less=percent(chances[second]),
            )
        case _:
            return _sure(prediction)


def _sure(prediction: Prediction) -> str:
    calibration = prediction.calibration
    if calibration == UNCALIBRATED:
        return tr(
            "How often an answer as sure as this one is right is not known: "
            "that is measured on the validation pictures after every epoch of training."
        )
    return tr(
        "Of 100 answers as sure as this one about {probability:.0f} are right, measured on "
        "validation pictures (the logits are divided by a temperature of {temperature:.2f}).",
        probability=100 * prediction.probability,
        temperature=calibration.temperature,
    )


def _strange(prediction: Prediction) -> str:
    least = prediction.calibration.least_evidence or 0.0
    most = max((digit.evidence for digit in prediction.digits), default=0.0)
    return tr(
        "The network sees too little of any digit in it: the best of its ten logits stands out from their mean by "
        "{most:.2f}. Of the validation digits, {refused} reach {least:.2f} and more.",
        most=most,
        refused=percent(1 - REFUSED),
        least=least,
    )

"""What is read, in words: in large type, beneath it, for those who do not see, and why for a tooltip. No Qt."""

from typing import NamedTuple

from core.evaluation.calibration import REFUSED, REFUSED_PENS, UNCALIBRATED
from core.recognition.verdict import Prediction, Verdict
from desktop.language import capital, tr
from desktop.widgets.words import a_digit, percent

STRANGE = tr("Not a digit")

WORTH_SAYING = 0.01
"""A second guess below this is left to the bars."""


class Words(NamedTuple):
    """A ``text`` in large type, how ``sure`` it is, a ``note`` of a line or two, and all of that to be ``spoken``."""

    text: str
    sure: str
    note: str
    spoken: str


def words_of(prediction: Prediction, verdict: Verdict) -> Words:
    """Of a ``prediction`` that is anything but empty, told as ``verdict``."""
    chances, (first, second) = prediction.probabilities, prediction.rivals
    sure, less = percent(prediction.probability), percent(chances[second])
    if verdict == "not a digit":
        note = tr("Most like {first}, {sure},\nbut too little like any digit.", first=a_digit(first), sure=sure)
        return Words(STRANGE, "", note, f"{STRANGE}. {' '.join(note.splitlines())}")
    if verdict == "unsure":
        text = tr("{first} or {second}?", first=first, second=second)
        note = tr("{sure} and {less}", sure=sure, less=less)
        return Words(text, sure, note, f"{text} {note}")
    note = tr("or {second}, {less}", second=a_digit(second), less=less) if chances[second] >= WORTH_SAYING else ""
    if verdict == "digit":
        return Words(str(first), sure, note, f"{first}, {sure}. {capital(note)}".strip())
    spoken = tr(
        "{text}. Digit {place}, {digit}: {sure}. {note}",
        text=prediction.text,
        place=prediction.focus + 1,
        digit=a_digit(first),
        sure=sure,
        note=capital(note),
    )
    return Words(prediction.text, sure, note, spoken.strip())


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
                "{first} with {likely} and {second} with {less}: the second is at least half as probable as the first.",
                first=capital(a_digit(first)),
                likely=percent(chances[first]),
                second=a_digit(second),
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
    most = max((digit.evidence for digit in prediction.digits), default=0.0)  # of several, none has enough
    return tr(
        "The network sees too little of any digit in it: the best of its ten logits stands out from their mean by "
        "{most:.2f}. Of 1,000 validation digits, all but {few:.0f} to {many:.0f} reach {least:.2f}.",
        most=most,
        few=1000 * REFUSED,
        many=1000 * REFUSED_PENS,
        least=least,
    )

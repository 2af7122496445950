"""Results as text for a terminal: what the sub-commands print when no JSON is asked for."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from core.evaluation.calibration import UNCALIBRATED
from core.evaluation.evaluation import Evaluation
from core.model.model import Card, Model
from core.recognition.verdict import Prediction
from core.training.events import EpochDone
from core.types import Shape
from desktop.training.pace import Pace
from desktop.widgets.words import clock


def progress_words(epoch: int, epochs: int, doing: str, pace: Pace) -> str:
    """What stands beside the bar while training: epoch, what is going on, speed and time left."""
    speed = f"  {pace.images_per_second:,.0f} pictures/s" if pace.images_per_second else ""
    left = f"  {clock(pace.seconds_left)} left" if pace.seconds_left is not None else ""
    return f"epoch {epoch}/{epochs}  {doing}{speed}{left}"


def epoch_line(event: EpochDone) -> str:
    """One line for one epoch."""
    return (
        f"Epoch {event.epoch}/{event.epochs}: {event.seconds:.1f} s, {event.images_per_second:,.0f} pictures/s; "
        f"training {percent(event.train_accuracy)}, loss {event.train_loss:.4f}; "
        f"validation {percent(event.validation_accuracy)}, loss {event.validation_loss:.4f}"
    )


def accuracy_line(evaluation: Evaluation) -> str:
    """One sentence on the test part."""
    return f"{percent(evaluation.accuracy)} of the {evaluation.count:,} test pictures are read right."


def evaluation_text(evaluation: Evaluation) -> str:
    """Accuracy, loss, recall and the confusion matrix by digit, of those that there are pictures of."""
    header = ["digit", "recall", *(str(digit) for digit in range(len(evaluation.recall)))]
    rows = [
        [str(digit), percent(recall), *(str(count) for count in counts)]
        for digit, (recall, counts) in enumerate(zip(evaluation.recall, evaluation.confusion, strict=True))
        if any(counts)
    ]
    first = (
        f"{accuracy_line(evaluation)} The mean cross-entropy is {evaluation.loss:.4f}, "
        f"the expected calibration error {percent(evaluation.calibration_error)}."
    )
    return f"{first}\nIn each row, what the pictures of that digit were read as:\n\n{table(header, rows)}"


def prediction_line(file: str, prediction: Prediction) -> str:
    """One line for one picture."""
    if prediction.verdict == "empty":
        return f"{file}: nothing is drawn on it"
    if not all(digit.finite for digit in prediction.digits):
        return f"{file}: no answer, for the network gives numbers that are not finite"
    if prediction.verdict == "not a digit":
        return f"{file}: not a digit, it seems"
    sure = percent(prediction.probability)
    if prediction.verdict == "unsure":
        first, second = prediction.rivals
        return f"{file}: {first} or {second}?  ({sure} and {percent(float(prediction.probabilities[second]))})"
    if prediction.verdict == "number":
        return f"{file}: {prediction.text}  ({sure} for the {prediction.digit}, the least certain digit)"
    return f"{file}: {prediction.text}  ({sure})"


def model_text(model: Model, layers: Sequence[dict[str, Any]]) -> str:
    """A network's layers in a table, and its card."""
    network = model.network
    rows = [["input", "", _shape(network.input_shape), "", ""]]
    rows += [
        [str(layer["name"]), str(layer["kind"]), _shape(layer["output_shape"]), _count(layer), _settings(layer)]
        for layer in layers
    ]
    head = f"{model.card.name}: {network.parameter_count:,} parameters in {len(network.layers)} layers"
    architecture = table(["layer", "kind", "output", "parameters", "settings"], rows, left=(0, 1, 4))
    return f"{head}\n\n{architecture}\n\n{_card(model.card)}"


def table(header: list[str], rows: list[list[str]], left: Sequence[int] = ()) -> str:
    """Columns to the right, those in ``left`` to the left."""
    lines = [header, *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(header))]
    return "\n".join(
        "  ".join(
            text.ljust(width) if i in left else text.rjust(width)
            for i, (text, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def percent(share: float) -> str:
    """A share 0..1 as a person reads it."""
    return f"{100 * share:.2f} %"


def _shape(shape: Shape) -> str:
    return " x ".join(str(size) for size in shape)


def _count(layer: dict[str, Any]) -> str:
    return f"{layer['parameters']:,}" if layer["parameters"] else ""


def _settings(layer: dict[str, Any]) -> str:
    own = ("name", "kind", "output_shape", "parameters")
    return ", ".join(f"{name} {value}" for name, value in layer.items() if name not in own)


def _card(card: Card) -> str:
    facts = {name: value for name, value in asdict(card).items() if value not in (None, "", {})}
    facts |= {name: percent(facts[name]) for name in ("validation_accuracy", "test_accuracy") if name in facts}
    del facts["calibration"]
    if card.calibration != UNCALIBRATED:
        facts["calibration"] = f"temperature {card.calibration.temperature:.3f}"
        if card.calibration.least_evidence is not None:
            facts["calibration"] += f", evidence of a digit from {card.calibration.least_evidence:.2f} on"
    if card.recipe:
        facts["recipe"] = ", ".join(f"{name} {value}" for name, value in card.recipe.items())
    return table(["card", ""], [[name.replace("_", " "), str(value)] for name, value in facts.items()], (0, 1))

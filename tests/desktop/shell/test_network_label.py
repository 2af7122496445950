"""What the status bar says of the network that is open."""

import pytest

from core.model.model import Card
from desktop.shell.network_label import quality

NOW = "2026-11-23T20:00:00+00:00"


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (Card(), "untrained"),
        (Card(created=NOW, dataset="MNIST"), "trained on MNIST, not tested"),
        (Card(created=NOW, dataset="MNIST", validation_accuracy=0.5), "50.00 % in validation on MNIST"),
        (Card(created=NOW, dataset="MNIST", validation_accuracy=0.5, test_accuracy=0.25), "25.00 % on MNIST"),
        (Card(created=NOW), "trained, not tested"),
        (Card(created=NOW, validation_accuracy=0.5), "50.00 % in validation"),
        (Card(created=NOW, validation_accuracy=0.5, test_accuracy=0.25), "25.00 % in a test"),
    ],
)
def test_what_is_not_known_leaves_no_hole_in_the_sentence(card: Card, words: str) -> None:
    assert quality(card) == words

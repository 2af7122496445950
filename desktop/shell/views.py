"""Makes the views of the tabs. Each is imported when it is first looked at: a window is painted before plots load."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.recognition.verdict import Prediction
    from desktop.activations.view import ActivationsView
    from desktop.filters.view import FiltersView
    from desktop.my_digits.collection import MyDigits
    from desktop.my_digits.view import MyDigitsView
    from desktop.training.panel import TrainPanel


def train_panel() -> TrainPanel:
    """The Train tab."""
    from desktop.training.panel import TrainPanel

    return TrainPanel()


def filters() -> FiltersView:
    """The Filters tab."""
    from desktop.filters.view import FiltersView

    return FiltersView()


def activations() -> ActivationsView:
    """The Activations tab."""
    from desktop.activations.view import ActivationsView

    return ActivationsView()


def my_digits() -> MyDigitsView:
    """The tab My digits."""
    from desktop.my_digits.view import MyDigitsView

    return MyDigitsView()


def show_digits(view: MyDigitsView, digits: MyDigits) -> None:
    """Show the collection."""
    view.show_digits(digits.digits, digits.can_undo, digits.can_redo)


def offer_digits(view: TrainPanel, digits: MyDigits) -> None:
    """Offer the collection as a data set."""
    view.show_my_digits(str(digits.path), len(digits.digits))


def show_activations(view: ActivationsView, prediction: Prediction | None) -> None:
    """Show what every layer makes of the drawing; answers that do not carry it are passed over."""
    if prediction is None:
        view.show_empty()
    elif prediction.activations:
        view.show_activations(prediction.activations)

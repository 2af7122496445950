"""The tabs: what each is told and what it may wish, in one table."""

from collections.abc import Callable

from desktop.engine.messages import Train
from desktop.my_digits.collection import MyDigits
from desktop.my_digits.teacher import Teacher
from desktop.session.session import Session
from desktop.shell import views
from desktop.shell.pages import Tab

MY_DIGITS = "My digits"


def tabs(
    session: Session,
    teacher: Teacher,
    digits: MyDigits,
    start: Callable[[Train], None],
    learn: Callable[[], None],
    watch_digits: Callable[[bool], None],
) -> tuple[Tab, ...]:
    """All tabs from left to right; ``start`` begins a training run, ``learn`` learning from the taught digits.

    ``watch_digits`` hears whether My digits is being looked at.
    """
    return (
        Tab(
            "Train",
            "Teach the network and watch it learn",
            build=views.train_panel,
            facts=(
                (session.state_changed, lambda view, state: view.show_state(state)),
                (session.model_changed, lambda view, event: view.show_model(event.model)),
                (session.history_changed, lambda view, history: view.show_history(history)),
                (session.training_finished, lambda view, event: view.show_finished(event)),
                (session.failed, lambda view, event: view.show_failure(event)),
                (digits.changed, views.offer_digits),
            ),
            wishes=(
                ("start_requested", start),
                ("pause_requested", session.pause),
                ("resume_requested", session.resume),
                ("stop_requested", session.stop),
            ),
        ),
        Tab(
            "Filters",
            "What every convolution looks for",
            build=views.filters,
            facts=(
                (session.model_changed, lambda view, event: view.show_model(event.model)),
                (session.weights_updated, lambda view, weights: view.show_parameters(weights)),
            ),
        ),
        Tab(
            "Activations",
            "What every layer makes of your drawing",
            build=views.activations,
            facts=(
                (session.model_changed, lambda view, event: view.show_model(event.model)),
                (session.recognised, views.show_activations),
            ),
            watched=session.watch_activations,
        ),
        Tab(
            MY_DIGITS,
            "What you taught, and learning from it",
            build=views.my_digits,
            facts=(
                (digits.changed, views.show_digits),
                (session.state_changed, lambda view, state: view.show_state(state)),
                (session.learning, lambda view, event: view.show_learning(event)),
                (session.learned, lambda view, event: view.show_learned(event)),
                (session.learning_finished, lambda view, event: view.show_finished(event)),
                (session.failed, lambda view, event: view.show_failure(event)),
            ),
            wishes=(
                ("relabel_requested", teacher.relabel),
                ("delete_requested", teacher.delete),
                ("undo_requested", teacher.undo),
                ("redo_requested", teacher.redo),
                ("import_requested", teacher.take_in),
                ("export_requested", teacher.give_out),
                ("learn_requested", learn),
                ("stop_requested", session.stop),
                ("accept_requested", session.accept),
                ("revert_requested", session.revert),
            ),
            watched=watch_digits,
        ),
    )

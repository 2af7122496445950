from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.model.model import Card, Model
from core.model.presets import preset
from core.types import UserError
from desktop.runs import store as stores
from desktop.runs.record import Epoch, Run
from desktop.runs.store import Damaged, Store
from tests.desktop.runs.test_record import RUN


def model(seed: int) -> Model:
    network = preset("zhou").network
    return Model(network, network.initialise(np.random.default_rng(seed)), Card(name="Zhou", seed=seed))


def kept(store: Store, name: str, epochs: int, **changes: object) -> Run:
    """A run of so many epochs with all its files, the first of them the best."""
    told = tuple(Epoch(number, 1.0, 0.5, 1.0, 0.9 - 0.1 * number, 1.0) for number in range(1, epochs + 1))
    run = replace(RUN, id=name, keep=False, epochs=told)
    run = replace(run, **changes)
    store.write(run)
    for epoch in range(epochs + 1):
        store.write_weights(name, epoch, model(epoch))
    store.write_curves(name, {"loss.x": np.arange(3.0), "loss.mean": np.ones(3)})
    return run


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "runs")


def test_what_is_kept_is_found_again(store: Store) -> None:
    assert store.all() == []
    runs = [kept(store, name, 2) for name in ("b", "a")]
    assert store.all() == runs[::-1]
    assert store.epochs("a") == [0, 1, 2]
    np.testing.assert_array_equal(store.model("a", 2).parameters, model(2).parameters)
    assert store.curves("b")["loss.x"].tolist() == [0.0, 1.0, 2.0]
    assert not list(store.folder.rglob("*.tmp"))


def test_a_run_that_has_gone_on_no_longer_ends_where_it_was_stopped(store: Store) -> None:
    run = kept(store, "a", 1)
    store.write_weights("a", None, model(7))
    assert store.model_to_open(run, best=False)[0] is None
    store.write_weights("a", 2, model(2))
    epoch, opened = store.model_to_open(run, best=False)
    assert epoch == 2
    np.testing.assert_array_equal(opened.parameters, model(2).parameters)


def test_where_the_best_epoch_is_gone_the_end_is_opened_and_without_one_the_nearest_epoch(store: Store) -> None:
    run = kept(store, "a", 2)
    store.write_weights("a", None, model(7))
    store.weights("a", 1).unlink()
    epoch, opened = store.model_to_open(run, best=True)
    assert epoch is None
    np.testing.assert_array_equal(opened.parameters, model(7).parameters)
    store.weights("a", None).unlink()
    assert store.model_to_open(run, best=True)[0] == 2, "of two that are as near the later one"


def test_the_weights_that_a_rest_goes_on_from_are_those_of_an_epoch_that_both_have_seen(store: Store) -> None:
    source = kept(store, "a", 2)
    [first, _] = source.epochs
    for name, epochs, copied in (
        ("b", (first,), [1]),
        ("c", (replace(first, train_loss=2.0),), []),
        ("d", (*source.epochs, first), []),
    ):
        rest = replace(source, id=name, epochs=epochs)
        store.write(rest)
        store.copy_weights(source, rest)
        assert store.epochs(name) == copied


@pytest.mark.parametrize("text", ["", "{}", "\x00\xff", None])
def test_a_damaged_run_is_told_of_and_left_alone(store: Store, text: str | None) -> None:
    good = kept(store, "good", 1)
    kept(store, "bad", 1)
    facts = store.folder / "bad" / stores.FACTS
    facts.unlink()
    if text is not None:
        facts.write_bytes(text.encode("latin-1"))
    bad, other = store.all()
    assert other == good
    assert isinstance(bad, Damaged)
    assert bad.reason
    assert store.make_room(0, []) > 0
    assert store.epochs("bad") == [0, 1], "nothing is done to it"
    store.remove("bad")
    assert store.all() == []


def test_a_run_in_another_runs_folder_is_damaged(store: Store) -> None:
    kept(store, "one", 0)
    (store.folder / "one").rename(store.folder / "two")
    assert isinstance(store.all()[0], Damaged)


@pytest.mark.parametrize("name", ["", "..", "../away", "a/b", ".hidden", "x" * 200])
def test_no_run_leaves_the_folder(store: Store, name: str) -> None:
    with pytest.raises(UserError):
        store.write(replace(RUN, id=name))
    assert store.all() == []


@pytest.mark.parametrize(
    "curves",
    [
        {"loss.x": np.ones(3), "loss.mean": np.ones(2)},
        {"loss.x": np.ones((2, 2))},
        {"loss.x": np.array([1.0, np.nan])},
        {"loss.x": np.ones(3, np.int64)},
    ],
)
def test_curves_that_make_no_sense_are_refused(store: Store, curves: dict[str, np.ndarray]) -> None:
    kept(store, "a", 0)
    store.write_curves("a", curves)
    with pytest.raises(UserError, match="damaged"):
        store.curves("a")


def test_curves_that_are_cut_short_are_refused(store: Store) -> None:
    kept(store, "a", 0)
    path = store.folder / "a" / stores.CURVES
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(UserError, match="damaged"):
        store.curves("a")
    path.unlink()
    assert store.curves("a") == {}


def test_what_was_removed_can_be_brought_back_until_the_next_sweep(store: Store) -> None:
    run = kept(store, "a", 1)
    store.remove("a")
    assert store.all() == []
    store.bring_back("a")
    assert store.all() == [run]
    store.remove("a")
    store.sweep(())
    assert list(store.folder.iterdir()) == []
    with pytest.raises(UserError):
        store.bring_back("a")


def test_a_run_that_was_removed_and_went_on_is_removed_as_it_is_then(store: Store) -> None:
    kept(store, "a", 1)
    store.remove("a")
    run = kept(store, "a", 2)
    store.remove("a")
    store.bring_back("a")
    assert store.all() == [run]


def test_early_epochs_of_old_runs_go_first(store: Store) -> None:
    for name in ("a", "b"):
        kept(store, name, 3)
    one = store.weights("a", 0).stat().st_size
    left = store.make_room(store.size() - one - 1, [])
    assert left == store.size()
    assert store.epochs("a") == [1, 3], "the best and the last stay"
    assert store.epochs("b") == [0, 1, 2, 3]


def test_runs_go_when_thinning_is_not_enough(store: Store) -> None:
    for name in ("a", "b"):
        kept(store, name, 3)
    thin = store.make_room(store.size() - 3 * store.weights("a", 0).stat().st_size - 1, [])
    assert (store.epochs("a"), store.epochs("b")) == ([1, 3], [1, 3])
    store.make_room(thin - 1, [])
    assert [run.id for run in store.all()] == ["b"]


def test_what_is_marked_and_what_is_spared_stays(store: Store) -> None:
    kept(store, "a", 3, keep=True)
    kept(store, "b", 3)
    kept(store, "c", 3)
    store.make_room(0, ["c"])
    assert [run.id for run in store.all()] == ["a", "c"]
    assert store.epochs("a") == store.epochs("c") == [0, 1, 2, 3]


def test_of_very_many_epochs_every_second_one_goes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "MOST_EPOCHS", 6)
    store.write(RUN)
    for epoch in range(12):
        store.write_weights(RUN.id, epoch, model(0), best=1)
    epochs = store.epochs(RUN.id)
    assert len(epochs) <= 6
    assert {0, 1, 11} <= set(epochs)

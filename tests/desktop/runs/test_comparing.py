from dataclasses import replace

from core.training.config import TrainingConfig
from desktop.runs.comparing import Row, differing
from desktop.runs.record import plain
from tests.desktop.runs.test_record import CONFIG, RUN


def test_all_settings_of_one_run_read_as_in_the_form() -> None:
    rows = {
        row.name: row.values for row in differing([replace(RUN, config=plain(TrainingConfig("adamw", keep_best=True)))])
    }
    assert rows["optimizer"] == ("AdamW",)
    assert rows["Adam's betas"] == ("0.9, 0.999",)
    assert rows["keeps the best epoch"] == ("yes",)
    assert rows["parameters"] == ("13,610",)
    assert rows["changed on its way"] == ("epoch 1.50: learning rate 0.01 → 0",)


def test_of_several_runs_only_what_differs() -> None:
    other = replace(RUN, config=plain(replace(CONFIG, batch_size=32)), data="/some/where/mine.npz")
    assert differing([RUN, other]) == [Row("data", ("MNIST", "mine.npz")), Row("batch size", ("16", "32"))]
    assert differing([RUN, RUN]) == []


def test_a_setting_that_acts_on_nothing_is_not_there() -> None:
    adam, step = (replace(RUN, config=plain(TrainingConfig(**more))) for more in ({}, {"schedule": "step"}))
    own = {"momentum", "nesterov", "rms decay", "Adam's betas", "step epochs", "step factor"}
    assert own & {row.name for row in differing([RUN])} == {"momentum", "nesterov"}
    assert own & {row.name for row in differing([adam])} == {"Adam's betas"}
    assert own & {row.name for row in differing([step])} == {"Adam's betas", "step epochs", "step factor"}
    rows = {row.name: row.values for row in differing([RUN, adam])}
    assert (rows["momentum"], rows["Adam's betas"]) == (("0.9", "–"), ("–", "0.9, 0.999"))


def test_what_a_run_without_a_setting_lacks_is_a_dash() -> None:
    config = {name: value for name, value in RUN.config.items() if name != "momentum"}
    [row] = differing([RUN, replace(RUN, config=config)])
    assert row.values[1] == "–"

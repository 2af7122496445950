"""Windows that are killed in the middle of a run."""

from pathlib import Path

from tests.benchmarks.killed_runs import kill_often, look_at


def test_what_was_killed_is_offered_after_its_last_epoch_and_leaves_nothing_else(tmp_path: Path) -> None:
    killed = kill_often(tmp_path, kills=2, seed=1, pictures=600, longest=0.5)
    assert len(killed) == 3
    assert not killed[0].offered
    assert all(one.offered.startswith("A run was interrupted after epoch ") for one in killed[1:])
    faults, _ = look_at(killed)
    assert not faults

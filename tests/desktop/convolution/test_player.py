import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop.convolution.player import SPEEDS, Player


@pytest.fixture
def player(qtbot: QtBot) -> Player:
    result = Player()
    result.set_size(3, 4)
    return result


def at(player: Player) -> tuple[int, int]:
    return player.row, player.column


def test_it_walks_in_reading_order_and_stays_inside(player: Player) -> None:
    player.go(0, 3)
    player.step(0, 1)
    assert at(player) == (1, 0)
    player.step(0, -1)
    assert at(player) == (0, 3)
    player.step(-1, 0)
    assert at(player) == (0, 3)
    player.step(1, 0)
    assert at(player) == (1, 3)
    player.jump(1)
    assert at(player) == (2, 3)
    player.step(0, 1)
    assert at(player) == (2, 3)
    player.go(-5, 99)
    assert at(player) == (0, 3)
    player.jump(-1)
    assert at(player) == (0, 0)


def test_the_output_grows_where_the_kernel_has_been(player: Player) -> None:
    assert player.seen.all()
    player.set_show_all(False)
    assert player.seen.sum() == 1
    player.step(0, 1)
    player.go(2, 2)
    assert np.argwhere(player.seen).tolist() == [[0, 0], [0, 1], [2, 2]]
    player.set_show_all(True)
    assert player.seen.all()


def test_another_size_keeps_the_place_where_there_still_is_one(player: Player) -> None:
    player.set_show_all(False)
    player.go(2, 3)
    player.set_size(3, 4)
    assert player.seen.sum() == 2, "the same size: nothing is forgotten"
    player.set_size(2, 2)
    assert at(player) == (1, 1)
    assert np.argwhere(player.seen).tolist() == [[1, 1]]


@pytest.mark.parametrize("speed", [SPEEDS[5], SPEEDS[-1]])
def test_it_plays_to_the_end_and_stops(player: Player, qtbot: QtBot, speed: int) -> None:
    player.set_size(4, 5)
    player.set_show_all(False)
    player.set_speed(speed)
    with qtbot.waitSignal(player.playing_changed, check_params_cb=lambda playing: not playing):
        player.play(True)
        assert player.playing
    assert at(player) == (3, 4)
    assert player.seen.all()


def test_played_again_it_begins_anew_and_it_can_be_held(player: Player, qtbot: QtBot) -> None:
    player.set_show_all(False)
    player.jump(1)
    player.set_speed(1)
    player.play(True)
    assert at(player) == (0, 0)
    assert player.seen.sum() == 1
    player.play(False)
    assert not player.playing

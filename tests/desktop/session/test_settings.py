import os
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from desktop.session.settings import MOST_LESSONS, MOST_RECENT, Settings


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def settings(store: Path) -> Settings:
    return Settings(QSettings(str(store), QSettings.Format.IniFormat))


def test_what_is_set_is_there_at_the_next_start(store: Path) -> None:
    before = settings(store)
    before.theme, before.tab = "dark", "filters"
    before.set_bytes("geometry", QByteArray(b"\x01\x02"))
    del before
    after = settings(store)
    assert (after.theme, after.tab) == ("dark", "filters")
    assert after.bytes("geometry") == QByteArray(b"\x01\x02")


def test_begins_with_what_makes_sense(store: Path) -> None:
    fresh = settings(store)
    assert (fresh.theme, fresh.tab, fresh.recent) == ("system", "", [])
    assert fresh.bytes("geometry").isEmpty()
    assert fresh.folder == str(Path.home())


def test_nonsense_is_passed_over(store: Path) -> None:
    store.write_text("[General]\ntheme=pink\ntab=many\ngeometry=5\nfolder=/nowhere/at/all\nrecent=5\n")
    odd = settings(store)
    assert (odd.theme, odd.tab) == ("system", "many")
    assert odd.bytes("geometry").isEmpty()
    assert odd.folder == str(Path.home())


def test_where_lessons_were_left(store: Path) -> None:
    before = settings(store)
    assert before.lesson_step("/zhou.md") == 0
    before.set_lesson_step("/zhou.md", 3)
    for number in range(MOST_LESSONS - 1):
        before.set_lesson_step(f"/{number}.md", 1)
    assert settings(store).lesson_step("/zhou.md") == 3
    before.set_lesson_step("/one more.md", 2)
    assert settings(store).lesson_step("/zhou.md") == 0, "the oldest is forgotten"


@pytest.mark.parametrize("text", ["", "[1]", "7", '{"/a.md": "x"}', '{"/a.md": -1}', "[" * 100_000])
def test_nonsense_about_lessons_is_passed_over(store: Path, text: str) -> None:
    odd = QSettings(str(store), QSettings.Format.IniFormat)
    odd.setValue("lessons", text)
    assert Settings(odd).lesson_step("/a.md") == 0


def test_recent_files_come_newest_first_and_once(store: Path, tmp_path: Path) -> None:
    kept = settings(store)
    one, two = tmp_path / "one.png", tmp_path / "two.safetensors"
    kept.remember(one)
    assert settings(store).recent == [one]
    kept.remember(two)
    kept.remember(one)
    assert settings(store).recent == [one, two]
    assert kept.folder == str(tmp_path)
    for number in range(20):
        kept.remember(tmp_path / f"{number}.png")
    assert len(kept.recent) == MOST_RECENT
    kept.forget_all()
    assert settings(store).recent == []


def test_files_that_another_window_has_opened_since_stay(store: Path, tmp_path: Path) -> None:
    here = settings(store)
    here.remember(tmp_path / "ours")
    here._store.sync()
    there = QSettings(str(tmp_path / "there.ini"), QSettings.Format.IniFormat)  # as a process of its own writes it
    Settings(there).remember(tmp_path / "theirs")
    there.sync()
    store.write_bytes((tmp_path / "there.ini").read_bytes())
    os.utime(store, (0, 0))  # whatever the clock says
    here.remember(tmp_path / "ours again")
    assert here.recent == [tmp_path / "ours again", tmp_path / "theirs"]


def test_a_folder_that_cannot_be_there_is_passed_over(store: Path) -> None:
    written = QSettings(str(store), QSettings.Format.IniFormat)
    for name in ("9" * 5000, "a\0b"):
        written.setValue("folder", name)
        assert Settings(written).folder == str(Path.home())


def test_what_another_window_remembers_meanwhile_stays(store: Path, tmp_path: Path) -> None:
    ours = settings(store)
    assert (ours.recent, ours.lesson_step("/theirs.md")) == ([], 0)
    mine, theirs = tmp_path / "mine.png", tmp_path / "theirs.png"
    store.write_text('[General]\nlessons="{\\"/theirs.md\\": 3}"\n')
    ours.set_lesson_step("/mine.md", 2)
    assert (ours.lesson_step("/mine.md"), ours.lesson_step("/theirs.md")) == (2, 3)
    store.write_text(f"[General]\nrecent={theirs}\n")
    ours.remember(mine)
    assert ours.recent == [mine, theirs]


def test_room_that_another_window_has_given_since_holds_here(store: Path) -> None:
    ours = settings(store)
    ours.runs_budget = 100
    store.write_text("[General]\nruns_budget=10000\n")
    assert ours.runs_budget == 10_000

import threading

from desktop.engine.mailbox import Mailbox


class Letter:
    def __init__(self, text: str) -> None:
        self.text = text


class Newspaper(Letter):
    pass


def texts(letters: list[Letter]) -> list[str]:
    return [letter.text for letter in letters]


def test_messages_come_out_in_the_order_they_went_in() -> None:
    box: Mailbox[Letter] = Mailbox()
    for text in "abc":
        box.post(Letter(text))
    first = box.take()
    assert first is not None
    assert first.text == "a"
    assert texts(box.drain()) == ["b", "c"]
    assert box.drain() == []


def test_a_newer_latest_only_message_replaces_the_older() -> None:
    box: Mailbox[Letter] = Mailbox(latest_only=(Newspaper,))
    box.post(Newspaper("monday"))
    box.post(Letter("a"))
    box.post(Newspaper("tuesday"))
    box.post(Letter("b"))
    assert texts(box.drain()) == ["a", "tuesday", "b"]  # never before what was posted before it


def test_kinds_that_are_not_latest_only_all_arrive() -> None:
    box: Mailbox[Letter] = Mailbox(latest_only=(Newspaper,))
    for text in "ab":
        box.post(Letter(text))
    assert texts(box.drain()) == ["a", "b"]


def test_take_from_an_empty_box_gives_nothing() -> None:
    box: Mailbox[Letter] = Mailbox()
    assert box.take() is None
    assert box.take(timeout=0.001) is None


def test_take_waits_for_a_message_from_another_thread() -> None:
    box: Mailbox[Letter] = Mailbox()
    poster = threading.Thread(target=lambda: box.post(Letter("late")))
    poster.start()
    letter = box.take(timeout=5)
    poster.join(5)
    assert letter is not None
    assert letter.text == "late"


def test_rings_once_for_all_that_waits() -> None:
    rings: list[str] = []
    box: Mailbox[Letter] = Mailbox(latest_only=(Newspaper,), ring=lambda: rings.append("ring"))
    box.post(Newspaper("monday"))
    box.post(Newspaper("tuesday"))
    box.post(Letter("a"))
    assert rings == ["ring"]
    box.drain()
    box.post(Letter("b"))
    assert rings == ["ring", "ring"]


def test_a_reader_that_is_rung_may_drain_at_once() -> None:
    got: list[Letter] = []
    box: Mailbox[Letter] = Mailbox(ring=lambda: got.extend(box.drain()))
    for text in "abc":
        box.post(Letter(text))
    assert texts(got) == ["a", "b", "c"]


def test_no_message_is_lost_between_threads() -> None:
    box: Mailbox[Letter] = Mailbox()
    rung = threading.Event()
    box = Mailbox(ring=rung.set)
    posters = [
        threading.Thread(target=lambda name=name: [box.post(Letter(f"{name}{i}")) for i in range(200)])
        for name in "abcd"
    ]
    for poster in posters:
        poster.start()
    got: list[str] = []
    while len(got) < 800:
        assert rung.wait(5), "the box did not ring for what waits in it"
        rung.clear()
        got += texts(box.drain())
    for poster in posters:
        poster.join(5)
    for name in "abcd":
        assert [text for text in got if text[0] == name] == [f"{name}{i}" for i in range(200)]

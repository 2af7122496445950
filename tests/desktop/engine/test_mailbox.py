import threading

from desktop.engine.mailbox import LatestOnly, Mailbox, Urgent


class Letter:
    def __init__(self, text: str) -> None:
        self.text = text


class Newspaper(Letter, LatestOnly):
    def __init__(self, text: str, key: str = "") -> None:
        super().__init__(text)
        self.key = key


class Telegram(Letter, Urgent):
    pass


def texts(letters: list[Letter]) -> list[str]:
    return [letter.text for letter in letters]


def test_messages_come_out_in_the_order_they_went_in() -> None:
    box: Mailbox[Letter] = Mailbox()
    for text in "abc":
        box.post(Letter(text))
    assert texts(box.drain()) == ["a", "b", "c"]
    assert box.drain() == []


def test_a_newer_latest_only_message_replaces_the_older() -> None:
    box: Mailbox[Letter] = Mailbox()
    box.post(Newspaper("monday"))
    box.post(Letter("a"))
    box.post(Newspaper("tuesday"))
    box.post(Letter("b"))
    assert texts(box.drain()) == ["a", "tuesday", "b"]  # never before what was posted before it


def test_of_each_key_the_latest_is_kept() -> None:
    box: Mailbox[Letter] = Mailbox()
    for text, key in (("a1", "a"), ("b1", "b"), ("a2", "a")):
        box.post(Newspaper(text, key))
    assert texts(box.drain()) == ["b1", "a2"]


def test_kinds_that_are_not_latest_only_all_arrive() -> None:
    box: Mailbox[Letter] = Mailbox()
    for text in "ab":
        box.post(Letter(text))
    assert texts(box.drain()) == ["a", "b"]


def test_an_empty_box_gives_nothing() -> None:
    box: Mailbox[Letter] = Mailbox()
    assert box.drain() == []
    assert box.drain(timeout=0.001) == []


def test_the_reader_waits_for_a_message_from_another_thread() -> None:
    box: Mailbox[Letter] = Mailbox()
    poster = threading.Thread(target=lambda: box.post(Letter("late")))
    poster.start()
    assert texts(box.drain(timeout=30)) == ["late"]
    poster.join(30)


def test_rings_once_for_all_that_waits_and_once_more_where_it_is_urgent() -> None:
    rings: list[bool] = []
    box: Mailbox[Letter] = Mailbox(rings.append)
    box.post(Newspaper("monday"))
    box.post(Newspaper("tuesday"))
    box.post(Letter("a"))
    assert rings == [False]
    for text in "bc":
        box.post(Telegram(text))
    assert rings == [False, True]
    assert texts(box.drain()) == ["tuesday", "a", "b", "c"]
    box.post(Telegram("d"))
    box.post(Letter("e"))
    assert rings == [False, True, True], "who looks because of the one finds the other"


def test_what_is_urgent_rings_again_once_it_was_taken() -> None:
    rings: list[bool] = []
    box: Mailbox[Letter] = Mailbox(rings.append)
    box.post(Telegram("a"))
    box.post(Letter("b"))
    box.drain()
    box.post(Telegram("c"))
    assert rings == [True, True]


def test_a_reader_that_is_rung_may_drain_at_once() -> None:
    got: list[Letter] = []
    box: Mailbox[Letter] = Mailbox(lambda _urgent: got.extend(box.drain()))
    for text in "abc":
        box.post(Letter(text))
    assert texts(got) == ["a", "b", "c"]


def test_no_message_is_lost_between_threads() -> None:
    box: Mailbox[Letter] = Mailbox()
    rung = threading.Event()
    box = Mailbox(lambda _urgent: rung.set())
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
        poster.join(30)
    for name in "abcd":
        assert [text for text in got if text[0] == name] == [f"{name}{i}" for i in range(200)]

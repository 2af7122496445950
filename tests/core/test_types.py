from core.types import MOST_LETTERS, UserError


def test_a_sentence_stays_on_one_line_and_shows_every_letter() -> None:
    assert str(UserError("a\nb\tc\x1b[31m\u202e\ud800 é\u00a0ä.")) == "a b c\ufffd[31m\ufffd\ufffd é ä."


def test_a_long_sentence_loses_its_middle() -> None:
    sentence = str(UserError(f"There is no layer called {'x' * 10**6}, says the file."))
    assert len(sentence) <= MOST_LETTERS + 3
    assert sentence.startswith("There is no layer called x")
    assert sentence.endswith("x, says the file.")

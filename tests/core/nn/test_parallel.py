import pytest

from core.nn.parallel import micro_batches


@pytest.mark.parametrize("count", [1, 7, 8, 31, 32, 33, 64, 100, 128, 1000])
def test_micro_batches_cover_the_batch_in_order(count: int) -> None:
    pieces = micro_batches(count, 32, 8)
    assert [i for piece in pieces for i in range(piece.start, piece.stop)] == list(range(count))
    assert max(piece.stop - piece.start for piece in pieces) <= 32
    assert len(pieces) > 1 or count < 8

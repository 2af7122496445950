"""Every number is where the two layouts say, and nothing is shared that will be written to again."""

import numpy as np

from core.nn.layout import hcwn_to_nchw, nchw_to_hcwn, pixels_to_hcwn
from core.nn.workspace import Workspace


def test_pictures_and_vectors_go_inside_and_come_back() -> None:
    pictures, vectors = np.arange(2 * 3 * 4 * 5.0).reshape(2, 3, 4, 5), np.arange(6.0).reshape(2, 3)
    inside = nchw_to_hcwn(pictures)
    assert inside.shape == (4, 3, 5, 2)
    assert inside[3, 1, 4, 0] == pictures[0, 1, 3, 4]
    assert nchw_to_hcwn(vectors)[2, 1] == vectors[1, 2]
    for outside in (pictures, vectors):
        inside = nchw_to_hcwn(outside)
        back = hcwn_to_nchw(inside)
        assert inside.flags.c_contiguous
        assert back.flags.c_contiguous
        np.testing.assert_array_equal(back, outside)
        assert not np.shares_memory(back, inside)


def test_what_comes_back_outlives_the_scratch_arrays() -> None:
    """Also where the two layouts lie in memory alike: one picture of one row, and a vector."""
    for inside in (np.zeros((1, 1, 3, 1)), np.zeros((3, 1))):
        assert not np.shares_memory(hcwn_to_nchw(inside), inside)


def test_stored_pixels_become_numbers_from_0_to_1() -> None:
    images = np.arange(2 * 1 * 3 * 4, dtype=np.uint8).reshape(2, 1, 3, 4)
    images[1, 0, 2, 3] = 255
    x = pixels_to_hcwn(images, Workspace())
    assert (x.shape, x.dtype) == ((3, 1, 4, 2), np.float32)
    assert x[2, 0, 3, 1] == 1
    np.testing.assert_allclose(x, nchw_to_hcwn(images) / 255, rtol=1e-6)

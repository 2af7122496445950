"""Arrays in NumPy's format whose headers need not be true."""

import io

import numpy as np


def promising(shape: tuple[int, ...], descr: str = "|u1", body: bytes = b"") -> bytes:
    """An array whose header says whatever is wanted of the ``body`` that follows it."""
    buffer = io.BytesIO()
    np.lib.format.write_array_header_1_0(buffer, {"shape": shape, "fortran_order": False, "descr": descr})
    return buffer.getvalue() + body

"""t-SNE by openTSNE, where that is installed. No Qt."""

from importlib.util import find_spec
from typing import Any

import numpy as np

from core.types import Array, UserError
from desktop.language import tr

HOW_TO_GET_IT = tr("For t-SNE, which keeps neighbours together:\npip install openTSNE")

PERPLEXITY = 30
"""About how many neighbours a digit has; never more than a third of all."""

EXAGGERATED, ITERATIONS = 250, 750
"""Iterations in which like digits are drawn together strongly, and all, as openTSNE does by itself."""

SEED = 0


def available() -> bool:
    """Whether openTSNE is installed; nothing is imported to find out."""
    return find_spec("openTSNE") is not None


class Layout:
    """The places of ``coordinates (N, K)`` on their way: :meth:`advance` moves them; the same seed, the same places.

    They begin along the first two coordinates, so that a map and the next one look alike. Making it takes a second the
    first time, a quarter of one later: openTSNE comes with scipy and scikit-learn. ``UserError`` where it is broken.
    """

    def __init__(self, coordinates: Array) -> None:
        try:
            from openTSNE import TSNEEmbedding
            from openTSNE.affinity import PerplexityBasedNN
        except ImportError as error:
            raise UserError(tr("openTSNE cannot be loaded ({error}): install it anew.", error=error)) from error
        perplexity = max(1.0, min(PERPLEXITY, (len(coordinates) - 1) / 3))
        affinities = PerplexityBasedNN(coordinates, perplexity, method="exact", n_jobs=1, random_state=SEED)
        spread = max(float(coordinates[:, 0].std()), float(np.finfo(np.float32).tiny))
        start = (coordinates[:, :2] / spread * 1e-4).astype(np.float64)
        self._embedding: Any = TSNEEmbedding(
            start, affinities, negative_gradient_method="bh", n_jobs=1, random_state=SEED
        )
        self._done = 0

    def advance(self, iterations: int) -> None:
        """Do some of the :data:`ITERATIONS`."""
        exaggeration = 12 if self._done < EXAGGERATED else 1
        self._embedding.optimize(iterations, exaggeration=exaggeration, momentum=0.8, inplace=True)
        self._done += iterations

    def places(self) -> Array:
        """A copy of them, ``(N, 2)``."""
        return np.array(self._embedding, np.float64)

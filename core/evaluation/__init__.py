"""How good a network is, and what its probabilities are worth."""

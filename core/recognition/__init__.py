"""From ink to an answer: segmentation, candidate lattice, digit strings, verdict."""

"""Data sets: IDX, npz, and the splits they are divided into."""

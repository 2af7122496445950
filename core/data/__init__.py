"""Data sets: IDX, npz, and the parts they are divided into."""

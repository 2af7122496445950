"""A network with its numbers and its card: the presets, and the file they are kept in."""

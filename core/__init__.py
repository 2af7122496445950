"""The network, its data and its training, in NumPy: no Qt here, and no threads but the batch pool."""

"""The network, its data and its training, in NumPy: no Qt here, no threads, and the processes of the batch pool."""

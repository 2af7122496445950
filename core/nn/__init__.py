"""Networks: layers, their memory, losses and the batch pool."""

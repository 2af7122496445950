"""From a gradient to new parameters: optimizers, schedules, averaging."""

"""Training: settings, gradients of a batch, the loop, fine-tuning."""

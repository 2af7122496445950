"""From pictures and pens to ink, and from ink to the 28x28 digit of MNIST."""

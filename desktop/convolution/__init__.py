"""The Convolution tab."""

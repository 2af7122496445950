"""The Wants tab."""

"""The application: an engine thread that owns the numbers, and a window that looks at them."""

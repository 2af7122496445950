"""The Runs tab: every run is kept, can be compared with others, opened again and replayed epoch by epoch."""

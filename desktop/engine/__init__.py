"""The engine's thread and what is said to it and by it. No Qt."""

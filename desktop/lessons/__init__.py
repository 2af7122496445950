"""Guided lessons: a plain text that walks through the real views, step by step."""

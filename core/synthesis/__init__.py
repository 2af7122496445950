"""Digits drawn by rule."""

"""The tabs from left to right."""

from importlib import import_module

from desktop.session.tab import Context, Tab

TABS = (
    "training",
    "runs",
    "evaluation",
    "overview",
    "filters",
    "activations",
    "why",
    "wants",
    "convolution",
    "map",
    "my_digits",
)
"""The folders of ``desktop`` whose ``tab`` module makes a tab: a new one is a folder and a line here."""


def tabs(context: Context) -> tuple[Tab, ...]:
    """All of them."""
    return tuple(import_module(f"desktop.{folder}.tab").tab(context) for folder in TABS)

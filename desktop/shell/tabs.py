"""The tabs from left to right, and the tools that have windows of their own."""

from importlib import import_module

from desktop.session.tab import Context, Tab, Tool

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

TOOLS = ("network_editor", "presentation", "lessons", "tour")
"""The folders of ``desktop`` whose ``tool`` module makes a tool."""


def tabs(context: Context) -> tuple[Tab, ...]:
    """All of them."""
    return tuple(import_module(f"desktop.{folder}.tab").tab(context) for folder in TABS)


def tools(context: Context) -> tuple[Tool, ...]:
    """All of them."""
    return tuple(import_module(f"desktop.{folder}.tool").tool(context) for folder in TOOLS)

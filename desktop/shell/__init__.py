"""The window around the features: menus, pages, messages, files."""

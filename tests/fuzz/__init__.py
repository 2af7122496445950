"""Every door of the program is handed damaged and hostile files: it opens them, or refuses them in one sentence."""

"""The sub-commands, which work without a screen. No Qt."""

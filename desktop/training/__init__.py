"""The Train tab: its form, its curves and its job."""

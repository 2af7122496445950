"""Views: they show what they are given and emit wishes; they know neither session nor engine."""

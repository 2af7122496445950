"""What the features know of the program: the session, its settings."""

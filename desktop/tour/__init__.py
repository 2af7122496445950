"""A first look around: a few words at the places where things happen."""

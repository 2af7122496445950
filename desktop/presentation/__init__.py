"""The presentation: the drawing and what is read in it, large enough for the back of a class room."""

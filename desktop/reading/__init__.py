"""What is read in the drawing, and pictures read from files."""

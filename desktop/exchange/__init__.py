"""Models taken elsewhere and brought here: File > Export and File > Import weights."""

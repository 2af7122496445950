"""The network editor: a network built layer by layer, looked at, kept as a file, and used."""

"""Why the network answers as it does: what in the picture, and what in a layer, an answer depends on."""

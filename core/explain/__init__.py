"""Why a network answers as it does, and what its numbers are made of."""

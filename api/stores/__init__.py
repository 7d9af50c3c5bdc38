"""The region tree and the stores in it."""

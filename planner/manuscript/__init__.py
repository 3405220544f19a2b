"""Template sets and everything decided become documents: trees of blocks, each with its trace."""

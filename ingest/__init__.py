"""A document in, a graph out. Knows no store."""

"""Measures on the graph. They see a NetworkX graph, never a store."""

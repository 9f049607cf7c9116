"""Pairs of nodes that may be one: found, scored, and shown with their contexts for a person to decide."""

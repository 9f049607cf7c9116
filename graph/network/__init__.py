"""A network taken from the facts: which relation, under which selection, as compact arrays or as a NetworkX graph."""

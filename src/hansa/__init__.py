"""Hansa: a graph of cities that work together, each fact with the document, the quote and the date that say it.

The rooms: `hansa.loaders` reads documents into mentions and statements, `hansa.graph` keeps them and computes
nodes and facts, `hansa.cypher` holds every Cypher text, `hansa.cli` is the command line.
"""

__version__ = "0.1.0"

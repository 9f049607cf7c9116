"""Measures on the graph. They see a NetworkX graph, never a store.

>>> from hansa.graph import analytics
>>> members = store.to_networkx("MEMBER_OF", as_of="2020-03-12")
>>> analytics.betweenness(members)
"""

from hansa.graph.analytics.centrality import betweenness, closeness, degree, eigenvector, pagerank
from hansa.graph.analytics.cuts import articulation_points, bridges
from hansa.graph.analytics.figures import summary
from hansa.graph.analytics.holes import constraint
from hansa.graph.analytics.leiden import communities
from hansa.graph.analytics.sharing import projection

__all__ = [
    "articulation_points",
    "betweenness",
    "bridges",
    "closeness",
    "communities",
    "constraint",
    "degree",
    "eigenvector",
    "pagerank",
    "projection",
    "summary",
]

"""What Python programs find in `hansa.graph.analytics`."""

from __future__ import annotations

import subprocess
import sys

import networkx

from hansa.graph import analytics


def test_every_public_name_measures_a_graph() -> None:
    graph = networkx.davis_southern_women_graph()
    assert set(analytics.__all__) == {
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
    }
    for name in analytics.__all__:
        assert getattr(analytics, name)(graph) is not None


def test_importing_them_loads_nothing_heavy() -> None:
    program = (
        "import sys, hansa.graph.analytics\n"
        "print({'numpy', 'networkx', 'rustworkx', 'graspologic_native'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"

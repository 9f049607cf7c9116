"""How long the measures of networks take, against python-igraph and NetworkX called directly on the same links.

    python benchmarks/networks.py [core|curve|store] [RUNS]

`core`: a synthetic table of the shape of a real one, 1,442 cities of two networks or more, 58 networks, 4,714 links;
the three take turns, so that a machine that slows down slows all, and medians of the ratios are printed. `curve`:
networks up to 100,000 cities and 500,000 links. Both are without fetching from a store. `store`: the commands on the
whole table, 12,000 cities, in an embedded store. python-igraph is for the comparison alone (`pip install igraph`).
"""

from __future__ import annotations

import csv
import random
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hansa.graph.network.network import Network
from hansa.graph.network.selection import Selection

CORE = 1442, 58, 4714
"""Cities of two networks or more, networks, links."""

SINGLES = 10_558
"""Cities of one network: 12,000 in all."""

CURVE = ((1442, 58, 4714), (5000, 100, 25_000), (12_000, 150, 60_000), (30_000, 250, 150_000), (100_000, 400, 500_000))

PATIENCE = 60.0
"""Processor seconds that a measure may be expected to take; beyond, the expectation is printed in brackets."""

HANSA = str(Path(sysconfig.get_path("scripts")) / "hansa")


def links(cities: int, networks: int, count: int, *, least: int = 2, seed: int = 1) -> list[tuple[int, int]]:
    """Memberships (city, network), each once; a few networks have most members, every city is in `least` or more."""
    rng = random.Random(seed)
    weights = [1 / (i + 1) ** 0.9 for i in range(networks)]
    found: set[tuple[int, int]] = set()
    for city in range(cities):
        of: set[int] = set()
        while len(of) < least:
            of.add(rng.choices(range(networks), weights)[0])
        found |= {(city, network) for network in of}
    while len(found) < count:
        found.add((rng.randrange(cities), rng.choices(range(networks), weights)[0]))
    return sorted(found)


def network(cities: int, networks: int, found: list[tuple[int, int]]) -> Network:
    """The memberships as a store gives them."""
    ids = (*(f"geonames:{i}" for i in range(cities)), *(f"org:{i}" for i in range(networks)))
    return Network(
        Selection(),
        ids=ids,
        names=ids,
        size=cities,
        tails=array("q", [city for city, _ in found]),
        heads=array("q", [cities + network for _, network in found]),
        weights=array("q", [1] * len(found)),
        possible=bytearray(len(found)),
    )


def seconds(work: Callable[[], Any]) -> float:
    """Wall time of one call."""
    return both(work)[0]


def both(work: Callable[[], Any]) -> tuple[float, float]:
    """Wall time and processor time (of all threads) of one call."""
    started, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - started, time.process_time() - used


def ours(given: Network, measures: tuple[str, ...] = ("betweenness",)) -> Any:
    """The summary and the measures."""
    from hansa.graph.analytics.centrality import centrality
    from hansa.graph.analytics.figures import of_links
    from hansa.graph.analytics.links import of_network

    found = of_network(given)
    return of_links(found, ("cities", "networks")), [centrality(found, m, normalized=False) for m in measures]


def by_igraph(cities: int, networks: int, found: list[tuple[int, int]]) -> Any:
    """The same figures, as python-igraph gives them."""
    import igraph

    graph = igraph.Graph(cities + networks, [(city, cities + network) for city, network in found])
    degrees = graph.degree()
    parts = graph.connected_components()
    medians = [statistics.median(degrees[:cities]), statistics.median(degrees[cities:])]
    return len(parts), parts.giant().diameter(), medians, graph.betweenness()


def by_networkx(cities: int, networks: int, found: list[tuple[int, int]]) -> Any:
    """The same figures, as NetworkX gives them."""
    import networkx

    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(cities + networks))
    graph.add_edges_from((city, cities + network) for city, network in found)
    parts = list(networkx.connected_components(graph))
    giant = graph.subgraph(max(parts, key=len))
    return (
        len(parts),
        networkx.diameter(giant, usebounds=True),
        networkx.betweenness_centrality(graph, normalized=False),
    )


def core(runs: int) -> None:
    """Summary and betweenness of the core."""
    cities, networks, count = CORE
    found = links(cities, networks, count)
    given = network(cities, networks, found)
    values, theirs = ours(given)[1][0], by_igraph(cities, networks, found)[3]
    apart = max(abs(a - b) for a, b in zip(values.tolist(), theirs, strict=True))
    assert apart <= 1e-9 * max(theirs), apart
    theirs_taken, ours_taken = [], []
    for _ in range(runs):
        theirs_taken.append(both(lambda: by_igraph(cities, networks, found)))
        ours_taken.append(both(lambda: ours(given)))
    slow = [both(lambda: by_networkx(cities, networks, found))]
    print(f"{cities} cities, {networks} networks, {count} links; {runs} runs each, medians\n")
    print("| summary and betweenness | seconds | ratio to python-igraph | CPU seconds | ratio |\n|---|---|---|---|---|")
    for name, times in (("Hansa", ours_taken), ("python-igraph", theirs_taken), ("NetworkX", slow)):
        cells = []
        for kind in (0, 1):
            ratios = sorted(a[kind] / b[kind] for a, b in zip(times, theirs_taken, strict=False))
            cells.append(f"{statistics.median(t[kind] for t in times):.3f}")
            cells.append(f"{statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})")
        print(f"| {name} | {' | '.join(cells)} |")


def curve(_: int) -> None:
    """Processor seconds of each measure at each size, as long as it is expected to end."""
    names = ("summary", "degree", "pagerank", "eigenvector", "closeness", "betweenness")
    print(f"| cities | networks | links | {' | '.join(names)} |\n|{'---|' * (len(names) + 3)}")
    before: dict[str, tuple[float, int]] = {}
    for cities, networks, count in CURVE:
        given = network(cities, networks, links(cities, networks, count))
        cells = []
        for name in names:
            last, size = before.get(name, (0.0, cities))
            # Paths between all pairs, by a product of matrices that grows with the networks too.
            expected = last * (cities / size) ** 2.3
            if expected > PATIENCE:
                cells.append(f"({expected:.0f})")
                continue
            before[name] = both(_measured(given, name))[1], cities
            cells.append(f"{before[name][0]:.2f}")
        print(f"| {cities:,} | {networks} | {count:,} | {' | '.join(cells)} |", flush=True)


def _measured(given: Network, name: str) -> Callable[[], Any]:
    from hansa.graph.analytics.centrality import centrality
    from hansa.graph.analytics.links import of_network

    if name == "summary":
        return lambda: ours(given, ())
    return lambda: centrality(of_network(given), name)


def store(runs: int) -> None:
    """Commands on the whole table in an embedded store, start-up and fetching with them."""
    cities, networks, count = CORE
    with tempfile.TemporaryDirectory() as folder:
        table, uri = Path(folder) / "members.csv", str(Path(folder) / "store")
        rng = random.Random(2)
        pairs = links(cities, networks, count)
        pairs += [(cities + i, int(networks * rng.random() ** 3)) for i in range(SINGLES)]
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("city", "country", "geonames_id", "network", "network_id"))
            writer.writerows((f"City{c}", "Germany", 90_000_000 + c, f"Network {n}", f"N{n}") for c, n in pairs)
        print(f"load: {seconds(lambda: _hansa('load', str(table), '--store', uri)):.1f} s for {len(pairs)} rows\n")
        commands = (
            ("summary",),
            ("summary", "--min-memberships", "2"),
            ("centrality", "--measure", "betweenness", "--min-memberships", "2", "--format", "csv"),
            ("centrality", "--measure", "betweenness", "--format", "csv"),
            ("communities", "--min-memberships", "2", "--format", "csv"),
            ("communities", "--format", "csv"),
            ("overlap", "--format", "csv"),
            ("nearest", "geonames:90000000"),
            ("bridges", "--of", "holes", "--format", "csv"),
            ("projection", "--limit", "1000", "--format", "csv"),
        )
        print("| command | seconds |\n|---|---|")
        for command in commands:
            line = ("network", *command, "--store", uri)
            times = [seconds(lambda line=line: _hansa(*line)) for _ in range(runs)]
            print(f"| `hansa network {' '.join(command)}` | {statistics.median(times):.2f} |", flush=True)


def _hansa(*arguments: str) -> None:
    subprocess.run([HANSA, *arguments], check=True, capture_output=True)


if __name__ == "__main__":
    part = sys.argv[1] if len(sys.argv) > 1 else "core"
    {"core": core, "curve": curve, "store": store}[part](int(sys.argv[2]) if len(sys.argv) > 2 else 9)

"""Eigenvector centrality and PageRank on arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.errors import UsageProblem
from hansa.graph.analytics import two_mode

if TYPE_CHECKING:
    from hansa.graph.analytics.links import Floats, Links

DAMPING = 0.85

PRECISION = 1e-13
"""Change of the vector, summed over nodes, at which an iteration has converged; the vector's sum or length is 1."""

MOST_STEPS = 5_000

ALIKE = 1e-9
"""Relative difference of two eigenvalues below which they are the same."""

NOT_DETERMINED = (
    "Eigenvector centrality is not determined here: two parts of the network that are not connected have the same "
    "greatest eigenvalue. Take --largest-component, or another measure."
)


def eigenvector(links: Links, normalized: bool) -> Floats:
    """The eigenvector of the greatest eigenvalue; see `hansa.graph.analytics.centrality.eigenvector`.

    Raises:
        UsageProblem: there is no link, the greatest eigenvalue is that of several components, or it does not converge.
    """
    import numpy as np

    if not len(links.tails):
        raise UsageProblem("Eigenvector centrality needs at least one link.")
    if links.size is not None and min(links.size, links.count - links.size) <= two_mode.NARROW:
        found = _by_svd(two_mode.classes(links))
    elif links.count <= two_mode.NARROW:
        found = _whole(links)
    else:
        found = _iterated(links)
    found = np.abs(found)
    # A connected network has one such vector, without zeros; what stands elsewhere is an error of rounding.
    found[links.component != links.component[np.argmax(found)]] = 0
    if not normalized and links.size is not None:
        first, second = np.split(found, [links.size])
        return np.concatenate((first / np.linalg.norm(first), second / np.linalg.norm(second)))
    scaled: Floats = found / (np.linalg.norm(found) if normalized else found.max())
    return scaled


def _by_svd(found: two_mode.Classes) -> Floats:
    """Left and right singular vectors, by the eigenvectors of the small product of the incidence with itself."""
    import numpy as np

    values, vectors = np.linalg.eigh(found.matrix.T @ (found.sizes[:, None] * found.matrix))
    _check(values[::-1])
    right = vectors[:, -1]
    return found.spread((found.matrix @ right / np.sqrt(values[-1]), right))


def _whole(links: Links) -> Floats:
    import numpy as np

    adjacency = np.zeros((links.count, links.count))
    adjacency[links.tails, links.heads] = adjacency[links.heads, links.tails] = 1
    values, vectors = np.linalg.eigh(adjacency)
    _check(values[::-1])
    found: Floats = vectors[:, -1]
    return found


def _check(descending: Floats) -> None:
    if len(descending) > 1 and descending[0] - descending[1] <= ALIKE * descending[0]:
        raise UsageProblem(NOT_DETERMINED)


def _iterated(links: Links) -> Floats:
    """By power iteration; the diagonal that is added keeps the two ends of a two-mode spectrum apart."""
    import numpy as np

    shift = float(links.degrees.mean())
    found = links.degrees / np.linalg.norm(links.degrees)
    for _ in range(MOST_STEPS):
        onward = links.sums(found) + shift * found
        onward /= np.linalg.norm(onward)
        change = float(np.abs(onward - found).sum())
        found = onward
        if change < PRECISION * links.count:
            break
    else:
        raise UsageProblem(f"Eigenvector centrality did not converge in {MOST_STEPS} steps; take another measure.")
    shares = np.bincount(links.component, weights=found**2)
    if shares.max() < 1 - ALIKE:
        raise UsageProblem(NOT_DETERMINED)
    return found


def pagerank(links: Links, normalized: bool) -> Floats:
    """Where a random walk is found; see `hansa.graph.analytics.centrality.pagerank`."""
    import numpy as np

    if not links.count:
        return np.zeros(0)
    degrees = links.degrees
    found = np.full(links.count, 1 / links.count)
    for _ in range(MOST_STEPS):
        given = np.divide(found, degrees, out=np.zeros(links.count), where=degrees > 0)
        anywhere = DAMPING * found[degrees == 0].sum() + 1 - DAMPING
        onward = DAMPING * links.sums(given) + anywhere / links.count
        change = float(np.abs(onward - found).sum())
        found = onward / onward.sum()
        if change < PRECISION:
            break
    return found if normalized else found * links.count

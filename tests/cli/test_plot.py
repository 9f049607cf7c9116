"""`hansa plot` on the seeds."""

from __future__ import annotations

import pytest

from tests.cli.conftest import CommandLine


@pytest.mark.parametrize("name", ["p.svg", "p.png"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("network", "--relation", "PARTICIPATED_IN"),
        ("timeline", "IAG"),
        ("centrality", "--relation", "PARTICIPATED_IN", "--measure", "betweenness", "--mode", "meetings"),
    ],
)
def test_a_picture(seeds: CommandLine, arguments: tuple[str, ...], name: str) -> None:
    assert seeds("plot", *arguments, "-o", name).check().out == ""
    assert len((seeds.folder / name).read_bytes()) > 1000


@pytest.mark.parametrize(
    "arguments",
    [
        ("network", "-o", "p.pdf"),
        ("network",),
        ("network", "--relation", "TWINNED_WITH", "-o", "p.svg"),
        ("timeline", "Nowhere at all", "-o", "p.svg"),
        ("timeline", "Kazakhstan", "-o", "p.svg"),
        ("centrality", "--relation", "PARTICIPATED_IN", "--measure", "beauty", "-o", "p.svg"),
        ("centrality", "--relation", "PARTICIPATED_IN", "--mode", "people", "-o", "p.svg"),
    ],
)
def test_what_is_wrong_is_one_sentence(seeds: CommandLine, arguments: tuple[str, ...]) -> None:
    assert seeds("plot", *arguments).check(2).err.strip()

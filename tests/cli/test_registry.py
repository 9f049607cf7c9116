"""Registries of the user's own, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine

OWN = """
kind: networks
entries:
- {slug: lakeside-league, names: {en: [Lakeside Moot of Towns]}, acronyms: {en: [LMTX]}}
"""
TEXT = "Lucerne has been a member of the Lakeside Moot of Towns since 2011. LMTX has 14 member towns.\n"


@pytest.fixture
def own(hansa: CommandLine) -> Path:
    path = hansa.folder / "own.yaml"
    path.write_text(OWN, "utf-8")
    (hansa.folder / "news.txt").write_text(TEXT, "utf-8")
    return path


def networks(found: object) -> list[str]:
    assert isinstance(found, dict)
    return [e["name"] for e in found["entities"] if "CityNetwork" in e.get("labels", [])]


def test_a_network_of_ones_own_is_read(hansa: CommandLine, own: Path) -> None:
    found = hansa("extract", "news.txt", "--registry", "own.yaml", "--format", "json").check().json
    assert "Lakeside Moot of Towns" in networks(found)
    (entity,) = (e for e in found["entities"] if e["name"] == "Lakeside Moot of Towns")
    assert "LMTX" in entity["names"]
    assert "MEMBER_OF" in {s["predicate"] for s in found["statements"]}


def test_it_may_stand_in_the_environment_or_before_the_command(hansa: CommandLine, own: Path) -> None:
    plain = hansa("extract", "news.txt", "--format", "json").check().json
    before = hansa("--registry", "own.yaml", "extract", "news.txt", "--format", "json").check().json
    hansa.environment["HANSA_REGISTRY"] = "own.yaml"
    assert hansa("extract", "news.txt", "--format", "json").check().json == before != plain


def test_refresh_reads_again_with_it(hansa: CommandLine, own: Path) -> None:
    store = ("--store", "s")
    hansa("load", "news.txt", *store).check()
    assert "1 document was read again" in hansa("refresh", "--registry", "own.yaml", *store).check().err
    asked = ("cypher", "MATCH (n:CityNetwork) RETURN n.id AS id", "--format", "json", *store)
    assert {"id": "org:lakeside-league"} in hansa(*asked).check().json
    assert "up to date" in hansa("refresh", "--registry", "own.yaml", *store).check().err


def test_check_tells_every_fault(hansa: CommandLine, own: Path) -> None:
    assert "1 entry, no faults." in hansa("registry", "check", "own.yaml").check().out
    own.write_text("kind: networks\nentries:\n- {slug: A B, names: {en: [X]}, year: 3}\n", "utf-8")
    found = hansa("registry", "check", "own.yaml", "--format", "json").check(2)
    assert len(found.json) == 2
    assert "2 faults" in found.err
    hansa("extract", "news.txt", "--registry", "own.yaml").check(2)
    hansa("registry", "check", "none.yaml").check(2)


def test_what_is_replaced_is_told(hansa: CommandLine, own: Path) -> None:
    own.write_text("kind: networks\nentries:\n- {slug: eurocities, names: {en: [Eurocities Two]}}\n", "utf-8")
    rows = hansa("registry", "check", "own.yaml", "--format", "json").check().json
    assert "eurocities" in {row["slug"] for row in rows}


def test_posts_and_words_are_read_too(hansa: CommandLine) -> None:
    posts = "kind: posts\nentries:\n- {slug: warden, rank: 30, at: [City], titles: {en: [lord warden]}}\n"
    (hansa.folder / "posts.yaml").write_text(posts, "utf-8")
    (hansa.folder / "news.txt").write_text("Peter Novak, lord warden of Lucerne, spoke.\n", "utf-8")
    found = hansa("extract", "news.txt", "--registry", "posts.yaml", "--format", "json").check().json
    (post,) = (s for s in found["statements"] if s["predicate"] == "HOLDS_POST")
    assert post["properties"]["post"] == "warden"


def test_list_shows_what_is_known(hansa: CommandLine, own: Path) -> None:
    rows = hansa("registry", "list", "--kind", "networks", "--registry", "own.yaml", "--format", "json").check().json
    assert {"lakeside-league", "eurocities"} <= {row["slug"] for row in rows}
    assert {row["kind"] for row in rows} == {"networks"}

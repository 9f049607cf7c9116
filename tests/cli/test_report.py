"""`hansa report` on the seeds, as a desk types it."""

from __future__ import annotations

import pytest

from tests.cli.conftest import CommandLine

KINDS = {
    "city": ("Astana",),
    "network": ("IAG",),
    "person": ("Altay Kulginov",),
    "meeting": ("online conference",),
    "pair": ("Moscow", "Astana"),
    "overview": (),
}


@pytest.mark.parametrize("kind", KINDS)
def test_rows_for_programs(seeds: CommandLine, kind: str) -> None:
    rows = seeds("report", kind, *KINDS[kind], "--format", "json").check().json
    assert rows
    assert all(row["heading"] for row in rows)
    assert any(row["quotes"] for row in rows)


def test_text_cites_and_quotes(seeds: CommandLine) -> None:
    told = seeds("report", "city", "Astana", "--quotes").check().out
    assert "Sources" in told
    assert "[1]" in told
    assert "“" in told
    assert "Источники" in seeds("report", "city", "Astana", "--lang", "ru").check().out


@pytest.mark.parametrize(
    ("name", "begins"),
    [("r.md", b"# "), ("r.html", b"<!doctype"), ("r.docx", b"PK"), ("r.xlsx", b"PK"), ("r.txt", b""), ("r.json", b"[")],
)
def test_the_file_tells_the_format(seeds: CommandLine, name: str, begins: bytes) -> None:
    assert seeds("report", "overview", "-o", name).check().out == ""
    written = (seeds.folder / name).read_bytes()
    assert written.startswith(begins)
    assert len(written) > 200


@pytest.mark.parametrize(
    "arguments",
    [
        ("city", "Nowhere at all"),
        ("city", "Astana", "-o", "r.pdf"),
        ("city", "Astana", "--format", "docx"),
        ("city", "Astana", "--as-of", "yesterday"),
        ("city", "Astana", "--min-confidence", "7"),
        ("city", "Astana", "-o", "no/such/folder/r.md"),
        ("pair", "Astana", "Astana"),
        ("pair", "Astana"),
    ],
)
def test_what_is_wrong_is_one_sentence(seeds: CommandLine, arguments: tuple[str, ...]) -> None:
    told = seeds("report", *arguments).check(2)
    assert told.out == ""
    assert told.err.strip()

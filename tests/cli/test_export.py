"""`hansa export`: files for other tools."""

from __future__ import annotations

import csv

import pytest

from tests.cli.conftest import CommandLine


@pytest.mark.parametrize(("format_", "begins"), [("graphml", "<?xml"), ("gexf", "<?xml"), ("bibtex", "@misc")])
def test_a_file_or_printed(seeds: CommandLine, format_: str, begins: str) -> None:
    printed = seeds("export", format_).check().out
    assert printed.startswith(begins)
    assert seeds("export", format_, "-o", f"x.{format_}").check().out == ""
    assert (seeds.folder / f"x.{format_}").read_text("utf-8") == printed


def test_tables_for_excel(seeds: CommandLine) -> None:
    seeds("export", "csv", "-o", "made/tables", "--excel").check()
    for name in ("nodes", "relationships", "statements", "documents"):
        written = (seeds.folder / "made" / "tables" / f"{name}.csv").read_bytes()
        assert written.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(written.decode("utf-8-sig").splitlines()))
        assert rows
        assert all(row["id"] for row in rows)


@pytest.mark.parametrize(
    "arguments",
    [
        ("csv",),
        ("csv", "-o", "t", "--relation", "MEMBER_OF"),
        ("graphml", "--relation", "LOVES"),
        ("graphml", "--excel"),
        ("graphml", "-o", "no/such/folder/x.graphml"),
        ("pdf",),
    ],
)
def test_what_is_wrong_is_one_sentence(seeds: CommandLine, arguments: tuple[str, ...]) -> None:
    assert seeds("export", *arguments).check(2).err.strip()

"""Tables on the command line: loaded into an embedded store, shown, refreshed, dumped, and what cannot be read told."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.conftest import CommandLine

MEMBERS = """city,country,geonames_id,network,network_id,since,fee
Riga,Latvia,456172,Eurocities,007,1999-05,10
Newtown,Latvia,999999999,Ring of Towns,01,2001,
,Latvia,456172,Eurocities,007,,
Riga,Latvia,456172,,,,
"""


@pytest.fixture
def members(hansa: CommandLine) -> CommandLine:
    """The command line in a folder with a table of two memberships and two rows that lack something."""
    (hansa.folder / "members.csv").write_text(MEMBERS, encoding="utf-8")
    return hansa


@pytest.fixture
def book(hansa: CommandLine) -> Path:
    """A workbook of two tables, a page of notes and an empty sheet."""
    made = Workbook()
    first = made.active
    assert first is not None
    first.title = "Members 2020"
    for row in (
        ["Members of networks"],
        [],
        ["City", "GeoNames ID", "Network", "Since"],
        ["Riga", 456172, "C40", 1999],
    ):
        first.append(row)
    twins = made.create_sheet("Twins")
    for twin in (["City", "Twin town", "Year"], ["Riga", "Bremen", 1985.0]):
        twins.append(twin)
    made.create_sheet("Notes").append(["nothing to see here"])
    made.create_sheet("Empty")
    made.save(hansa.folder / "book.xlsx")
    return hansa.folder / "book.xlsx"


def _texts(dump: str) -> list[str]:
    return [record["text"] for line in dump.splitlines() if (record := json.loads(line))["record"] == "document"]


def test_a_table_is_loaded_shown_refreshed_dumped_and_restored(members: CommandLine, tmp_path: Path) -> None:
    (row,) = members("load", "members.csv", "--format", "json").check().json
    assert (row["change"], row["entities"], row["statements"], row["rejected"]) == ("new", 4, 2, 2)
    assert "Newtown" in members("show", "Ring of Towns").check().out
    why = members("why", "Riga", "Eurocities", "--format", "json").check().json
    assert "Riga\tLatvia\t456172\tEurocities\t007\t1999-05\t10" in json.dumps(why, ensure_ascii=False).replace(
        "\\t", "\t"
    )
    dumped = members("dump").check().out
    assert _texts(dumped) == [MEMBERS.strip().replace(",", "\t")]
    (tmp_path / "dump.jsonl").write_text(dumped, encoding="utf-8")
    other = CommandLine(tmp_path, {"HANSA_STORE": str(tmp_path / "other")})
    other("restore", "dump.jsonl").check()
    assert other("dump").check().out == dumped
    stale = dumped.replace('"version":"', '"version":"old-')
    (tmp_path / "stale.jsonl").write_text(stale, encoding="utf-8")
    third = CommandLine(tmp_path, {"HANSA_STORE": str(tmp_path / "third")})
    third("restore", "stale.jsonl").check()
    assert "1 document was read again" in third("refresh").check().err
    assert third("dump").check().out == dumped


def test_rows_that_lack_something_go_to_a_file_with_the_reason(members: CommandLine) -> None:
    ran = members("load", "members.csv").check()
    assert "2 rows were not read; hansa-rejects.csv lists them" in ran.err
    with (members.folder / "hansa-rejects.csv").open(encoding="utf-8", newline="") as file:
        listed = [(row["table"], row["row"], row["reason"]) for row in csv.DictReader(file)]
    assert listed == [("members.csv", "4", "no city"), ("members.csv", "5", "no network")]
    assert members("load", ".", "--format", "json").check().json[0]["change"] == "unchanged"
    members("load", "members.csv", "--rejects", "left out.csv").check()
    assert (members.folder / "left out.csv").is_file()
    assert "nowhere" in members("load", "members.csv", "--rejects", "nowhere/x.csv").check(2).err


def test_a_rehearsal_writes_no_file(members: CommandLine) -> None:
    assert "2 rows were not read" in members("load", "members.csv", "--dry-run").check().err
    assert not (members.folder / "hansa-rejects.csv").exists()


def test_the_same_table_again_changes_nothing_and_unloading_takes_all(members: CommandLine) -> None:
    members("load", "members.csv").check()
    before = members("dump").check().out
    assert members("load", "members.csv", "--format", "json").check().json[0]["change"] == "unchanged"
    assert members("dump").check().out == before
    members("unload", "members.csv").check()
    assert len(members("dump").check().out.splitlines()) == 1


def test_a_changed_cell_leaves_the_other_nodes_and_facts(members: CommandLine) -> None:
    def facts() -> set[tuple[str, str]]:
        rows = members(
            "cypher", "MATCH (c:City)-[r:MEMBER_OF]->(n) RETURN c.id AS city, r.id AS fact", "--format", "json"
        ).check()
        return {(row["city"], row["fact"]) for row in rows.json}

    members("load", "members.csv").check()
    before = facts()
    (members.folder / "members.csv").write_text(MEMBERS.replace("Riga,Latvia,456172,Euro", "Riga,Latvia,456173,Euro"))
    assert members("load", "members.csv", "--format", "json").check().json[0]["change"] == "changed"
    assert {city for city, _ in before ^ facts()} == {"geonames:456172", "geonames:456173"}
    assert len(before & facts()) == 1


def test_show_mapping_prints_a_mapping_to_fill_in_where_the_headings_tell_nothing(members: CommandLine) -> None:
    (members.folder / "netze.csv").write_text("Plats;Nät;Inträde\nRiga;Eurocities;2001\n", encoding="utf-8")
    done = members("load", "netze.csv", "--show-mapping").check(1)
    assert "its columns are Plats, Nät, Inträde" in done.err
    filled = done.out
    for role, heading in (("city", "Plats"), ("network", "Nät"), ("since", "Inträde")):
        filled = filled.replace(f"  {role}:\n", f"  {role}: {heading}\n")
    (members.folder / "mapping.yaml").write_text(filled, encoding="utf-8")
    members("load", "netze.csv", "--mapping", "mapping.yaml").check()
    rows = members("query", "network-members", "network=Eurocities", "--format", "json").check().json
    assert [(row["member"], row["since"]) for row in rows] == [("Riga", "2001")]


def test_show_mapping_prints_a_mapping_that_loads_the_same(members: CommandLine) -> None:
    shown = members("load", "members.csv", "--show-mapping").check().out
    assert "network_id: network_id" in shown
    assert "# kept as properties: fee" in shown
    (members.folder / "mapping.yaml").write_text(shown, encoding="utf-8")
    assert members("load", "members.csv", "--mapping", "mapping.yaml", "--show-mapping").check().out == shown
    rows = members("load", "members.csv", "--show-mapping", "--format", "json").check().json
    assert rows[0] == {
        "table": "members.csv",
        "kind": "memberships",
        "role": "city",
        "column": "city",
        "example": "Riga",
    }
    assert rows[-1]["role"] == "property"
    assert not (members.folder / "store").exists()


def test_a_mapping_is_kept_with_the_table(hansa: CommandLine) -> None:
    (hansa.folder / "orte.csv").write_text("Ort;Netz;Jahr\nRiga;C40;03/07/2001\n", encoding="utf-8")
    (hansa.folder / "m.yaml").write_text("dates: mdy\ncolumns: {city: Ort, network: Netz, since: jahr}\n")
    hansa("load", "orte.csv", "--mapping", "m.yaml").check()
    dumped = hansa("dump").check().out
    assert '"since":"2001-03-07"' in dumped
    (hansa.folder / "stale.jsonl").write_text(dumped.replace('"version":"', '"version":"old-'), encoding="utf-8")
    again = CommandLine(hansa.folder, {"HANSA_STORE": str(hansa.folder / "again")})
    again("restore", "stale.jsonl").check()
    again("refresh").check()
    assert again("dump").check().out == dumped


def test_a_mapping_for_another_table_is_told(members: CommandLine) -> None:
    (members.folder / "m.yaml").write_text("columns: {city: Ort}", encoding="utf-8")
    (row,) = members("load", "members.csv", "--mapping", "m.yaml", "--format", "json").check(1).json
    assert row["change"] == "failed"
    assert "column Ort that the table does not have" in row["reason"]
    (members.folder / "m.yaml").write_text("columns: {town: Ort}", encoding="utf-8")
    ran = members("load", "members.csv", "--mapping", "m.yaml").check(2)
    assert "'town'" in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_each_sheet_of_a_workbook_is_a_source(hansa: CommandLine, book: Path) -> None:
    rows = hansa("load", "book.xlsx", "--format", "json").check().json
    assert [(row["name"], row["change"]) for row in rows] == [
        ("book.xlsx#Members 2020", "new"),
        ("book.xlsx#Twins", "new"),
        ("book.xlsx#Notes", "skipped"),
    ]
    assert [row["source"] for row in hansa("documents", "--format", "json").check().json] == [
        f"{book}#Members 2020",
        f"{book}#Twins",
    ]
    assert "since 1985" in hansa("why", "Riga", "Bremen").check().out
    hansa("unload", "book.xlsx#Twins").check()
    assert "C40" in hansa("show", "Riga").check().out


def test_extract_reads_one_sheet(hansa: CommandLine, book: Path) -> None:
    found = hansa("extract", "book.xlsx#Twins", "--format", "json").check().json
    assert [(s["predicate"], s["quote"], s["properties"]) for s in found["statements"]] == [
        ("TWINNED_WITH", "Riga\tBremen\t1985", {"since": "1985"})
    ]
    assert "as book.xlsx#Members 2020" in hansa("extract", "book.xlsx").check(2).err
    assert "no sheet Other" in hansa("extract", "book.xlsx#Other").check(2).err


def test_extract_reads_a_table_as_load_does(members: CommandLine) -> None:
    found = members("extract", "members.csv", "--format", "json").check().json
    assert [s["predicate"] for s in found["statements"]] == ["MEMBER_OF", "MEMBER_OF"]
    assert [e["labels"] for e in found["entities"] if e["type"] == "Organization"] == [["CityNetwork"]] * 2


def test_bad_tables_are_told_and_the_good_ones_are_loaded(members: CommandLine) -> None:
    bad = {
        "empty.csv": b"",
        "blank.csv": b" \n,,\n",
        "column.csv": b"city\nRiga\n",
        "binary.csv": bytes(range(256)) * 64,
        "workbook.csv": b"PK\x03\x04" + bytes(100),
        "text.xlsx": b"city,network\nRiga,C40\n",
        "lines.jsonl": b'{"city": "Riga", "network": "C40"}\n[1]\n',
        "words.jsonl": b"city network\n",
    }
    for name, data in bad.items():
        (members.folder / name).write_bytes(data)
    (members.folder / "headings.csv").write_text("city,network\n")
    rows = members("load", "members.csv", "headings.csv", *bad, "--format", "json").check(1).json
    told = {row["name"]: (row["change"], row["reason"] or "") for row in rows}
    assert told["members.csv"][0] == "new"
    assert told["headings.csv"] == ("new", "")
    for name, words in {
        "empty.csv": "is empty",
        "blank.csv": "is empty",
        "column.csv": "(its columns are city): rename them",
        "binary.csv": "binary",
        "workbook.csv": "archive",
        "text.xlsx": "no xlsx workbook",
        "lines.jsonl": "Line 2 is no object",
        "words.jsonl": "Line 1 is no JSON",
    }.items():
        assert told[name][0] == "failed", name
        assert words in told[name][1], name


def test_a_table_of_no_kind_is_skipped_in_a_folder_and_fails_when_it_is_named(members: CommandLine) -> None:
    (members.folder / "figures.csv").write_text("name,size\nRiga,7\n")
    told = {row["name"]: row["change"] for row in members("load", ".", "--format", "json").check().json}
    assert told == {"members.csv": "new", "figures.csv": "skipped"}
    assert members("load", "./figures.csv", "--format", "json").check(1).json[0]["change"] == "failed"

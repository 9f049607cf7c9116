"""How rows are printed."""

from __future__ import annotations

import json
import math

import pytest

from hansa.cli.core.output import csv_rows, json_rows, markdown_rows, plain, print_object, print_rows, text_rows

ROWS = [
    {"name": "Астана", "count": 12, "share": 1 / 3, "names": ["Astana", "Nur-Sultan"], "since": None, "ended": False},
    {"name": "A|B\nC", "count": 3, "share": 2.0, "names": [], "since": "2018", "ended": True},
]
COLUMNS = list(ROWS[0])


def test_json_is_one_array_of_objects_with_figures_as_they_are() -> None:
    assert json.loads(json_rows(ROWS)) == ROWS
    assert "0.3333333333333333" in json_rows(ROWS)
    assert "Астана" in json_rows(ROWS)
    assert json_rows([]) == "[]\n"


def test_what_json_has_no_word_for_is_null() -> None:
    assert plain({"a": [math.nan, math.inf, -math.inf, 1.5]}) == {"a": [None, None, None, 1.5]}


def test_csv_joins_lists_and_leaves_null_empty() -> None:
    assert csv_rows(ROWS, COLUMNS) == (
        "name,count,share,names,since,ended\n"
        "Астана,12,0.3333333333333333,Astana; Nur-Sultan,,false\n"
        '"A|B\nC",3,2.0,,2018,true\n'
    )


def test_markdown_escapes_bars() -> None:
    lines = markdown_rows(ROWS, ["name", "count"]).splitlines()
    assert lines == ["| name | count |", "| --- | --- |", "| Астана | 12 |", "| A\\|B C | 3 |"]


def test_plain_text_stands_in_columns_and_is_never_cut() -> None:
    rows = [{"name": "x" * 300, "count": 1}, {"name": "東京", "count": 22}]
    lines = text_rows(rows, ["name", "count"]).splitlines()
    assert lines[0].split() == ["name", "count"]
    assert lines[1] == f"{'x' * 300}      1"
    assert lines[2] == f"東京{' ' * 296}     22"


def test_a_text_cannot_speak_to_the_terminal() -> None:
    assert text_rows([{"a": "\x1b[31mred\x07\u202e"}], ["a"]) == "a\n[31mred\n"
    assert "\x1b" not in markdown_rows([{"a": "\x1b[31mred"}], ["a"])


def test_no_rows_are_an_empty_array_or_a_word_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([], ["a"], "json")
    print_rows([], ["a"], "csv")
    print_rows([], ["a"], "table", empty="There is nothing.")
    captured = capsys.readouterr()
    assert captured.out == "[]\na\n"
    assert captured.err == "There is nothing.\n"


def test_an_object_is_one_object_or_a_line_a_field(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"documents": 2, "facts": {"total": 3, "MEMBER_OF": 1}, "near_groups": 1}
    print_object(value, "json")
    assert json.loads(capsys.readouterr().out) == value
    print_object(value, "csv")
    assert capsys.readouterr().out == "what,value\ndocuments,2\nfacts total,3\nfacts MEMBER_OF,1\nnear groups,1\n"

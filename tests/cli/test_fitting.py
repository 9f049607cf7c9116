"""Tables that fit a narrow terminal, and answers without rows."""

from __future__ import annotations

import re

import pytest

from hansa.cli.core.output import csv_rows, widths
from tests.cli.conftest import CommandLine
from tests.cli.test_terminal import on_terminal


def test_dates_and_types_are_whole_and_text_has_the_rest() -> None:
    words = "words of a text " * 8
    cells = [["date", "2017-06-30"], ["type", "PARTICIPATED_IN"], ["quote", words]]
    assert widths(cells, 80) == [10, 15, 55]
    assert widths(cells, 200) == [10, 15, len(words)]
    assert widths(cells, 48) is None


@pytest.mark.parametrize("width", [80, 100])
def test_no_date_and_no_header_is_broken_on_a_terminal(seeds: CommandLine, width: int) -> None:
    for arguments in (("documents",), ("show", "Kazan"), ("query", "evidence", "a=Astana", "b=IAG")):
        shown = re.sub(r"\x1b\[[0-9;]*m", "", on_terminal(seeds, *arguments, width=width))
        assert max(map(len, shown.splitlines())) <= width
        if arguments == ("documents",):
            assert "2017-06-30" in shown and "publisher" in shown and "Moscow H\n" not in shown
        if arguments[0] == "show":
            assert "PARTICIPATED_IN" in shown


def test_the_columns_of_a_query_are_told_without_rows(seeds: CommandLine) -> None:
    arguments = ("query", "twin-towns", "city=Казань", "--format")
    assert seeds(*arguments, "csv").check().out.startswith("twin,country_code,")
    assert seeds(*arguments, "md").check().out.startswith("| twin | country_code |")
    assert csv_rows([], []) == ""


def test_a_name_of_another_type_is_said_to_be_one(seeds: CommandLine) -> None:
    assert "Kazan is a City; this asks for a Person." in seeds("query", "career", "person=Kazan").check(2).err
    assert "nearest" not in seeds("show", "Lisbon").check(2).err
    assert "nearest: Kazan" in seeds("show", "Kazn").check(2).err

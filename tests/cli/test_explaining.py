"""`hansa extract` for people: marked on the terminal, as a page, and what is less sure left out."""

from __future__ import annotations

import pytest

from tests.cli.conftest import CommandLine

TEXT = "Peter Novak, mayor of Lucerne, met Anna Berg, mayor of Bergen.\n"


@pytest.fixture
def news(hansa: CommandLine) -> CommandLine:
    (hansa.folder / "news.txt").write_text(TEXT, "utf-8")
    return hansa


def test_the_text_is_shown_with_what_was_found(news: CommandLine) -> None:
    shown = news("extract", "news.txt", "--explain").check().out
    assert "[Peter Novak]Person" in shown
    assert "Peter Novak  HOLDS_POST  Luzern" in shown
    assert "by post after name" in shown


def test_a_page_is_printed(news: CommandLine) -> None:
    for options in (("--format", "html"), ("--explain", "--format", "html")):
        page = news("extract", "news.txt", *options).check().out
        assert page.startswith("<!doctype html>")
        assert "Peter Novak" in page


def test_it_is_written_to_a_file_in_the_format_of_its_name(news: CommandLine) -> None:
    for name, begins in (("a.html", "<!doctype html>"), ("a.json", "{"), ("a.csv", "subject,"), ("a.txt", "subject ")):
        done = news("extract", "news.txt", "-o", name).check()
        assert done.out == ""
        assert f"{name} is written." in done.err
        assert (news.folder / name).read_text("utf-8").startswith(begins)


def test_what_is_less_sure_is_left_out(news: CommandLine) -> None:
    every = news("extract", "news.txt", "--format", "json").check().json
    none = news("extract", "news.txt", "--format", "json", "--min-confidence", "1").check().json
    assert every["statements"]
    assert [s for s in every["statements"] if s["confidence"] >= 1] == none["statements"]
    assert every["entities"] == none["entities"]


def test_what_does_not_fit_is_refused(news: CommandLine) -> None:
    assert "--explain" in news("extract", "news.txt", "--explain", "--format", "csv").check(2).err
    news("extract", "news.txt", "--min-confidence", "2").check(2)


def test_what_is_less_sure_is_left_out_of_the_graph_too(seeds: CommandLine) -> None:
    facts = [r for r in seeds("show", "Astana", "--format", "json").check().json if r["part"] == "fact"]
    sure = seeds("show", "Astana", "--min-confidence", "1", "--format", "json").check().json
    assert facts
    assert [r for r in sure if r["part"] == "fact"] == []
    assert seeds("why", "Moscow", "Astana", "--format", "json").check().json
    assert seeds("why", "Moscow", "Astana", "--min-confidence", "1", "--format", "json").check().json == []

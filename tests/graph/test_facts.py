"""From statements to facts."""

from __future__ import annotations

from typing import Any

import pytest

from hansa.graph.facts import Ends, Evidence, Fact, facts_of_group, group_key, meeting_dates, ordered_ends


def evidence(document: str, type_: str = "MEMBER_OF", date: str | None = None, near: str = "", **said: Any) -> Evidence:
    return Evidence(f"s-{document}", document, near or document, date, type_, Ends("kazan", "iag"), 0.9, said)


def brief(facts: list[Fact], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(f.properties.get(n) for n in names) for f in facts]


def test_many_documents_make_one_fact() -> None:
    facts = facts_of_group([evidence("a", date="2019"), evidence("b", date="2020-05-01"), evidence("c", near="b")])
    assert brief(facts, "documents", "independent", "statements", "first_seen", "last_seen", "disputed", "spell") == [
        (3, 2, 3, "2019", "2020-05-01", False, 1)
    ]


def test_the_id_does_not_depend_on_the_evidence() -> None:
    assert facts_of_group([evidence("a")])[0].id == facts_of_group([evidence("b"), evidence("c")])[0].id


def test_left_and_came_back_are_two_spells() -> None:
    group = [
        evidence("a", since="2001", until="2005"),
        evidence("b", since="2010"),
        evidence("c", since="2001-03"),
        evidence("d"),
    ]
    facts = facts_of_group(group)
    assert brief(facts, "spell", "since", "until", "statements", "disputed") == [
        (1, "2001-03", "2005", 2, False),
        (2, "2010", None, 2, False),
    ]


def test_a_statement_belongs_where_it_begins_else_where_it_ends() -> None:
    group = [
        evidence("a", since="2001", until="2005"),
        evidence("b", since="2010"),
        evidence("c", since="2002", until="2004"),
        evidence("d", since="2011"),
        evidence("e"),
    ]
    assert [sorted(f.statements) for f in facts_of_group(group)] == [["s-a", "s-c"], ["s-b", "s-d", "s-e"]]


def test_a_finer_date_refines_and_another_date_disputes() -> None:
    refined = facts_of_group([evidence("a", since="2018"), evidence("b", since="2018-07")])
    assert brief(refined, "since", "since_said", "since_from", "since_to", "disputed") == [
        ("2018-07", ["2018", "2018-07"], "2018-07-01", "2018-07-31", False)
    ]
    disputed = facts_of_group([evidence("a", since="2018"), evidence("b", since="2019"), evidence("c", since="2019")])
    assert brief(disputed, "since", "since_said", "since_from", "disputed") == [
        ("2019", ["2018", "2019"], "2019-01-01", True)
    ]


def test_former_ends_the_fact_by_the_date_of_the_document() -> None:
    facts = facts_of_group([evidence("a", "HOLDS_POST", date="2020-05", status="former", title="mayor", post="mayor")])
    assert brief(facts, "ended", "until_to", "titles", "statuses", "post") == [
        (True, "2020-05-31", ["mayor"], ["former"], "mayor")
    ]
    undated = facts_of_group([evidence("a", "HOLDS_POST", status="former", title="Mayor")])
    assert brief(undated, "ended", "until_to", "post") == [(True, None, "mayor")]


def test_posts_tell_facts_apart_and_titles_do_not() -> None:
    ends = Ends("person", "city")
    mayor = group_key("HOLDS_POST", ends, {"post": "mayor", "title": "Mayor"})
    assert mayor == group_key("HOLDS_POST", ends, {"post": "mayor", "title": "аким"})
    assert mayor != group_key("HOLDS_POST", ends, {"post": "chair", "title": "Mayor"})
    assert group_key("HOLDS_POST", ends, {"title": "Envoy"}) == group_key("HOLDS_POST", ends, {"title": " envoy "})


def test_symmetric_facts_have_one_direction_and_none_is_of_itself() -> None:
    assert ordered_ends("TWINNED_WITH", "b", "a") == ordered_ends("TWINNED_WITH", "a", "b") == Ends("a", "b")
    assert ordered_ends("MEMBER_OF", "b", "a") == Ends("b", "a")
    assert ordered_ends("PARTNER_OF", "a", "a") is None


def test_the_dates_of_a_meeting() -> None:
    assert meeting_dates([]) == {}
    agreeing = [("2020-07", None, None, "a"), ("2020-07-03", "2020-07-04", None, "b")]
    assert meeting_dates(agreeing) == {
        "date": "2020-07-03",
        "date_said": ["2020-07", "2020-07-03"],
        "date_disputed": False,
        "until": "2020-07-04",
        "date_from": "2020-07-03",
        "date_to": "2020-07-04",
    }
    clashing = [("2020-07-03", None, None, "a"), ("2020-07-05", None, None, "b"), ("2020-07-05", None, None, "c")]
    assert meeting_dates(clashing)["date"] == "2020-07-05"
    assert meeting_dates(clashing)["date_disputed"] is True
    assert meeting_dates([("--07-03", None, "2020-07-10", "a")])["date_from"] == "2020-07-03"


@pytest.mark.parametrize("turn", [1, -1])
def test_one_day_said_with_more_and_with_less(turn: int) -> None:
    """What one document leaves open takes nothing away from what another says."""
    undated = [("--07-03", None, None, "a"), ("--07-03", None, "2020-07-10", "b")][::turn]
    assert meeting_dates(undated)["date_from"] == "2020-07-03"
    endless = [("2020-07-03", "2020-07-05", None, "a"), ("2020-07-03", None, None, "b")][::turn]
    assert meeting_dates(endless)["date_to"] == meeting_dates(endless)["until"] == "2020-07-05"
    two_years = [("--07-03", None, "2020-07-10", "a"), ("--07-03", None, "2022-07-10", "b")][::turn]
    assert meeting_dates(two_years)["date_disputed"] is True


def test_the_end_of_a_disputed_meeting_is_not_that_of_another_day() -> None:
    said = [("2020-07-03", "2020-07-05", None, "a"), ("2020-08-10", None, None, "b"), ("2020-08-10", None, None, "c")]
    assert "until" not in meeting_dates(said)
    assert meeting_dates(said)["date_to"] == "2020-08-10"

"""Nodes from clusters."""

from __future__ import annotations

import pytest

from hansa.graph.compute import is_name


@pytest.mark.parametrize("form", ["Kazan", "Казань", "eThekwini", "МАГ", "the capital of Tatarstan", "北京", "القاهرة"])
def test_names(form: str) -> None:
    assert is_name("City", form)


@pytest.mark.parametrize("form", ["the city", "города", "session", "конференция", "ассоциации"])
def test_common_nouns(form: str) -> None:
    assert not is_name("Organization", form)


def test_a_meeting_may_be_called_by_a_phrase() -> None:
    assert is_name("Meeting", "online conference")
    assert not is_name("Meeting", "conference")
    assert not is_name("City", "capital city")
    assert not is_name("City", "столице Казахстана")
    assert is_name("City", "den Haag")

"""Nodes from clusters."""

from __future__ import annotations

import pytest

from hansa.graph.compute import is_name


@pytest.mark.parametrize("form", ["Kazan", "Казань", "eThekwini", "МАГ", "the capital of Tatarstan", "北京", "القاهرة"])
def test_names(form: str) -> None:
    assert is_name(form)


@pytest.mark.parametrize("form", ["the city", "города", "session", "конференция", "ассоциации"])
def test_common_nouns(form: str) -> None:
    assert not is_name(form)

"""Frames: verbs with the names around them by case and preposition. The sentences are made up; places are real."""

from __future__ import annotations

import pytest

from hansa.graph.model import Metadata
from hansa.loaders.extract import extract
from hansa.loaders.frames.frame import load

Fact = tuple[str, str, str]


def facts(text: str) -> set[Fact]:
    found = extract(text, Metadata(language="ru"))
    name = [r.name for r in found.referents]
    return {
        (
            name[found.mentions[s.subject].referent],
            s.type,
            str(s.value) if s.object is None else name[found.mentions[s.object].referent],
        )
        for s in found.statements
        if not s.properties.get("ended")
    }


def test_a_frame_is_read_from_its_line() -> None:
    (frame,) = load("MEMBER_OF in 0.9 role=x :: войти, принять участие :: s=CR+ nomn :: o=O в,во @network it")
    subject, about = frame.slots
    assert frame.triggers == (("войти",), ("принять", "участие"))
    assert (frame.type, frame.confidence, frame.properties, frame.first) == ("MEMBER_OF", 0.9, {"role": "x"}, False)
    assert (subject.codes, subject.many, subject.cases) == ("CR", True, {"nomn"})
    assert (about.prepositions, about.fallback, about.pronoun) == ({"в", "во"}, "@network", True)


@pytest.mark.parametrize(
    "text",
    [
        "Форум прошёл в Казани.",
        "В Казани прошёл форум.",
        "В Казани вчера с большим успехом завершился форум.",
        "Форум, который открылся в Казани, удался.",
        "Форум был организован в Казани.",
        "Решено провести форум в Казани.",
    ],
)
def test_a_meeting_and_its_place_in_any_order(text: str) -> None:
    assert ("форум", "HELD_IN", "Kazan") in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "В форуме приняли участие делегации Минска, Бреста и Риги.",
        "Делегации из Минска, Бреста и Риги участвовали в форуме.",
        "Форум собрал представителей Минска, Бреста и Риги.",
        "Участниками форума стали Минск, Брест и Рига.",
        "На форум приехали мэры Минска, Бреста и Риги.",
    ],
)
def test_a_list_of_those_who_took_part(text: str) -> None:
    assert {s for s, p, _ in facts(text) if p == "PARTICIPATED_IN"} == {"Minsk", "Brest", "Riga"}


@pytest.mark.parametrize(
    "text",
    [
        "Кызыл не входит в МАГ.",
        "Кызыл планирует вступить в МАГ.",
        "Кызыл мог бы войти в МАГ.",
        "Кызыл входил в МАГ.",
        "Возможно, Кызыл вступит в МАГ.",
        "Кызыл вошёл в МАГ?",
    ],
)
def test_what_is_denied_planned_or_past_is_no_membership(text: str) -> None:
    assert not any(p == "MEMBER_OF" for _, p, _ in facts(text))


@pytest.mark.parametrize(
    "text",
    [
        "Побратимами Уфы являются Анкара и Бишкек.",
        "У Уфы два побратима, в том числе Анкара и Бишкек.",
        "Города-побратимы Уфы – Анкара (Турция, 2010) и Бишкек.",
        "Уфа побраталась с Анкарой и Бишкеком.",
        "Города-побратимы Уфы:\n– Анкара\n– Бишкек\n",
    ],
)
def test_twins_of_a_city(text: str) -> None:
    twins = {frozenset({s, o}) for s, p, o in facts(text) if p == "TWINNED_WITH"}
    assert twins == {frozenset({"Ufa", "Ankara"}), frozenset({"Ufa", "Bishkek"})}


def test_a_headcount_in_words_by_unit() -> None:
    found = facts("В состав ассоциации «Евразия» входят сто двадцать пять городов из девяти стран.")
    assert {o for _, p, o in found if p == "HAS_MEMBER_COUNT"} == {"125", "9"}


def test_the_subject_of_a_second_verb_is_that_of_the_first() -> None:
    found = facts("Форум прошёл в Казани и собрал мэров Минска и Риги.")
    assert found >= {("форум", "HELD_IN", "Kazan"), ("Minsk", "PARTICIPATED_IN", "форум")}
    assert ("форум", "HELD_IN", "Minsk") not in found

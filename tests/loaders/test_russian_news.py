"""Russian news of cities: meetings, visits, papers and networks told in the usual ways. The sentences are made up."""

from __future__ import annotations

import pytest

from hansa.graph.model import Metadata
from hansa.loaders.extract import by_rules, extract

Fact = tuple[str, str, str]


def facts(text: str) -> set[Fact]:
    """Subject, type and object or value of what a text states; names of cities in English."""
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


def of_type(text: str, *types: str) -> set[Fact]:
    return {fact for fact in facts(text) if fact[1] in types}


def there(text: str) -> set[str]:
    """Who took part in something."""
    return {s for s, _, _ in of_type(text, "PARTICIPATED_IN")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Омск посетила делегация Алматы во главе с акимом Олегом Громовым.", {"Almaty", "Олег Громов"}),
        ("С визитом в Казань прибыл мэр Риги Олег Громов. Его встретил мэр Казани Иван Седов.", {
            "Олег Громов", "Иван Седов",
        }),
        ("Мэр Уфы Олег Громов встретился с мэром Риги Иваном Седовым.", {"Олег Громов", "Иван Седов"}),
        ("Делегация Минска побывала в Казани. Возглавил делегацию Олег Громов.", {"Minsk", "Олег Громов"}),
        ("В Казань прибыла делегация Минска. Гостей принял мэр Олег Громов.", {"Олег Громов"}),
    ],
)  # fmt: skip
def test_a_visit_or_talk_that_a_verb_tells_of(text: str, expected: set[str]) -> None:
    assert there(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В Казани прошёл форум городов Азии. С докладом выступил мэр Риги Олег Громов.", {"Олег Громов"}),
        ("В Казани прошёл форум городов Азии. Дискуссию модерировал Олег Громов.", {"Олег Громов"}),
        ("В Казани прошёл форум городов Азии. Ригу представлял Олег Громов.", {"Олег Громов"}),
        ("В Казани прошёл форум городов Азии. Опытом поделились Псков и Тверь.", {"Pskov", "Tver"}),
        ("В Казани прошёл форум городов Азии. Среди участников были Псков и Тверь.", {"Pskov", "Tver"}),
        ("В Казани прошёл форум городов Азии. Организаторами выступили Псков и Тверь.", set()),
        ("В Казани прошёл форум городов Азии. Приедут мэры 24 белорусских городов.", set()),
    ],
)
def test_who_took_part_in_what_the_text_speaks_of(text: str, expected: set[str]) -> None:
    assert there(text) == expected


def test_who_holds_what_a_pronoun_stands_for() -> None:
    found = facts("В Риге открылась конференция городов Балтики. Её проводит мэрия Риги.")
    assert ("Riga", "ORGANIZED", "конференция городов Балтики") in found


def test_a_day_up_to_which_a_meeting_lasts_is_not_its_day() -> None:
    found = of_type("В Риге 5 сентября 2018 года открылся форум. Он продлится до 7 сентября 2018 года.", "HELD_ON")
    assert {day for _, _, day in found} == {"2018-09-05"}


def test_the_meetings_of_a_series_have_one_organiser() -> None:
    text = "В Казани прошла 30-я сессия Международной ассамблеи столиц и крупных городов. Следующая сессия будет в Уфе."
    assert len(of_type(text, "ORGANIZED")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Между Псковом и Ригой заключён договор о партнёрстве. Документ подписали Олег Громов и Иван Седов.",
        "Между Псковом и Ригой заключён договор о партнёрстве. Его подписали Олег Громов и Иван Седов.",
        "Псков и Рига подписали план совместных действий. Свои подписи под ним поставили Олег Громов и Иван Седов.",
    ],
)
def test_a_paper_named_again(text: str) -> None:
    assert {s for s, _, _ in of_type(text, "SIGNED")} == {"Pskov", "Riga", "Олег Громов", "Иван Седов"}


def test_the_sides_that_sign_are_those_whose_heads_the_text_names() -> None:
    text = (
        "В Уфе побывал мэр Риги Олег Громов. Гостя принял мэр Уфы Иван Седов. Стороны подписали соглашение о туризме."
    )
    assert {s for s, _, _ in of_type(text, "SIGNED")} == {"Ufa", "Riga"}


@pytest.mark.parametrize(
    "text",
    [
        "Ассоциация «Породнённые города» растёт. К ней присоединился Ржев.",
        "Ассоциация «Породнённые города» растёт. В неё вступил Ржев.",
        "Ассоциация «Породнённые города» растёт. Её членом стал Ржев.",
    ],
)
def test_a_network_that_a_pronoun_stands_for(text: str) -> None:
    assert {s for s, _, _ in of_type(text, "MEMBER_OF")} == {"Rzhev"}


@pytest.mark.parametrize(
    "text",
    [
        "Побратимом Пскова может стать Рига.",
        "Побратимом Пскова много лет была Рига.",
        "Партнёром Пскова Рига не является.",
    ],
)
def test_the_verb_behind_a_noun_says_whether_a_tie_is(text: str) -> None:
    assert not of_type(text, "TWINNED_WITH", "PARTNER_OF")


def test_a_year_since_which_a_meeting_is_held_is_not_its_day() -> None:
    draft, _, _ = by_rules("Форум городов Азии проводится с 1970 года в Казани.", "ru")
    assert [r.type for r in draft.relations] == ["HELD_IN"]


def test_cities_of_a_network_are_not_the_network() -> None:
    found = of_type("Проект «Чистый двор» реализуют города ассоциации «Породнённые города».", "IMPLEMENTS")
    assert not found


def test_guests_on_a_visit_are_received_on_it() -> None:
    found = facts("Во время визита в Псков делегацию Риги принял мэр Пскова Олег Громов.")
    assert ("Олег Громов", "PARTICIPATED_IN", "визит") in found


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Тула и Псков являются городами-побратимами с 2003 года.", "2003"),
        ("Тула и Псков стали побратимами в 1994 году.", "1994"),
        ("Соглашение о побратимстве между Тулой и Псковом было подписано в 1991 году.", "1991"),
    ],
)
def test_since_when_cities_are_twins(text: str, since: str) -> None:
    found = extract(text, Metadata(language="ru"))
    assert {s.properties.get("since") for s in found.statements if s.type == "TWINNED_WITH"} == {since}


def test_the_day_a_paper_was_signed() -> None:
    found = extract("Договор о дружбе между Тулой и Псковом подписан 5 мая 1989 года.", Metadata(language="ru"))
    assert {s.properties.get("date") for s in found.statements if s.type == "SIGNED"} == {"1989-05-05"}


def test_a_list_that_ends_in_parties_of_cities() -> None:
    text = "В форуме приняли участие мэр Читы Олег Громов и представители Тулы и Пскова."
    assert there(text) == {"Олег Громов", "Tula", "Pskov"}


def test_an_adverb_before_a_surname_is_no_part_of_the_name() -> None:
    text = "Мэр Читы Ирина Громова приехала. Накануне Громова встретилась с мэром Тулы Олегом Седовым."
    found = extract(text, Metadata(language="ru"))
    assert "Громова" in {m.form for m in found.mentions}
    assert there(text) == {"Ирина Громова", "Олег Седов"}

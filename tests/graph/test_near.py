"""Near-duplicates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hansa.graph.near import groups, near, sketch

WORDS = [f"word{i}" for i in range(300)]
TEXT = " ".join(WORDS)


def test_a_reprint_with_another_frame_is_near() -> None:
    reprint = "Our correspondent reports " + TEXT + " Subscribe to our channel"
    assert near(sketch(TEXT), sketch(reprint))


def test_case_and_punctuation_do_not_matter() -> None:
    assert sketch(TEXT) == sketch(TEXT.upper().replace(" ", ", "))


def test_another_text_is_not_near() -> None:
    assert not near(sketch(TEXT), sketch(" ".join(f"other{i}" for i in range(300))))
    half = " ".join(WORDS[:100]) + " ".join(f"other{i}" for i in range(200))
    assert not near(sketch(TEXT), sketch(half))


def test_short_texts_are_near_to_nothing() -> None:
    assert sketch("Kazan joined the network") == ""
    assert not near("", "")


def test_groups_are_named_by_their_smallest() -> None:
    reprint, other = sketch(TEXT + " and more of it"), sketch(" ".join(f"other{i}" for i in range(50)))
    assert groups({"c": sketch(TEXT), "b": reprint, "a": other, "z": ""}) == {"a": "a", "b": "b", "c": "b", "z": "z"}


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 60), min_size=1), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_order(cuts, choice) -> None:  # type: ignore[no-untyped-def]
    sketches = {d: sketch(" ".join(WORDS[cut : cut + 200])) for d, cut in cuts.items()}
    shuffled = dict(choice.sample(sorted(sketches.items()), len(sketches)))
    assert groups(shuffled) == groups(sketches)

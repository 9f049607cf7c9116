"""The nouns of a document that name something again, each with what it stands for, in order."""

from __future__ import annotations

from hansa.loaders.coreference.named_again import named_again
from hansa.loaders.coreference.places import note_place, note_town_hall
from hansa.loaders.draft import Draft
from hansa.loaders.gazetteer.fold import fold_word
from hansa.loaders.languages.pack import Pack
from hansa.loaders.text.tokens import Token, chunked

_PLACES = ("City", "Region", "Country")


def find(draft: Draft) -> None:
    """Note the anaphors of the document, in order."""
    pack = draft.pack
    may_refer = pack.by_word("may stand for a name", lambda word: _may_refer(word, pack))
    for index, tokens in enumerate(draft.tokens):
        if not any(t.kind == "word" and may_refer(t.text) for t in tokens):
            continue
        names = [(s.start, draft.stem(s.end)) for s in draft.spans.inside(*draft.sentences[index]) if not s.nested]
        joined = chunked(tokens, sorted(names, key=lambda n: (n[0], -n[1])), draft.text)
        for at, token in enumerate(joined):
            if (
                token.kind == "word"
                and may_refer(token.text)
                and draft.free(token.start, token.end)
                and not _in_title(joined, at)
            ):
                _resolve(draft, joined, at)


def _may_refer(word: str, pack: Pack) -> bool:
    """Whether a word is one of those that name something again: few are, and the others need no further look."""
    lemma = pack.grammar.lemma(word)
    head = pack.heads.get(word.lower()) or pack.heads.get(lemma)
    return (
        (head is not None and head[0] == "Meeting")
        or lemma in pack.set("organisation_anaphors")
        or lemma in pack.words["meeting_anaphors"]["any"]
        or any(lemma in nouns for nouns in pack.words["place_nouns"].values())
    )


def _in_title(tokens: list[Token], at: int) -> bool:
    """Whether a word stands in a short title in quotes."""
    opened = next(
        (i for i in range(at - 1, max(-1, at - 7), -1) if tokens[i].text in "\u00ab\u201c\u201e\u00bb\u201d"), None
    )
    closed = next(
        (i for i in range(at + 1, min(len(tokens), at + 7)) if tokens[i].text in "\u00ab\u201c\u201e\u00bb\u201d"), None
    )
    if opened is None or closed is None:
        return False
    return tokens[opened].text in "\u00ab\u201c\u201e" and tokens[closed].text in "\u00bb\u201d"


def _resolve(draft: Draft, tokens: list[Token], at: int) -> None:
    pack = draft.pack
    token = tokens[at]
    lemma = pack.grammar.lemma(token.text)
    if pack.grammar.plural(token.text):
        return
    if pack.declining is not None and at and tokens[at - 1].kind == "number":
        return
    beside = [t for i in (at - 1, at + 1) if 0 <= i < len(tokens) for t in (tokens[i].lower, fold_word(tokens[i].text))]
    if any(word.startswith(tuple(pack.set("not_again"))) for word in beside):  # folded: `İki kent`
        return
    article = bool(pack.articles)
    before = tokens[at - 1] if at else None
    definite = not article or (
        before is not None and before.lower.rstrip("'\u2019") in pack.articles | pack.set("definite")
    )
    if kind := next((k for k, nouns in pack.words["place_nouns"].items() if lemma in nouns), None):
        note_place(draft, tokens, at, kind, lemma, definite)
        return
    if lemma in pack.set("town_hall_alone") and not any(t.kind == "name" for t in tokens[at + 1 : at + 2]):
        note_town_hall(draft, tokens, at)
        return
    if not definite and not (article and before is not None and before.capital):
        return
    found = named_again(draft, tokens, at, lemma, definite)
    if found is None:
        return
    draft.add(*found)
    if pack.order and before is not None and found[2].type == "Meeting" and before.lower in pack.articles:
        draft.add(before.start, found[1], found[2], nested=True)

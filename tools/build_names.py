"""Builds the word lists of the extractor from their sources: `names.marisa` and `en/common.txt`.

Usage: python tools/build_names.py PERSON_NAMES FREQUENCY

PERSON_NAMES is `rust/data/names/person_names.txt` of the source distribution of rigour; FREQUENCY is
`frequency_dictionary_en_82_765.txt` of the wheel of symspellpy. See `loaders/languages/data/SOURCE.md`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "loaders" / "languages" / "data"
COMMON = 9_002
GIVEN_NAME_FORMS = 25
_NAME = re.compile(r"[a-zà-žа-яё][^\W\d_]{1,19}(?:-[^\W\d_]+)?")


def forms(path: Path) -> dict[str, int]:
    """Lower-case names of one word, each with the largest number of forms that one name item gives beside it."""
    found: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if "=>" not in line:
            continue
        names = [name.strip().lower() for name in line.split("=>")[0].split(",")]
        for name in names:
            found[name] = max(found.get(name, 0), len(names))
    return found


def main() -> None:
    import marisa_trie

    names = forms(Path(sys.argv[1]))
    marisa_trie.Trie(sorted(name for name in names if _NAME.fullmatch(name))).save(str(DATA / "names.marisa"))
    words = [line.split()[0] for line in Path(sys.argv[2]).read_text(encoding="utf-8-sig").splitlines()[:COMMON]]
    common = [word for word in words if len(word) > 2 and names.get(word, 0) < GIVEN_NAME_FORMS]
    (DATA / "en" / "common.txt").write_text("\n".join(common) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

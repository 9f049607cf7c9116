"""Write what the canned queries give on the kept corpus: `python -m tests.cypher.regenerate`.

Parameters given in a file stay; a query that has no file yet is asked with its examples. Read the difference before
it is committed: it is what users will see.
"""

from __future__ import annotations

import json
from tempfile import TemporaryDirectory

from hansa.cypher.canned import canned_queries
from hansa.graph.engine import open_engine
from hansa.graph.store.bolt import BoltStore
from tests.cypher.asking import EXPECTED, ask
from tests.cypher.kept import corpus


def main() -> None:
    """Ask an embedded store and write a file for each query; files of queries that are gone are removed."""
    EXPECTED.mkdir(exist_ok=True)
    for file in EXPECTED.glob("*.json"):
        if file.stem not in canned_queries():
            file.unlink()
    with TemporaryDirectory() as folder, open_engine(folder) as engine:
        corpus().load(BoltStore(engine))
        for name, query in canned_queries().items():
            file = EXPECTED / f"{name}.json"
            given = json.loads(file.read_text(encoding="utf-8"))["given"] if file.exists() else query.examples
            rows = ask(engine, query, given).rows
            lines = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows)
            head = json.dumps(dict(given), ensure_ascii=False)
            file.write_text(f'{{\n  "given": {head},\n  "rows": [\n{lines}\n  ]\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()

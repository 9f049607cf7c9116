"""Language packs: word lists and rules as data (`data/<code>/`), and a module of hooks where grammar is needed."""

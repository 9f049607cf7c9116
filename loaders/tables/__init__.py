"""Tables of memberships, twinnings, posts and participations: from csv, tsv, xlsx and jsonl to statements.

A table becomes the text of a document, its canonical TSV (`sheet`), and is told from prose by `Metadata.format`. What
it states (`statements`) is a pure function of that text and of `Metadata.mapping`, so that it can be read again from
the store at any time.
"""

REJECTS = "hansa-rejects.csv"
"""Where `hansa load` lists the rows that it does not read, in the folder where it runs; never read as a table."""

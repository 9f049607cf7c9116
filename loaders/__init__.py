"""From a file, an address or a table to a document's mentions and statements. A loader knows no store."""

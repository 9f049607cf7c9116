"""The graph: what is kept (documents, mentions, statements, decisions) and what is computed from it (nodes, facts)."""

"""The graph for other tools: GraphML, GEXF, tables of CSV, and the documents as BibTeX."""

"""Files that other programs open: GEXF, GraphML, Kumu; and what they cannot hold."""

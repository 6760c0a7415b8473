// name: graph_edges
// about: Every relationship of the natural graph.
// params:
// columns: start, end, type, props
MATCH (a)-[t]->(b)
WHERE none(label IN labels(a) + labels(b) WHERE label STARTS WITH '_')
RETURN elementId(a) AS start, elementId(b) AS end, type(t) AS type, properties(t) AS props

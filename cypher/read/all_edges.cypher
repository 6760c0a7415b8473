// name: all_edges
// about: Every relationship there is, also others' own.
// params:
// columns: element, start, end, type, props
MATCH (a)-[t]->(b)
RETURN elementId(t) AS element, elementId(a) AS start, elementId(b) AS end,
  type(t) AS type, properties(t) AS props

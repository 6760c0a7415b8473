// name: retype_edges
// about: Draw relationships again whose type held a forgotten person's name.
// params: rows
// columns: done
UNWIND $rows AS r
MATCH (a)-[t]->(b) WHERE elementId(t) = r.element
WITH a, b, t, r, properties(t) AS props
DELETE t
CREATE (a)-[u:$(r.type)]->(b)
SET u = props
RETURN count(u) AS done

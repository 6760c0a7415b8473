// name: create_ties
// about: Ties between actors, the type from the vocabulary only.
// params: rows
// columns: done
UNWIND $rows AS r
MATCH (a:Actor {id: r.start})
MATCH (b:Actor {id: r.end})
CREATE (a)-[t:$(r.type)]->(b)
SET t = r.props
RETURN count(t) AS done

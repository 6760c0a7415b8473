// name: reword_nodes
// about: Write what is left of nodes when a forgotten person's name is out of them.
// params: rows
// columns: done
UNWIND $rows AS r
MATCH (n) WHERE elementId(n) = r.element
SET n += r.props
REMOVE n:$(r.lost)
SET n:$(r.won)
RETURN count(n) AS done

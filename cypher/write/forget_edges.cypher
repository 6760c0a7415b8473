// name: forget_edges
// about: Take out relationships that cannot be without a forgotten person, whatever is on them.
// params: rows
// columns: done
UNWIND $rows AS r
MATCH ()-[t]->() WHERE elementId(t) = r
DELETE t
RETURN count(*) AS done

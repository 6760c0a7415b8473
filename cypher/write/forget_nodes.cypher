// name: forget_nodes
// about: Take out a forgotten person's nodes, with every relationship, whatever is on them.
// params: rows
// columns: done
UNWIND $rows AS r
MATCH (n) WHERE elementId(n) = r
DETACH DELETE n
RETURN count(*) AS done

// name: create_nodes
// about: Nodes of the natural graph; labels come from the vocabulary only.
// params: rows
// columns: done
UNWIND $rows AS r
CREATE (n:$(r.labels))
SET n = r.props
RETURN count(n) AS done

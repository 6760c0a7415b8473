// name: create_rows
// about: The rows of an import in parts: a node for each row would not fit in a small server's transaction.
// params: rows
// columns: done
UNWIND $rows AS r
CREATE (w:Rows)
SET w = r
RETURN count(w) AS done

// name: create_rows
// about: The rows of imports.
// params: rows
// columns: done
UNWIND $rows AS r
CREATE (w:Row)
SET w = r
RETURN count(w) AS done

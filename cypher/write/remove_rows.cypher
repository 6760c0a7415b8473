// name: remove_rows
// about: Take the rows of imports out, by the ids of the imports.
// params: rows
// columns: done
UNWIND $rows AS r
MATCH (w:Rows {revision: r})
DETACH DELETE w
RETURN count(*) AS done

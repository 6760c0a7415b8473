// name: rows
// about: The rows of some imports, in no order.
// params: revisions
// columns: row
UNWIND $revisions AS id
MATCH (w:Row {revision: id})
RETURN properties(w) AS row

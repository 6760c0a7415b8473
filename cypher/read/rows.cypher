// name: rows
// about: The rows of some imports, in parts, in no order.
// params: revisions
// columns: revision, number, lines
UNWIND $revisions AS id
MATCH (w:Rows {revision: id})
RETURN w.revision AS revision, w.number AS number, w.lines AS lines

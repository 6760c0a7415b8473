// name: create_revisions
// about: Imports, with all that is known of each; one that is told otherwise now stays the same node.
// params: rows
// columns: done
UNWIND $rows AS r
MERGE (v:Revision {id: r.id})
SET v = r
RETURN count(v) AS done

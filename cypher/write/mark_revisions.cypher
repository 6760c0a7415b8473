// name: mark_revisions
// about: Number imports, and mark them undone or not.
// params: rows
// columns: done
UNWIND $rows AS r
MATCH (v:Revision {id: r.id})
SET v.undone = r.undone, v.number = r.number
RETURN count(v) AS done

// name: mark_entries
// about: Number entries, and mark them undone or not.
// params: rows
// columns: done
UNWIND $rows AS r
MATCH (e:Entry {id: r.id})
SET e.undone = r.undone, e.number = r.number
RETURN count(e) AS done

// name: create_entries
// about: Entries, with all that is known of each; one that is told otherwise now stays the same node.
// params: rows
// columns: done
UNWIND $rows AS r
MERGE (e:Entry {id: r.id})
SET e = r
RETURN count(e) AS done

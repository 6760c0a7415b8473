// name: create_entries
// about: Entries, with all that is known of each.
// params: rows
// columns: done
UNWIND $rows AS r
CREATE (e:Entry)
SET e = r
RETURN count(e) AS done

// name: create_revisions
// about: Imports, with all that is known of each.
// params: rows
// columns: done
UNWIND $rows AS r
CREATE (v:Revision)
SET v = r
RETURN count(v) AS done

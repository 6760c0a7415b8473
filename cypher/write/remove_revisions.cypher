// name: remove_revisions
// about: Take imports out, by their ids.
// params: rows
// columns: done
UNWIND $rows AS r
MATCH (v:Revision {id: r})
DETACH DELETE v
RETURN count(*) AS done

// name: remove_entries
// about: Take entries out, by their ids.
// params: rows
// columns: done
UNWIND $rows AS r
MATCH (e:Entry {id: r})
DETACH DELETE e
RETURN count(*) AS done

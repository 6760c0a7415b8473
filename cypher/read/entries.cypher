// name: entries
// about: All entries in the order they came.
// params:
// columns: entry
MATCH (e:Entry) RETURN properties(e) AS entry ORDER BY e.number

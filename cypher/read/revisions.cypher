// name: revisions
// about: All imports in the order they came.
// params:
// columns: revision
MATCH (v:Revision) RETURN properties(v) AS revision ORDER BY v.number

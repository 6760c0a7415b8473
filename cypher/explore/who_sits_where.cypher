// name: who_sits_where
// about: Coalitions, who sits in them, in which role, and of which kind they are.
// params:
// columns: coalition, actor, kind, role
MATCH (a:Actor)-[s:SITS_IN]->(c:Coalition)
WHERE s.left IS NULL OR s.left > date()
RETURN c.name AS coalition, a.name AS actor, a.kind AS kind, s.role AS role
ORDER BY coalition, role, actor

// name: who_sits_where
// about: Who sits in which coalition, in which role?
// read: One line a seat that is held today. Look whether women's organisations sit where it is decided (chair, steering), and how many bodies of men speak there.
// change: To see men's organisations only, put this line before the one that begins with RETURN: AND a.kind = 'mens_org'
// params:
// columns: coalition, actor, kind, role
MATCH (a:Actor)-[s:SITS_IN]->(c:Coalition)
WHERE coalesce(s.left > date(), true)
RETURN c.name AS coalition, a.name AS actor, a.kind AS kind, s.role AS role
ORDER BY coalition, role, actor

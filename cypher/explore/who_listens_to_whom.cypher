// name: who_listens_to_whom
// about: Whom women and men, and people of each kind, say they listen to.
// params:
// columns: listened_to, gender, kind, people, strongest
MATCH (a:Actor)-[t:LISTENS_TO]->(b:Actor)
RETURN b.name AS listened_to, a.gender AS gender, a.kind AS kind,
  count(DISTINCT a) AS people, max(t.weight) AS strongest
ORDER BY people DESC, listened_to, gender, kind

// name: what_was_asked_where
// about: What was asked where, when last, and what was never asked there?
// read: One line a place, kind of actor, or `all` (everybody). `never_asked` names what was asked in other places and not here: "there is none" may only mean that nobody asked.
// change: To see one place only, put this line before the one that begins with RETURN: WHERE about = 'orun-valley'
// params:
// columns: about, asked, last_asked, never_asked
MATCH (s:Scope)
WITH collect(DISTINCT CASE WHEN EXISTS { MATCH (:Place {id: s.about}) } THEN s.topic END) AS elsewhere,
  collect(CASE s.about WHEN 'all' THEN s.topic END) AS everywhere
MATCH (s:Scope)-[:OF]->(told:Source)
WITH elsewhere, everywhere, s.about AS about, collect(DISTINCT s.topic) AS topics,
  max(told.date) AS last_asked
RETURN about, COLLECT { UNWIND topics AS topic RETURN topic ORDER BY topic } AS asked, last_asked,
  CASE WHEN EXISTS { MATCH (:Place {id: about}) } THEN
    [topic IN elsewhere WHERE NOT topic IN topics + everywhere]
  END AS never_asked
ORDER BY about

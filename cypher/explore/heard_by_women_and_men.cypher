// name: heard_by_women_and_men
// about: Whom do both women and men listen to?
// read: One line a person or body that at least two women and two men say they listen to: they can carry a message to both. Who is listened to by women only, or men only, is in the question who_listens_to_whom.
// change: 2 is how many women, and how many men, are enough.
// params:
// columns: listened_to, kind, place, women, men
WITH date() AS today, 2 AS enough
MATCH (a:Actor)-[t:LISTENS_TO]->(b:Actor)
WHERE t.end IS NULL OR t.end > today
WITH b, enough,
  count(DISTINCT CASE a.gender WHEN 'woman' THEN a END) AS women,
  count(DISTINCT CASE a.gender WHEN 'man' THEN a END) AS men
WHERE women >= enough AND men >= enough
RETURN b.name AS listened_to, b.kind AS kind, b.place AS place, women, men
ORDER BY women + men DESC, listened_to

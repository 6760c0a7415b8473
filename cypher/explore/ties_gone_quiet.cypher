// name: ties_gone_quiet
// about: Which ties have gone quiet: nobody said they ended, and nobody met for half a year?
// read: One line a tie, the longest silence first. Meet again, or say that it has ended.
// change: 183 is how many days of silence are too many. To see only who answers to whom, put this line before the one that begins with RETURN: AND type(t) = 'ACCOUNTABLE_TO'
// params:
// columns: actor, tie, other, last_contact, days
WITH date() AS today, 183 AS days
MATCH (a:Actor)-[t:MEMBER_OF|SUPPORTS|MENTORS|COLLABORATES_WITH|ACCOUNTABLE_TO]->(b:Actor)
WHERE t.last_contact < today - duration({days: days}) AND (t.end IS NULL OR t.end > today)
RETURN a.name AS actor, type(t) AS tie, b.name AS other, t.last_contact AS last_contact,
  duration.inDays(t.last_contact, today).days AS days
ORDER BY days DESC, actor, other

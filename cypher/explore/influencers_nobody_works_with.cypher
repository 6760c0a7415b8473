// name: influencers_nobody_works_with
// about: Whom do people listen to, and nobody works with?
// read: One line a person or body that at least two women, or two men, say they listen to, who took part in no session of the past year and has no partner. The first are listened to by most.
// change: 2 is how many women or men are enough, 365 how many days back we look.
// params:
// columns: listened_to, kind, place, women, men
WITH date() AS today, 2 AS enough, 365 AS days
MATCH (a:Actor)-[t:LISTENS_TO]->(b:Actor)
WHERE t.end IS NULL OR t.end > today
WITH b, enough, today, today - duration({days: days}) AS since,
  count(DISTINCT CASE a.gender WHEN 'woman' THEN a END) AS women,
  count(DISTINCT CASE a.gender WHEN 'man' THEN a END) AS men
WHERE (women >= enough OR men >= enough)
  AND NOT EXISTS { MATCH (e:Activity)-[:INVOLVED]->(b) WHERE e.date >= since AND e.date <= today }
  AND NOT EXISTS {
    MATCH (b)-[t:MEMBER_OF|SUPPORTS|MENTORS|COLLABORATES_WITH|ACCOUNTABLE_TO]-(:Actor)
    WHERE t.last_contact >= since AND (t.end IS NULL OR t.end > today)
      AND coalesce(t.sign, '') <> '-'
  }
RETURN b.name AS listened_to, b.kind AS kind, b.place AS place, women, men
ORDER BY women + men DESC, listened_to

// name: safe_2
// about: SAFE-2 for allies: how many people stand by each of them, and whether that is known.
// params: as_of, support, public, backlash, fragile, kinds, public_spaces, public_elements, public_roles
// columns: subject, status, severity, variant
MATCH (a:Actor)
WHERE $kinds[a.kind].ally
WITH a, $as_of - duration({days: $support}) AS lately
WITH a,
  COLLECT {
    MATCH (s:Actor)-[t:SUPPORTS|MENTORS]->(a)
    WHERE coalesce(t.sign, '') <> '-'
      AND coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
    WITH s, collect(t.last_contact) AS days, count(t) AS ties
    RETURN CASE
      WHEN any(day IN days WHERE day <= $as_of AND day >= lately) THEN 'active'
      WHEN size(days) < ties THEN 'unclear'
      ELSE 'long ago'
    END
  } AS supporters,
  COLLECT {
    MATCH (a)-[t:MEMBER_OF]->(g:Actor)
    WHERE $kinds[g.kind].form = 'group'
      AND coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
    WITH g, collect(t.last_contact) AS days, count(t) AS ties
    RETURN {size: g.group_size, state: CASE
      WHEN g.group_last_met < lately OR g.group_last_met > $as_of THEN 'asleep'
      WHEN g.group_last_met IS NOT NULL THEN 'active'
      WHEN any(day IN days WHERE day <= $as_of AND day >= lately) THEN 'active'
      WHEN size(days) < ties THEN 'unclear'
      ELSE 'long ago'
    END}
  } AS groups,
  EXISTS {
    MATCH (e:Activity)-[i:INVOLVED]->(a)
    WHERE i.key STARTS WITH 'people/' AND i.role IN $public_roles
      AND (e.space IN $public_spaces OR e.element IN $public_elements OR e.media)
      AND e.date <= $as_of AND e.date >= $as_of - duration({days: $public})
  } OR EXISTS {
    MATCH (a)-[:MET]->(b:Backlash)
    WHERE b.month <= $as_of AND b.month >= $as_of - duration({days: $backlash})
  } AS exposed,
  COUNT {
    MATCH (s:Scope)-[:OF]->(told:Source)
    WHERE s.topic IN ['supports', 'member_of'] AND coalesce(told.date <= $as_of, true)
      AND (s.about IN ['all', a.id, a.kind, $kinds[a.kind].constituency, a.place]
        OR EXISTS { MATCH (:Place {id: a.place})-[:LIES_IN*]->(:Place {id: s.about}) })
    RETURN DISTINCT s.topic
  } = 2 AS asked
WITH a, exposed, asked,
  'unclear' IN supporters
    OR any(g IN groups WHERE g.state = 'unclear' OR (g.state = 'active' AND g.size IS NULL))
    AS unclear,
  size([s IN supporters WHERE s = 'active'])
    + reduce(n = 0, g IN groups | n + CASE g.state WHEN 'active' THEN coalesce(g.size, 1) - 1 ELSE 0 END)
    AS people
WITH a, exposed,
  CASE
    WHEN people > $fragile THEN ['OK', 'supported']
    WHEN unclear THEN ['BLIND_SPOT', 'unclear']
    WHEN people > 0 THEN ['GAP', 'fragile']
    WHEN asked THEN ['GAP', 'isolated']
    ELSE ['BLIND_SPOT', 'isolated']
  END AS answer
RETURN a.id AS subject,
  answer[0] AS status,
  CASE WHEN exposed OR answer = ['GAP', 'isolated'] THEN 'critical' ELSE 'high' END AS severity,
  answer[1] AS variant
ORDER BY subject

// name: inf_1
// about: INF-1: whom several women, or several men, listen to, and whether somebody works with them.
// params: as_of, panel, nominations, kinds, engaging, working
// columns: subject, status, severity, variant, women, men, women_strength, men_strength
MATCH (from:Actor)-[t:LISTENS_TO]->(a:Actor)
WHERE coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
  AND NOT EXISTS { MATCH (:Setting {name: 'us', value: a.id}) }
WITH a, from, max(coalesce(t.weight, 1)) AS weight
WITH a, collect({gender: from.gender, weight: weight}) AS heard
WITH a, [h IN heard WHERE h.gender = 'woman' | h.weight] AS women,
  [h IN heard WHERE h.gender = 'man' | h.weight] AS men
WHERE size(women) >= $nominations OR size(men) >= $nominations
WITH a, women, men,
  EXISTS {
    MATCH (e:Activity)-[:INVOLVED]->(a)
    WHERE e.date <= $as_of AND e.date >= $as_of - duration({days: $panel})
  } OR EXISTS {
    MATCH (a)-[t]-(o:Actor)
    WHERE type(t) IN $engaging AND coalesce(t.sign, '') <> '-'
      AND coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
      AND t.last_contact <= $as_of AND t.last_contact >= $as_of - duration({days: $panel})
      AND (EXISTS { MATCH (:Setting {name: 'us', value: o.id}) }
        OR ($kinds[o.kind].constituency IN $working AND $kinds[o.kind].form <> 'person'))
  } AS engaged,
  EXISTS {
    MATCH (s:Scope {topic: 'activities'})-[:OF]->(told:Source)
    WHERE coalesce(told.date <= $as_of, true)
      AND (s.about IN ['all', a.id, a.kind, $kinds[a.kind].constituency, a.place]
        OR EXISTS { MATCH (:Place {id: a.place})-[:LIES_IN*]->(:Place {id: s.about}) })
  } AS asked
RETURN a.id AS subject,
  CASE WHEN engaged THEN 'OK' WHEN asked THEN 'GAP' ELSE 'BLIND_SPOT' END AS status,
  'high' AS severity,
  CASE WHEN engaged THEN 'worked_with' ELSE 'unworked' END AS variant,
  size(women) AS women,
  size(men) AS men,
  reduce(n = 0, w IN women | n + w) AS women_strength,
  reduce(n = 0, w IN men | n + w) AS men_strength
ORDER BY subject

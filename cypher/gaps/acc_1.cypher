// name: acc_1
// about: ACC-1 for groups and organisations of men: who answers to the women's movement, how, and since when.
// params: as_of, stale, panel, men, constituency, fem, women, positive
// columns: subject, status, severity, variant
MATCH (m:Actor)
WHERE m.kind IN $men
WITH m,
  COLLECT {
    MATCH (m)-[t:ACCOUNTABLE_TO]->(f:Actor)
    WHERE f.kind IN $fem
      AND coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
    RETURN t
  } AS straight,
  EXISTS {
    MATCH (m)-[a:ACCOUNTABLE_TO]->(x:Actor)-[b:ACCOUNTABLE_TO]->(f:Actor)
    WHERE x <> m AND f.kind IN $fem AND NOT x.kind IN $fem
      AND all(t IN [a, b] WHERE coalesce(t.form, '') <> 'informed'
        AND coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
        AND t.last_contact <= $as_of AND t.last_contact >= $as_of - duration({days: $stale}))
  } AS through,
  EXISTS {
    MATCH (m)-[t]-(w:Actor)
    WHERE type(t) IN $positive AND w.kind IN $women AND w.place = m.place
      AND coalesce(t.sign, '') <> '-'
      AND coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
      AND t.last_contact <= $as_of AND t.last_contact >= $as_of - duration({days: $panel})
  } AS with_women,
  ['all', m.id, m.kind, $constituency, m.place] + COLLECT {
    MATCH (:Place {id: m.place})-[:LIES_IN*0..]->(p:Place)
    RETURN p.id
  } AS abouts
WITH m, straight, through, with_women,
  [t IN straight WHERE coalesce(t.form, '') <> 'informed'] AS real,
  EXISTS {
    MATCH (s:Scope {topic: 'accountable_to'})-[:OF]->(told:Source)
    WHERE s.about IN abouts AND coalesce(told.date <= $as_of, true)
  } AS asked
WITH m, with_women, asked,
  CASE
    WHEN any(t IN real WHERE t.last_contact <= $as_of
      AND t.last_contact >= $as_of - duration({days: $stale})) THEN 'answers'
    WHEN any(t IN real WHERE t.last_contact IS NULL) THEN 'undated'
    WHEN size(real) > 0 THEN 'quiet'
    WHEN through THEN 'through'
    WHEN size(straight) > 0 THEN 'informed'
    ELSE 'none'
  END AS variant
RETURN m.id AS subject,
  CASE
    WHEN variant = 'answers' THEN 'OK'
    WHEN variant = 'undated' OR (variant = 'none' AND NOT asked) THEN 'BLIND_SPOT'
    ELSE 'GAP'
  END AS status,
  CASE WHEN variant IN ['quiet', 'through'] OR with_women THEN 'high' ELSE 'critical' END
    AS severity,
  variant
ORDER BY subject

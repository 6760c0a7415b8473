// name: base_1
// about: BASE-1: men whom several women name as supportive, and whether somebody works with them.
// params: as_of, panel, nominations, kinds, engaging, working
// columns: subject, status, severity, variant, women
MATCH (woman:Actor {gender: 'woman'})-[t:NOMINATES {`as`: 'supportive_man'}]->(a:Actor {gender: 'man'})
WHERE $kinds[a.kind].form = 'person' AND coalesce(a.age_band, '') <> 'child'
  AND coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
  AND NOT EXISTS { MATCH (a)<-[:NOMINATES {`as`: 'concern'}]-() }
WITH a, count(DISTINCT woman) AS women
WHERE women >= $nominations
WITH a, women,
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
  } AS engaged
RETURN a.id AS subject,
  CASE WHEN engaged THEN 'OK' ELSE 'OPPORTUNITY' END AS status,
  'medium' AS severity,
  CASE WHEN engaged THEN 'engaged' ELSE 'invite' END AS variant,
  women
ORDER BY subject

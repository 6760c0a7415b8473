// name: scale_1_elders
// about: SCALE-1 for youth: whether their groups and organisations have a partner of another generation.
// params: as_of, panel, positive, kinds
// columns: subject, status, severity, variant
MATCH (y:Actor)
WHERE $kinds[y.kind].constituency = 'youth' AND $kinds[y.kind].form IN ['group', 'organisation']
RETURN y.id + '/elders' AS subject,
  CASE
    WHEN EXISTS {
      MATCH (y)-[t]-(o:Actor)
      WHERE $kinds[o.kind].constituency <> 'youth' AND $kinds[o.kind].form IN ['group', 'organisation']
        AND type(t) IN $positive AND coalesce(t.sign, '') <> '-'
        AND coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
        AND t.last_contact <= $as_of AND t.last_contact >= $as_of - duration({days: $panel})
    } THEN 'OK'
    WHEN EXISTS {
      MATCH (s:Scope {topic: 'collaborates_with'})-[:OF]->(told:Source)
      WHERE coalesce(told.date <= $as_of, true)
        AND (s.about IN ['all', y.id, y.kind, $kinds[y.kind].constituency, y.place]
          OR EXISTS { MATCH (:Place {id: y.place})-[:LIES_IN*]->(:Place {id: s.about}) })
    } THEN 'GAP'
    ELSE 'BLIND_SPOT'
  END AS status,
  'medium' AS severity,
  'elders' AS variant
ORDER BY subject

// name: scale_1_national
// about: SCALE-1 for groups of a community: whether a short way over partners leads to the national level.
// params: as_of, panel, hops, positive, kinds, national
// columns: subject, status, severity, variant
MATCH (g:Actor)
WHERE $kinds[g.kind].form = 'group' AND coalesce(g.level, $kinds[g.kind].level) = 'community'
RETURN g.id + '/national' AS subject,
  CASE
    WHEN EXISTS {
      MATCH way = ANY SHORTEST (g) (()-[t]-(:Actor)
        WHERE type(t) IN $positive AND coalesce(t.sign, '') <> '-'
          AND coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
          AND t.last_contact <= $as_of AND t.last_contact >= $as_of - duration({days: $panel})
      )+ (up:Actor)
      WHERE $kinds[up.kind].form IN ['organisation', 'institution']
        AND coalesce(up.level, $kinds[up.kind].level) IN $national
      WITH way
      WHERE length(way) <= $hops
      RETURN way
    } THEN 'OK'
    WHEN EXISTS {
      MATCH (s:Scope {topic: 'collaborates_with'})-[:OF]->(told:Source)
      WHERE coalesce(told.date <= $as_of, true)
        AND (s.about IN ['all', g.id, g.kind, $kinds[g.kind].constituency, g.place]
          OR EXISTS { MATCH (:Place {id: g.place})-[:LIES_IN*]->(:Place {id: s.about}) })
    } THEN 'GAP'
    ELSE 'BLIND_SPOT'
  END AS status,
  'medium' AS severity,
  'national' AS variant
ORDER BY subject

// name: bridge_2
// about: BRIDGE-2: for each two sides that should meet, in how many pairs they do; whether that is few for chance is not told here.
// params: as_of, panel, positive, kinds, pairs, sides
// columns: subject, status, severity, variant, meetings
UNWIND $pairs AS pair
UNWIND pair AS code
WITH pair, code, $sides[code] AS side
CALL (side) {
  MATCH (a:Actor)
  WITH a, CASE
    WHEN side.seated THEN EXISTS {
      MATCH (a)-[s:SITS_IN]->(:Coalition)
      WHERE coalesce(s.joined <= $as_of, true) AND coalesce(s.left > $as_of, true)
    }
    WHEN side.levels IS NOT NULL THEN coalesce(a.level, $kinds[a.kind].level) IN side.levels
    ELSE $kinds[a.kind].constituency IN side.constituencies
  END AS named
  WHERE named <> coalesce(side['not'], false)
  RETURN collect(a) AS members
}
WITH pair, collect(members) AS both
WITH pair, both[0] AS one, both[1] AS other
WHERE size(one) > 0 AND size(other) > 0
WITH pair, one, other,
  size([a IN one WHERE a IN other]) + COUNT {
    UNWIND one AS a
    MATCH (a)-[t]-(b:Actor)
    WHERE b IN other AND type(t) IN $positive AND coalesce(t.sign, '') <> '-'
      AND coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
      AND t.last_contact <= $as_of AND t.last_contact >= $as_of - duration({days: $panel})
    RETURN DISTINCT CASE WHEN a.id < b.id THEN [a.id, b.id] ELSE [b.id, a.id] END
  } AS meetings,
  NOT EXISTS {
    UNWIND one + other AS a
    MATCH (a)
    WHERE NOT EXISTS {
      MATCH (s:Scope {topic: 'collaborates_with'})-[:OF]->(told:Source)
      WHERE coalesce(told.date <= $as_of, true)
        AND (s.about IN ['all', a.id, a.kind, $kinds[a.kind].constituency, a.place]
          OR EXISTS { MATCH (:Place {id: a.place})-[:LIES_IN*]->(:Place {id: s.about}) })
    }
    RETURN a
  } AS asked
RETURN pair[0] + '-' + pair[1] AS subject,
  CASE WHEN meetings > 0 THEN 'OK' WHEN asked THEN 'GAP' ELSE 'BLIND_SPOT' END AS status,
  'high' AS severity,
  CASE WHEN meetings > 0 THEN 'meet' ELSE 'none' END AS variant,
  meetings
ORDER BY subject

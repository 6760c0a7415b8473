// name: target_1
// about: TARGET-1: for each ask, whether a short road of trust leads from us or its lead to the one who decides.
// params: as_of, panel, hops, trust_high, kinds, fem, roads, undirected
// columns: subject, status, severity, variant
CALL () {
  MATCH (a:Actor)-[t]-(b:Actor)
  WHERE (startNode(t) = a OR type(t) IN $undirected) AND type(t) IN $roads
    AND coalesce(t.sign, '') <> '-' AND coalesce(t.do_not_ask, false) = false
    AND coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
    AND t.last_contact <= $as_of AND t.last_contact >= $as_of - duration({days: $panel})
  WITH a, b, max(t.trust_reliability + t.trust_mission + t.trust_openness) AS trust
  RETURN collect({from: a.id, to: b.id, enough: trust >= 3 * $trust_high}) AS hops
}
MATCH (ask:Ask)
OPTIONAL MATCH (ask)-[:ASKED_OF]->(target:Actor)
WITH ask, target, hops,
  COLLECT {
    MATCH (a:Actor)
    WHERE EXISTS { MATCH (ask)-[:LED_BY]->(a) }
      OR EXISTS { MATCH (:Setting {name: 'us', value: a.id}) }
    RETURN a.id
  } AS starts
WITH ask, target, starts, hops,
  COLLECT {
    MATCH (a:Actor)
    WHERE a.stance < 0 OR EXISTS {
      MATCH (a)-[t:OPPOSES]->(o:Actor)
      WHERE (o.id IN starts OR o.kind IN $fem)
        AND coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
    }
    RETURN a.id
  } AS against,
  EXISTS {
    MATCH (s:Scope {topic: 'has_access_to'})-[:OF]->(told:Source)
    WHERE coalesce(told.date <= $as_of, true)
      AND (s.about IN ['all', target.id, target.kind, $kinds[target.kind].constituency, target.place]
        OR EXISTS { MATCH (:Place {id: target.place})-[:LIES_IN*]->(:Place {id: s.about}) })
  } AS asked
WITH ask, target, starts, asked,
  [h IN hops WHERE h.to = target.id OR NOT h.to IN against] AS open
// Who is reached from the starts, one hop after the other: over known trust, and over untold too.
WITH ask, target, starts, asked,
  reduce(there = starts, step IN range(1, $hops) | there
    + [h IN open WHERE h.enough AND h.from IN there AND NOT h.to IN there | h.to]) AS trusted,
  reduce(there = starts, step IN range(1, $hops) | there
    + [h IN open WHERE coalesce(h.enough, true) AND h.from IN there AND NOT h.to IN there | h.to])
    AS untold
WITH ask, CASE
    WHEN target IS NULL THEN ['BLIND_SPOT', 'no_target']
    WHEN size(starts) = 0 THEN ['BLIND_SPOT', 'no_start']
    WHEN target.id IN trusted THEN ['OK', 'road']
    WHEN target.id IN untold THEN ['BLIND_SPOT', 'untold']
    WHEN asked THEN ['GAP', 'none']
    ELSE ['BLIND_SPOT', 'none']
  END AS answer
RETURN ask.id AS subject, answer[0] AS status, 'high' AS severity, answer[1] AS variant
ORDER BY subject

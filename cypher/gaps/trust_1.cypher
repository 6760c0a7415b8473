// name: trust_1
// about: TRUST-1: how far movements and platforms that we work with trust us, beside how far we trust them.
// params: as_of, positive, kinds, movements, trust_low, trust_high
// columns: subject, status, severity, variant
MATCH (said:Setting {name: 'us'})
MATCH (us:Actor {id: said.value})
MATCH (us)-[t]-(a:Actor)
WHERE a.kind IN $movements AND a <> us
  AND (type(t) = 'TRUSTS' OR (type(t) IN $positive AND coalesce(t.sign, '') <> '-'))
  AND coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
WITH a, us, collect(CASE type(t) WHEN 'TRUSTS' THEN {
    from: startNode(t).id,
    items: t.trust_reliability + t.trust_mission + t.trust_openness
  } END) AS said
WITH a, [s IN said WHERE s.from = a.id AND s.items IS NOT NULL | s.items] AS theirs,
  [s IN said WHERE s.from = us.id AND s.items IS NOT NULL | s.items] AS ours,
  EXISTS {
    MATCH (s:Scope {topic: 'trusts'})-[:OF]->(told:Source)
    WHERE coalesce(told.date <= $as_of, true)
      AND (s.about IN ['all', a.id, a.kind, $kinds[a.kind].constituency, a.place]
        OR EXISTS { MATCH (:Place {id: a.place})-[:LIES_IN*]->(:Place {id: s.about}) })
  } AS asked
// A mean of means of three items each, compared without dividing: whole numbers stay exact.
WITH a, CASE
    WHEN size(theirs) = 0 AND asked THEN ['BLIND_SPOT', 'unanswered']
    WHEN size(theirs) = 0 THEN ['BLIND_SPOT', 'unasked']
    WHEN reduce(n = 0, i IN theirs | n + i) > 3 * size(theirs) * $trust_low THEN ['OK', 'trusted']
    WHEN size(ours) = 0 THEN ['BLIND_SPOT', 'ours_unknown']
    WHEN reduce(n = 0, i IN ours | n + i) >= 3 * size(ours) * $trust_high THEN ['GAP', 'one_sided']
    ELSE ['GAP', 'low']
  END AS answer
RETURN a.id AS subject, answer[0] AS status, 'high' AS severity, answer[1] AS variant
ORDER BY subject

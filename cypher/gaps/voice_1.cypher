// name: voice_1
// about: VOICE-1 for our own organisation: whether a partner of ours tells the story, and one shows the evidence.
// params: as_of, panel, positive, kinds
// columns: subject, status, severity, variant
MATCH (said:Setting {name: 'us'})
MATCH (us:Actor {id: said.value})
UNWIND ['media', 'research'] AS side
RETURN side AS subject,
  CASE
    WHEN EXISTS {
      MATCH (us)-[t]-(o:Actor)
      WHERE $kinds[o.kind].constituency = side AND o <> us
        AND type(t) IN $positive AND coalesce(t.sign, '') <> '-'
        AND coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
        AND t.last_contact <= $as_of AND t.last_contact >= $as_of - duration({days: $panel})
    } THEN 'OK'
    WHEN EXISTS {
      MATCH (s:Scope {topic: 'collaborates_with'})-[:OF]->(told:Source)
      WHERE coalesce(told.date <= $as_of, true)
        AND (s.about IN ['all', us.id, us.kind, $kinds[us.kind].constituency, us.place]
          OR EXISTS { MATCH (:Place {id: us.place})-[:LIES_IN*]->(:Place {id: s.about}) })
    } THEN 'GAP'
    ELSE 'BLIND_SPOT'
  END AS status,
  'medium' AS severity,
  side AS variant
ORDER BY subject

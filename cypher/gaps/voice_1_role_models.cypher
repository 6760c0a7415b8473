// name: voice_1_role_models
// about: VOICE-1 for role models: who may be shown in public, and was never seen with media.
// params: as_of, kinds, public_roles, publish, public_bases
// columns: subject, status, severity, variant
MATCH (a:Actor {role_model: true})
WHERE $kinds[a.kind].form = 'person'
WITH a,
  EXISTS {
    MATCH (e:Activity {media: true})-[i:INVOLVED]->(a)
    WHERE i.key STARTS WITH 'people/' AND i.role IN $public_roles AND e.date <= $as_of
  } AS seen,
  EXISTS {
    MATCH (a)-[:GAVE]->(c:Consent)
    WHERE (c.basis IN $public_bases OR any(scope IN c.scope WHERE scope IN $publish))
      AND coalesce(c.date <= $as_of, true) AND coalesce(c.expires >= $as_of, true)
      AND coalesce(c.withdrawn > $as_of, true)
      AND NOT EXISTS {
        MATCH (a)-[:GAVE]->(w:Consent)
        WHERE w.withdrawn <= $as_of AND coalesce(c.date <= w.withdrawn, true)
      }
  } AS permitted,
  EXISTS {
    MATCH (s:Scope {topic: 'consents'})-[:OF]->(told:Source)
    WHERE coalesce(told.date <= $as_of, true)
      AND (s.about IN ['all', a.id, a.kind, $kinds[a.kind].constituency, a.place]
        OR EXISTS { MATCH (:Place {id: a.place})-[:LIES_IN*]->(:Place {id: s.about}) })
  } AS asked
WITH a, CASE
    WHEN permitted AND seen THEN ['OK', 'seen']
    WHEN permitted THEN ['OPPORTUNITY', 'unseen']
    WHEN NOT seen AND NOT asked THEN ['BLIND_SPOT', 'consent_unknown']
  END AS answer
WHERE answer IS NOT NULL
RETURN a.id AS subject, answer[0] AS status, 'medium' AS severity, answer[1] AS variant
ORDER BY subject

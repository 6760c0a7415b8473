// name: who_answers_to_whom
// about: Groups and organisations of men, whom they answer to, how, and when they last met.
// params:
// columns: body, answers_to, how, last_contact
MATCH (m:Actor)
WHERE m:MensGroup OR m:FathersGroup OR m:MensOrg
OPTIONAL MATCH (m)-[t:ACCOUNTABLE_TO]->(f:Actor)
WHERE t.end IS NULL OR t.end > date()
RETURN m.name AS body, f.name AS answers_to, t.form AS how, t.last_contact AS last_contact
ORDER BY answers_to IS NOT NULL, last_contact

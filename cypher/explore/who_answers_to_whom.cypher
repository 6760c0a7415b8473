// name: who_answers_to_whom
// about: Which groups and organisations of men answer to whom, how, and when did they last meet?
// read: One line a body and the one it answers to; those that answer to nobody come first. `how` is what it agreed: informed, consulted, decides, holds_to_account; informed alone is not an answer.
// change: For other bodies, write their kind in place of MensGroup, as it stands in the list of labels at the left of Neo4j Browser.
// params:
// columns: body, answers_to, how, last_contact
MATCH (m:Actor)
WHERE m:MensGroup OR m:FathersGroup OR m:MensOrg
OPTIONAL MATCH (m)-[t:ACCOUNTABLE_TO]->(f:Actor)
WHERE t.end IS NULL OR t.end > date()
RETURN m.name AS body, f.name AS answers_to, t.form AS how, t.last_contact AS last_contact
ORDER BY answers_to IS NOT NULL, last_contact

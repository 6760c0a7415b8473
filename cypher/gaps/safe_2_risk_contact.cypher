// name: safe_2_risk_contact
// about: SAFE-2 for groups: who has members seen in public, and nobody to call when that is held against them.
// params: as_of, support, public, kinds, public_spaces, public_elements, public_roles
// columns: subject, status, severity, variant
MATCH (a:Actor)-[t:MEMBER_OF]->(g:Actor)
WHERE $kinds[a.kind].ally AND $kinds[g.kind].form = 'group' AND coalesce(g.risk_contact, false) = false
  AND coalesce(t.start <= $as_of, true) AND coalesce(t.end > $as_of, true)
  AND CASE
    WHEN g.group_last_met IS NOT NULL
      THEN g.group_last_met <= $as_of AND g.group_last_met >= $as_of - duration({days: $support})
    WHEN t.last_contact IS NULL THEN true
    ELSE t.last_contact <= $as_of AND t.last_contact >= $as_of - duration({days: $support})
  END
  AND EXISTS {
    MATCH (e:Activity)-[i:INVOLVED]->(a)
    WHERE i.key STARTS WITH 'people/' AND i.role IN $public_roles
      AND (e.space IN $public_spaces OR e.element IN $public_elements OR e.media)
      AND e.date <= $as_of AND e.date >= $as_of - duration({days: $public})
  }
RETURN DISTINCT g.id + '/no_risk_contact' AS subject,
  CASE WHEN g.risk_contact IS NULL THEN 'BLIND_SPOT' ELSE 'GAP' END AS status,
  'high' AS severity,
  'no_risk_contact' AS variant
ORDER BY subject

// name: safe_2_not_met
// about: SAFE-2 for men's groups: which of them have not met for a long time.
// params: as_of, support, kinds
// columns: subject, status, severity, variant
MATCH (g:Actor)
WHERE $kinds[g.kind].form = 'group' AND $kinds[g.kind].constituency = 'men'
  AND g.group_last_met < $as_of - duration({days: $support})
RETURN g.id + '/not_met' AS subject, 'GAP' AS status, 'high' AS severity, 'not_met' AS variant
ORDER BY subject

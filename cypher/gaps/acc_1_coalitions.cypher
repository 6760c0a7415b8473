// name: acc_1_coalitions
// about: ACC-1 for coalitions: whether the women's movement sits where it is decided.
// params: as_of, fem, steering, steering_seats
// columns: subject, status, severity, variant
MATCH (c:Coalition)
RETURN c.id AS subject,
  CASE
    WHEN COUNT {
      MATCH (f:Actor)-[s:SITS_IN]->(c)
      WHERE f.kind IN $fem AND s.role IN $steering
        AND coalesce(s.joined <= $as_of, true) AND coalesce(s.left > $as_of, true)
    } >= $steering_seats THEN 'OK'
    WHEN EXISTS {
      MATCH (s:Scope {topic: 'coalitions'})-[:OF]->(told:Source)
      WHERE s.about IN ['all', c.id] AND coalesce(told.date <= $as_of, true)
    } THEN 'GAP'
    ELSE 'BLIND_SPOT'
  END AS status,
  'critical' AS severity,
  'seats' AS variant
ORDER BY subject

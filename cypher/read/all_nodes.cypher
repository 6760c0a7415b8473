// name: all_nodes
// about: Every node there is, also others' own, but not what the journal itself says in its nodes.
// params: revisions
// columns: element, labels, props
MATCH (n)
WHERE NOT n:Revision AND NOT n:Entry
RETURN elementId(n) AS element, labels(n) AS labels,
  CASE
    WHEN n:Journal THEN n {.*, id: null}
    WHEN n:Rows AND n.revision IN $revisions THEN n {.*, revision: null, lines: null}
    ELSE properties(n)
  END AS props

// name: graph_nodes
// about: Every node of the natural graph; what Bloom keeps for itself (labels with _) is not ours.
// params:
// columns: element, labels, props
MATCH (n)
WHERE NOT n:Journal AND NOT n:Revision AND NOT n:Rows AND NOT n:Entry
  AND none(label IN labels(n) WHERE label STARTS WITH '_')
RETURN elementId(n) AS element, labels(n) AS labels, properties(n) AS props

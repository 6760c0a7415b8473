// name: mark
// about: How many nodes there are, and the format of our journal, if it is one.
// params:
// columns: nodes, format
MATCH (n)
WITH count(n) AS nodes
OPTIONAL MATCH (j:Journal {id: 'allymap'})
RETURN nodes, j.format AS format

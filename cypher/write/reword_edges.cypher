// name: reword_edges
// about: Write what is left of relationships when a forgotten person's name is out of them.
// params: rows
// columns: done
UNWIND $rows AS r
MATCH ()-[t]->() WHERE elementId(t) = r.element
SET t += r.props
RETURN count(t) AS done

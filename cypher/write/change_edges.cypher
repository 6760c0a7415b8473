// name: change_edges
// about: Change relationships that are as we know them.
// params: rows
// columns: done
UNWIND $rows AS r
CALL (r) {
  MATCH (a:Actor {id: r.start}) WHERE r.start_label = 'Actor' RETURN a
  UNION
  MATCH (a:Activity {id: r.start}) WHERE r.start_label = 'Activity' RETURN a
  UNION
  MATCH (a:Ask {id: r.start}) WHERE r.start_label = 'Ask' RETURN a
  UNION
  MATCH (a:Scope {key: r.start}) WHERE r.start_label = 'Scope' RETURN a
  UNION
  MATCH (a:Place {id: r.start}) WHERE r.start_label = 'Place' RETURN a
  UNION
  MATCH (a:Initiative {id: r.start}) WHERE r.start_label = 'Initiative' RETURN a
  UNION
  MATCH (a:Presence {key: r.start}) WHERE r.start_label = 'Presence' RETURN a
}
MATCH (a)-[t]->(b)
WHERE type(t) = r.type AND t.key = r.key AND coalesce(b.id, b.key) = r.end
  AND r.end_label IN labels(b)
  AND all(name IN keys(r.before) WHERE
    coalesce(t[name] = r.before[name], t[name] IS NULL AND r.before[name] IS NULL))
SET t += r.after
RETURN count(t) AS done

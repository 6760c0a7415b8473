// name: change_nodes
// about: Change nodes that are as we know them; one that somebody changed by hand is not counted.
// params: rows
// columns: done
UNWIND $rows AS r
CALL (r) {
  MATCH (n:Actor {id: r.key}) WHERE r.label = 'Actor' RETURN n
  UNION
  MATCH (n:Coalition {id: r.key}) WHERE r.label = 'Coalition' RETURN n
  UNION
  MATCH (n:Activity {id: r.key}) WHERE r.label = 'Activity' RETURN n
  UNION
  MATCH (n:Service {key: r.key}) WHERE r.label = 'Service' RETURN n
  UNION
  MATCH (n:Ask {id: r.key}) WHERE r.label = 'Ask' RETURN n
  UNION
  MATCH (n:Source {id: r.key}) WHERE r.label = 'Source' RETURN n
  UNION
  MATCH (n:Scope {key: r.key}) WHERE r.label = 'Scope' RETURN n
  UNION
  MATCH (n:Consent {key: r.key}) WHERE r.label = 'Consent' RETURN n
  UNION
  MATCH (n:Place {id: r.key}) WHERE r.label = 'Place' RETURN n
  UNION
  MATCH (n:Initiative {id: r.key}) WHERE r.label = 'Initiative' RETURN n
  UNION
  MATCH (n:Presence {key: r.key}) WHERE r.label = 'Presence' RETURN n
  UNION
  MATCH (n:Backlash {key: r.key}) WHERE r.label = 'Backlash' RETURN n
  UNION
  MATCH (n:Setting {name: r.key}) WHERE r.label = 'Setting' RETURN n
}
WITH n, r
WHERE all(name IN keys(r.before) WHERE
  coalesce(n[name] = r.before[name], n[name] IS NULL AND r.before[name] IS NULL))
SET n += r.after
REMOVE n:$(r.lost)
SET n:$(r.won)
RETURN count(n) AS done

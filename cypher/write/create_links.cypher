// name: create_links
// about: What one table says of another: who sits, provides, took part, lies in.
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
CALL (r) {
  MATCH (b:Actor {id: r.end}) WHERE r.end_label = 'Actor' RETURN b
  UNION
  MATCH (b:Coalition {id: r.end}) WHERE r.end_label = 'Coalition' RETURN b
  UNION
  MATCH (b:Service {key: r.end}) WHERE r.end_label = 'Service' RETURN b
  UNION
  MATCH (b:Ask {id: r.end}) WHERE r.end_label = 'Ask' RETURN b
  UNION
  MATCH (b:Source {id: r.end}) WHERE r.end_label = 'Source' RETURN b
  UNION
  MATCH (b:Consent {key: r.end}) WHERE r.end_label = 'Consent' RETURN b
  UNION
  MATCH (b:Place {id: r.end}) WHERE r.end_label = 'Place' RETURN b
  UNION
  MATCH (b:Backlash {key: r.end}) WHERE r.end_label = 'Backlash' RETURN b
}
CREATE (a)-[t:$(r.type)]->(b)
SET t = r.props
RETURN count(t) AS done

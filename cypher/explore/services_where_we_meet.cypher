// name: services_where_we_meet
// about: Where did people meet on violence or in intimate dialogues, and which services can they turn to?
// read: One line a place. A service says what it is, who gives it, and when somebody last checked that it works. Before a session there should be health, psychosocial, legal and safety.
// change: Write another topic in place of 'gbv', for example 'power' or 'child_marriage'.
// params:
// columns: place, sessions, services
MATCH (e:Activity)
WHERE e.place IS NOT NULL AND (e.element = 'intimate_dialogues' OR e.topic = 'gbv')
WITH e.place AS place, count(e) AS sessions
RETURN place, sessions, COLLECT {
    MATCH (a:Actor)-[:PROVIDES]->(s:Service)
    WHERE s.place IN [place] + COLLECT {
      MATCH (:Place {id: place})-[:LIES_IN*]->(p:Place) RETURN p.id
    }
    RETURN s.service_type + ': ' + a.name + coalesce(', seen ' + toString(s.last_verified), '')
    ORDER BY s.service_type, a.name
  } AS services
ORDER BY place

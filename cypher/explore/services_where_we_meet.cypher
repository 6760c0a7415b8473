// name: services_where_we_meet
// about: For each place where people met on violence or in intimate dialogues: which services there are, there or in a larger place around it.
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

// name: places_without_legal_help
// about: Where do we talk about violence, power or sexuality without a legal service that somebody has checked?
// read: One line a place. `sessions` are those of the past year and those planned. `once_checked` names legal services there, or in a larger place around it, that nobody has checked for half a year; when it is empty there is none at all.
// change: Write 'health', 'psychosocial' or 'safety' in place of 'legal'. 183 is how many days a check is good for.
// params:
// columns: place, sessions, once_checked
WITH date() AS today, 'legal' AS needed, 183 AS days
MATCH (e:Activity)
WHERE e.place IS NOT NULL AND e.date >= today - duration({days: 365})
  AND (e.element = 'intimate_dialogues' OR e.topic IN ['gbv', 'power', 'child_marriage', 'sexuality'])
WITH today, needed, days, e.place AS place, count(e) AS sessions
WITH today, days, place, sessions, COLLECT {
  MATCH (a:Actor)-[:PROVIDES]->(s:Service {service_type: needed})
  WHERE s.place = place
    OR EXISTS { MATCH (:Place {id: place})-[:LIES_IN*]->(:Place {id: s.place}) }
  RETURN {name: a.name, seen: s.last_verified}
} AS services
WHERE none(s IN services WHERE s.seen >= today - duration({days: days}))
RETURN place, sessions, [s IN services | s.name + coalesce(', seen ' + toString(s.seen), '')]
  AS once_checked
ORDER BY sessions DESC, place

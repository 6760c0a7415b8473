// name: who_works_with_both_sides
// about: Who works with both of two regions, and holds them together?
// read: One line an actor with partners on both sides (staff and facilitators left out), those with most on their smaller side first. When one name stands in every line, everything between the two sides hangs on it.
// change: First say which places each side is, by id: `:param {one_side: ['amberi', 'orun-valley'], other_side: ['lusoka', 'tamzir', 'port-selwa']}`. Places within them count too.
// params: one_side, other_side
// columns: actor, on_one_side, on_other_side
WITH date() AS today
MATCH (a:Actor)-[t:MEMBER_OF|SUPPORTS|MENTORS|COLLABORATES_WITH|ACCOUNTABLE_TO]-(b:Actor)
WHERE t.last_contact >= today - duration({days: 365}) AND (t.end IS NULL OR t.end > today)
  AND coalesce(t.sign, '') <> '-' AND none(x IN [a, b] WHERE x:Staff OR x:Facilitator)
WITH DISTINCT a, b, COLLECT { MATCH (:Place {id: b.place})-[:LIES_IN*0..]->(p:Place) RETURN p.id }
  AS places
WITH a,
  collect(CASE WHEN any(p IN places WHERE p IN $one_side) THEN b.name END) AS on_one_side,
  collect(CASE WHEN any(p IN places WHERE p IN $other_side) THEN b.name END) AS on_other_side
WHERE size(on_one_side) > 0 AND size(on_other_side) > 0
WITH a, on_one_side, on_other_side,
  CASE WHEN size(on_one_side) < size(on_other_side) THEN size(on_one_side)
    ELSE size(on_other_side) END AS smaller
RETURN a.name AS actor, on_one_side, on_other_side
ORDER BY smaller DESC, actor

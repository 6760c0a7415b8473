// name: who_could_introduce
// about: Who could introduce one actor to another?
// read: One line a way, all of them as short as can be: the names between the first and the last are those to ask, in this order. Ties that are quiet for a year or marked `do_not_ask`, people with a stance below 0 or who oppose somebody, children, and others who are better not asked are left out; LGBTQ+ organisations too, at the ends as well.
// change: First say whom, by id: `:param {from: 'O3', to: 'A09'}`. 5 is how many steps a way may have.
// params: from, to
// columns: steps, way
WITH COLLECT {
  MATCH (n:Actor)
  WHERE n.stance < 0 OR n.age_band = 'child' OR EXISTS { (n)-[:OPPOSES]->(:Actor) }
    OR EXISTS { (n)<-[:NOMINATES {`as`: 'concern'}]-(:Actor) }
  RETURN n.id
} AS avoided
MATCH path = allShortestPaths((a:Actor {id: $from})-[:MEMBER_OF|SUPPORTS|MENTORS|COLLABORATES_WITH|ACCOUNTABLE_TO|TRUSTS|HAS_ACCESS_TO*..5]-(b:Actor {id: $to}))
WHERE all(t IN relationships(path) WHERE t.last_contact >= date() - duration({days: 365})
    AND NOT coalesce(t.do_not_ask, false) AND coalesce(t.sign, '') <> '-' AND coalesce(t.end > date(), true))
  AND none(n IN nodes(path) WHERE n:LgbtqOrg)
  AND none(n IN nodes(path) WHERE n.id IN avoided AND NOT n.id IN [$from, $to])
RETURN DISTINCT length(path) AS steps, [n IN nodes(path) | n.name] AS way
ORDER BY way

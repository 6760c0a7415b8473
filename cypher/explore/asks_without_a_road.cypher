// name: asks_without_a_road
// about: Which of our asks have no trusted road to the one who decides?
// read: One line an ask, those without a road first. A road goes from us, or from whoever leads the ask, by at most three steps of people who trust each other; ask everybody on it before you use it. An empty list: there is none, or nobody noted how far they trust each other.
// change: 3 is how much trust, of 1 to 4, each step needs on average; 365 is how many days back a contact counts. For longer roads write *1..4 in place of *1..3.
// params:
// columns: ask, decides, roads
WITH date() AS today, 3 AS enough, 365 AS days, COLLECT {
  MATCH (n:Actor)
  WHERE n.stance < 0 OR n.age_band = 'child' OR EXISTS { (n)-[:OPPOSES]->(:Actor) }
    OR EXISTS { (n)<-[:NOMINATES {`as`: 'concern'}]-(:Actor) }
  RETURN n.id
} AS avoided
MATCH (ask:Ask)
OPTIONAL MATCH (ask)-[:ASKED_OF]->(target:Actor)
WITH ask, target, avoided, today, enough, today - duration({days: days}) AS since
WITH ask, target, COLLECT {
  MATCH (one:Actor)
  WHERE EXISTS { MATCH (ask)-[:LED_BY]->(one) }
    OR EXISTS { MATCH (:Setting {name: 'us', value: one.id}) }
  MATCH way = (one)-[:MEMBER_OF|SUPPORTS|MENTORS|COLLABORATES_WITH|ACCOUNTABLE_TO|HAS_ACCESS_TO|TRUSTS*1..3]-(target)
  WHERE all(t IN relationships(way) WHERE t.last_contact >= since AND t.last_contact <= today
      AND (t.end IS NULL OR t.end > today)
      AND NOT coalesce(t.do_not_ask, false) AND coalesce(t.sign, '') <> '-'
      AND t.trust_reliability + t.trust_mission + t.trust_openness >= 3 * enough)
    AND all(step IN range(0, length(way) - 1) WHERE
      startNode(relationships(way)[step]) = nodes(way)[step]
      OR type(relationships(way)[step]) = 'COLLABORATES_WITH')
    AND none(n IN nodes(way)[1..-1] WHERE n.id IN avoided OR n:LgbtqOrg)
  RETURN DISTINCT [n IN nodes(way) | n.name]
} AS roads
RETURN ask.name AS ask, target.name AS decides, roads
ORDER BY size(roads), ask

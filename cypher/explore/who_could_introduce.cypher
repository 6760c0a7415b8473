// name: who_could_introduce
// about: Who could introduce one actor to another. First say whom, by id: `:param {from: 'O3', to: 'A09'}`
// params: from, to
// columns: steps, way
MATCH path = allShortestPaths((a:Actor {id: $from})-[:MEMBER_OF|SUPPORTS|MENTORS|COLLABORATES_WITH|ACCOUNTABLE_TO|TRUSTS|HAS_ACCESS_TO*..5]-(b:Actor {id: $to}))
WHERE none(t IN relationships(path) WHERE
  coalesce(t.do_not_ask, false) OR coalesce(t.sign, '') = '-' OR coalesce(t.end <= date(), false))
RETURN length(path) AS steps, [n IN nodes(path) | n.name] AS way
ORDER BY way

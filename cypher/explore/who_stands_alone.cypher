// name: who_stands_alone
// about: Which male allies have nobody, or hardly anybody, beside them?
// read: One line an ally without a group that meets. `supporters` are people who supported or mentored him of late; 0 is the most urgent. An ally who is not in the answer has a group, or three supporters and more.
// change: 90 is how many days "of late" means, 2 how many supporters are still too few. To look from another day, write date('2026-01-31') in place of date().
// params:
// columns: ally, place, supporters
WITH date() AS today, 90 AS days, 2 AS too_few
MATCH (a:MaleAlly)
WITH a, today, too_few, today - duration({days: days}) AS since
WHERE NOT EXISTS {
  MATCH (a)-[t:MEMBER_OF]->(g:Actor)
  WHERE coalesce(g.group_last_met, t.last_contact) >= since
    AND (t.end IS NULL OR t.end > today)
}
WITH a, too_few, COUNT {
  MATCH (s:Actor)-[t:SUPPORTS|MENTORS]->(a)
  WHERE t.last_contact >= since AND (t.end IS NULL OR t.end > today)
    AND coalesce(t.sign, '') <> '-'
  RETURN DISTINCT s
} AS supporters
WHERE supporters <= too_few
RETURN a.name AS ally, a.place AS place, supporters
ORDER BY supporters, ally

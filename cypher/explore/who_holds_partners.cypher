// name: who_holds_partners
// about: Which of our partners does which colleague hold, and which would we lose with that colleague?
// read: One line a colleague, by the code in the column `holder` of our ties. `alone` are partners that no other colleague knows; three and more are too many for one person.
// change: 365 is how many days back a contact counts.
// params:
// columns: holder, partners, alone
WITH date() AS today, 365 AS days
MATCH (said:Setting {name: 'us'})
MATCH (us:Actor {id: said.value})-[t:MEMBER_OF|SUPPORTS|MENTORS|COLLABORATES_WITH|ACCOUNTABLE_TO]-(b:Actor)
WHERE t.last_contact >= today - duration({days: days}) AND (t.end IS NULL OR t.end > today)
  AND t.holder IS NOT NULL AND coalesce(t.sign, '') <> '-'
WITH b, collect(DISTINCT t.holder) AS holders
ORDER BY b.name
UNWIND holders AS holder
RETURN holder, collect(b.name) AS partners,
  collect(CASE size(holders) WHEN 1 THEN b.name END) AS alone
ORDER BY size(alone) DESC, holder

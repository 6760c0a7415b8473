// name: who_listens_to_whom
// about: Whom do women and men, and people of each kind, say they listen to?
// read: One line an influencer and a sort of people who listen. `people` is how many; `strongest` is the strongest weight that one of them gave, of 1 to 5.
// change: To see women only, put this line before the one that begins with RETURN: AND a.gender = 'woman'
// params:
// columns: listened_to, gender, kind, people, strongest
MATCH (a:Actor)-[t:LISTENS_TO]->(b:Actor)
WHERE coalesce(t.end > date(), true)
RETURN b.name AS listened_to, a.gender AS gender, a.kind AS kind,
  count(DISTINCT a) AS people, max(t.weight) AS strongest
ORDER BY people DESC, listened_to, gender, kind

// name: sync_1
// about: SYNC-1: for each place and sensitive topic, whether separate rounds, meeting and advocacy came in order.
// params: as_of, kinds, sensitive, opening, dialogues, mixed, shared, separate, advocacy_elements, advocacy_spaces
// columns: subject, status, severity, variant
MATCH (e:Activity)
WHERE e.place IS NOT NULL AND e.topic IN $sensitive
WITH e.place AS place, e.topic AS topic, collect(e) AS sessions
WITH place, topic, sessions, [e IN sessions WHERE e.space IN $mixed] AS meetings
WITH place, topic, sessions, meetings,
  EXISTS {
    UNWIND meetings AS meeting
    MATCH (meeting)-[named:INVOLVED]->(g:Actor)
    WHERE named.key STARTS WITH 'groups/' AND $kinds[g.kind].constituency IN keys($separate)
      AND NOT EXISTS {
        MATCH (round:Activity)-[own:INVOLVED]->(g)
        WHERE own.key STARTS WITH 'groups/' AND round.topic = topic
          AND round.space = $separate[$kinds[g.kind].constituency]
          AND (round.date < meeting.date OR (meeting.date <= $as_of AND round.date <= $as_of))
      }
    RETURN g
  } AS out_of_order,
  EXISTS {
    UNWIND [e IN sessions WHERE e.space IN $shared] AS meeting
    MATCH (strong:Actor)<-[one:INVOLVED]-(meeting)-[other:INVOLVED]->(weak:Actor)
    WHERE none(i IN [one, other] WHERE i.key STARTS WITH 'facilitators/')
      AND weak.kind IN $kinds[strong.kind].power_over
    RETURN strong
  } AS power,
  EXISTS {
    UNWIND [e IN sessions WHERE e.element IN $dialogues] AS first
    MATCH (first)-[named:INVOLVED]->(g:Actor)
    WHERE named.key STARTS WITH 'groups/'
      AND NOT EXISTS {
        MATCH (before:Activity)-[own:INVOLVED]->(g)
        WHERE own.key STARTS WITH 'groups/'
          AND (before.date < first.date OR (before.date = first.date AND before.topic IN $opening))
      }
    RETURN g
  } AS sensitive_first,
  EXISTS {
    UNWIND meetings AS meeting
    MATCH (meeting)
    WHERE NOT EXISTS { MATCH (meeting)-[named:INVOLVED]->() WHERE named.key STARTS WITH 'groups/' }
    RETURN meeting
  } AS groups_unknown,
  COLLECT {
    UNWIND sessions AS round
    MATCH (round)-[own:INVOLVED]->(g:Actor)
    WHERE own.key STARTS WITH 'groups/' AND round.date <= $as_of
      AND round.space = $separate[$kinds[g.kind].constituency]
    RETURN DISTINCT $kinds[g.kind].constituency
  } AS prepared,
  reduce(first = null, e IN meetings | CASE
    WHEN e.date > $as_of OR first <= e.date THEN first ELSE e.date END) AS first_met,
  EXISTS {
    MATCH (s:Scope {topic: 'activities'})-[:OF]->(told:Source)
    WHERE coalesce(told.date <= $as_of, true) AND (s.about IN ['all', place]
      OR EXISTS { MATCH (:Place {id: place})-[:LIES_IN*]->(:Place {id: s.about}) })
  } AS asked
WITH place, topic,
  CASE
    WHEN out_of_order THEN 'out_of_order'
    WHEN power THEN 'power'
    WHEN sensitive_first THEN 'sensitive_first'
    WHEN groups_unknown THEN 'groups_unknown'
    WHEN size(meetings) = 0 AND all(side IN keys($separate) WHERE side IN prepared)
      THEN 'ready_to_meet'
    WHEN first_met IS NULL THEN null
    WHEN any(e IN sessions WHERE e.date >= first_met AND e.date <= $as_of
      AND (e.element IN $advocacy_elements OR e.space IN $advocacy_spaces)) THEN 'complete'
    ELSE 'ready_to_advocate'
  END AS variant,
  asked OR power OR sensitive_first AS known
WHERE variant IS NOT NULL
RETURN place + '/' + topic AS subject,
  CASE
    WHEN variant = 'complete' THEN 'OK'
    WHEN variant STARTS WITH 'ready' THEN 'OPPORTUNITY'
    WHEN variant = 'groups_unknown' OR NOT known THEN 'BLIND_SPOT'
    ELSE 'GAP'
  END AS status,
  'high' AS severity,
  variant
ORDER BY subject

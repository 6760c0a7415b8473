// name: entry_id
// about: No two Entry nodes have the same id.
// params:
// columns:
CREATE CONSTRAINT entry_id IF NOT EXISTS
FOR (n:Entry) REQUIRE n.id IS UNIQUE

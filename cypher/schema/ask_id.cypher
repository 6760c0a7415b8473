// name: ask_id
// about: No two Ask nodes have the same id.
// params:
// columns:
CREATE CONSTRAINT ask_id IF NOT EXISTS
FOR (n:Ask) REQUIRE n.id IS UNIQUE

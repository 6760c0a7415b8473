// name: coalition_id
// about: No two Coalition nodes have the same id.
// params:
// columns:
CREATE CONSTRAINT coalition_id IF NOT EXISTS
FOR (n:Coalition) REQUIRE n.id IS UNIQUE

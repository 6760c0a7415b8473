// name: activity_id
// about: No two Activity nodes have the same id.
// params:
// columns:
CREATE CONSTRAINT activity_id IF NOT EXISTS
FOR (n:Activity) REQUIRE n.id IS UNIQUE

// name: initiative_id
// about: No two Initiative nodes have the same id.
// params:
// columns:
CREATE CONSTRAINT initiative_id IF NOT EXISTS
FOR (n:Initiative) REQUIRE n.id IS UNIQUE

// name: source_id
// about: No two Source nodes have the same id.
// params:
// columns:
CREATE CONSTRAINT source_id IF NOT EXISTS
FOR (n:Source) REQUIRE n.id IS UNIQUE

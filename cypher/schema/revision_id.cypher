// name: revision_id
// about: No two Revision nodes have the same id.
// params:
// columns:
CREATE CONSTRAINT revision_id IF NOT EXISTS
FOR (n:Revision) REQUIRE n.id IS UNIQUE

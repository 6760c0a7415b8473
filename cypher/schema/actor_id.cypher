// name: actor_id
// about: No two Actor nodes have the same id.
// params:
// columns:
CREATE CONSTRAINT actor_id IF NOT EXISTS
FOR (n:Actor) REQUIRE n.id IS UNIQUE

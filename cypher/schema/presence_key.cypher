// name: presence_key
// about: No two Presence nodes have the same key.
// params:
// columns:
CREATE CONSTRAINT presence_key IF NOT EXISTS
FOR (n:Presence) REQUIRE n.key IS UNIQUE

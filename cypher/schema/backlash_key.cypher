// name: backlash_key
// about: No two Backlash nodes have the same key.
// params:
// columns:
CREATE CONSTRAINT backlash_key IF NOT EXISTS
FOR (n:Backlash) REQUIRE n.key IS UNIQUE

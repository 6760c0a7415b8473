// name: scope_key
// about: No two Scope nodes have the same key.
// params:
// columns:
CREATE CONSTRAINT scope_key IF NOT EXISTS
FOR (n:Scope) REQUIRE n.key IS UNIQUE

// name: nominates_key
// about: No two NOMINATES relationships have the same key.
// params:
// columns:
CREATE CONSTRAINT nominates_key IF NOT EXISTS
FOR ()-[t:NOMINATES]-() REQUIRE t.key IS UNIQUE

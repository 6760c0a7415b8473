// name: opposes_key
// about: No two OPPOSES relationships have the same key.
// params:
// columns:
CREATE CONSTRAINT opposes_key IF NOT EXISTS
FOR ()-[t:OPPOSES]-() REQUIRE t.key IS UNIQUE

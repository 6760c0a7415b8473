// name: stands_on_key
// about: No two STANDS_ON relationships have the same key.
// params:
// columns:
CREATE CONSTRAINT stands_on_key IF NOT EXISTS
FOR ()-[t:STANDS_ON]-() REQUIRE t.key IS UNIQUE

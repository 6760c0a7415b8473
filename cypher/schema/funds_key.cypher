// name: funds_key
// about: No two FUNDS relationships have the same key.
// params:
// columns:
CREATE CONSTRAINT funds_key IF NOT EXISTS
FOR ()-[t:FUNDS]-() REQUIRE t.key IS UNIQUE

// name: trusts_key
// about: No two TRUSTS relationships have the same key.
// params:
// columns:
CREATE CONSTRAINT trusts_key IF NOT EXISTS
FOR ()-[t:TRUSTS]-() REQUIRE t.key IS UNIQUE

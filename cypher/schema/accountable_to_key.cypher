// name: accountable_to_key
// about: No two ACCOUNTABLE_TO relationships have the same key.
// params:
// columns:
CREATE CONSTRAINT accountable_to_key IF NOT EXISTS
FOR ()-[t:ACCOUNTABLE_TO]-() REQUIRE t.key IS UNIQUE

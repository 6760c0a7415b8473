// name: has_access_to_key
// about: No two HAS_ACCESS_TO relationships have the same key.
// params:
// columns:
CREATE CONSTRAINT has_access_to_key IF NOT EXISTS
FOR ()-[t:HAS_ACCESS_TO]-() REQUIRE t.key IS UNIQUE

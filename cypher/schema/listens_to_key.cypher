// name: listens_to_key
// about: No two LISTENS_TO relationships have the same key.
// params:
// columns:
CREATE CONSTRAINT listens_to_key IF NOT EXISTS
FOR ()-[t:LISTENS_TO]-() REQUIRE t.key IS UNIQUE

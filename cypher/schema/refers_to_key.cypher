// name: refers_to_key
// about: No two REFERS_TO relationships have the same key.
// params:
// columns:
CREATE CONSTRAINT refers_to_key IF NOT EXISTS
FOR ()-[t:REFERS_TO]-() REQUIRE t.key IS UNIQUE

// name: collaborates_with_key
// about: No two COLLABORATES_WITH relationships have the same key.
// params:
// columns:
CREATE CONSTRAINT collaborates_with_key IF NOT EXISTS
FOR ()-[t:COLLABORATES_WITH]-() REQUIRE t.key IS UNIQUE

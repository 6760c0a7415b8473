// name: service_key
// about: No two Service nodes have the same key.
// params:
// columns:
CREATE CONSTRAINT service_key IF NOT EXISTS
FOR (n:Service) REQUIRE n.key IS UNIQUE

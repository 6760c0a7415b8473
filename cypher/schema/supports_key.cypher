// name: supports_key
// about: No two SUPPORTS relationships have the same key.
// params:
// columns:
CREATE CONSTRAINT supports_key IF NOT EXISTS
FOR ()-[t:SUPPORTS]-() REQUIRE t.key IS UNIQUE

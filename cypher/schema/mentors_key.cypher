// name: mentors_key
// about: No two MENTORS relationships have the same key.
// params:
// columns:
CREATE CONSTRAINT mentors_key IF NOT EXISTS
FOR ()-[t:MENTORS]-() REQUIRE t.key IS UNIQUE

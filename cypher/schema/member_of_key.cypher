// name: member_of_key
// about: No two MEMBER_OF relationships have the same key.
// params:
// columns:
CREATE CONSTRAINT member_of_key IF NOT EXISTS
FOR ()-[t:MEMBER_OF]-() REQUIRE t.key IS UNIQUE

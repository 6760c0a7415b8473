// name: sits_in_key
// about: No two SITS_IN relationships have the same key.
// params:
// columns:
CREATE CONSTRAINT sits_in_key IF NOT EXISTS
FOR ()-[t:SITS_IN]-() REQUIRE t.key IS UNIQUE

// name: journal_id
// about: No two Journal nodes have the same id.
// params:
// columns:
CREATE CONSTRAINT journal_id IF NOT EXISTS
FOR (n:Journal) REQUIRE n.id IS UNIQUE

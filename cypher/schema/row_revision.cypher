// name: row_revision
// about: The rows of an import are found by its id.
// params:
// columns:
CREATE INDEX row_revision IF NOT EXISTS
FOR (n:Row) ON (n.revision)

// name: rows_revision
// about: The rows of an import are found by its id.
// params:
// columns:
CREATE INDEX rows_revision IF NOT EXISTS
FOR (n:Rows) ON (n.revision)

// name: schema_names
// about: The names of all constraints and indexes there are.
// params:
// columns: name
SHOW INDEXES YIELD name RETURN name

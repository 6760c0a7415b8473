// name: setting_name
// about: No two Setting nodes have the same name.
// params:
// columns:
CREATE CONSTRAINT setting_name IF NOT EXISTS
FOR (n:Setting) REQUIRE n.name IS UNIQUE

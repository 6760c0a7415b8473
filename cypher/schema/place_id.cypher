// name: place_id
// about: No two Place nodes have the same id.
// params:
// columns:
CREATE CONSTRAINT place_id IF NOT EXISTS
FOR (n:Place) REQUIRE n.id IS UNIQUE

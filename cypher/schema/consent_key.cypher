// name: consent_key
// about: No two Consent nodes have the same key.
// params:
// columns:
CREATE CONSTRAINT consent_key IF NOT EXISTS
FOR (n:Consent) REQUIRE n.key IS UNIQUE

// name: lock
// about: One importer at a time: the others wait here until this transaction ends.
// params: format
// columns: format
MERGE (j:Journal {id: 'allymap'})
ON CREATE SET j.format = $format, j.turn = 0
SET j.turn = j.turn + 1
RETURN j.format AS format

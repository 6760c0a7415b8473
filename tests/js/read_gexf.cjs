// Reads a GEXF file with graphology, and says what it found there.
const { readFileSync } = require("node:fs");
const { MultiGraph } = require("graphology");
const { parse } = require("graphology-gexf");

const graph = parse(MultiGraph, readFileSync(process.argv[2], "utf8"));
process.stdout.write(JSON.stringify({
  nodes: graph.mapNodes((id, { label, x, y }) => ({ id, label, x, y })),
  edges: graph.mapEdges((id, _, source, target, _s, _t, undirected) => ({ id, source, target, undirected })),
}));

// More actors than one picture holds: bundles by constituency and place, opened one by one.
const bundles = data.bundles;
const bundleOf = new Map(bundles.flatMap((b) => b.members.map((n) => [n, b])));

/** The node an actor is drawn as now: itself, or the closed bundle it lies in. */
function drawnAs(n) {
  const bundle = bundleOf.get(n);
  return bundle && !chosen.open.has(bundle.id) ? bundle.id : n;
}

function litBundle(b) {
  return !chosen.lit || b.members.some((n) => chosen.lit.nodes.has(n));
}

function bundleNodes() {
  return bundles.map((b) => ({
    id: b.id, x: b.x, y: b.y, shape: "dot", size: b.size, color: b.color, borderWidth: 2,
    hidden: chosen.open.has(b.id) || !b.members.some(passes),
    opacity: litBundle(b) ? 1 : 0.15,
  }));
}

/** One line between two bundles for all the ties between them. */
function bundleEdges() {
  const lines = new Map();
  for (const edge of data.edges) {
    const [a, b] = [drawnAs(edge.from), drawnAs(edge.to)].sort((one, two) => one - two);
    if (a === b || (a <= data.nodes.length && b <= data.nodes.length) || !shows(edge)) continue;
    lines.set(`${a}-${b}`, (lines.get(`${a}-${b}`) || 0) + 1);
  }
  const most = Math.max(1, ...lines.values());
  const strength = chosen.lit ? 0.1 : 0.6;
  return [...lines].map(([id, n]) => {
    const [from, to] = id.split("-").map(Number);
    return { id: `b${id}`, from, to, width: 1 + 5 * (n / most), arrows: "", smooth: false,
      color: { color: "#6f7785", opacity: strength * (0.1 + 0.9 * (n / most)), inherit: false } };
  });
}

function openBundle(id) {
  chosen.open.add(id);
  redraw();
  frame(bundles.find((b) => b.id === id).members);
}

function closeBundles() {
  chosen.open.clear();
  clear();
  frameAll();
}

if (bundles.length) byId("close-bundles").addEventListener("click", closeBundles);

// The picture: vis-network draws shapes and lines, we draw areas, rings and names around them.
const stage = byId("stage");
const bulk = narrow.matches ? 1.4 : 1;
const nodes = new vis.DataSet([...data.nodes.map(bare), ...bundleNodes()]);
const edges = new vis.DataSet([...data.edges, ...(bundles.length ? bundleEdges() : [])]);
const network = new vis.Network(stage, { nodes, edges }, data.options);
const nodeOf = new Map(data.nodes.map((node) => [node.id, node]));
const namesOf = new Map(data.nodes.map((node) => [node.id, linesOf(node)]));

/** The lines of a name on the picture; our own organisation's says so. */
function linesOf(node) {
  const lines = wrapped(node.label);
  if (node.ours) lines.push(`${lines.pop()} (${words.us_mark})`);
  return lines;
}

/** A node without its name, which we draw ourselves; larger on a small screen. */
function bare({ label, ...node }) {
  return { ...node, size: node.size * bulk };
}

function visible(n) {
  return n > data.nodes.length || (passes(n) && drawnAs(n) === n);
}

function bright(n) {
  return !chosen.lit || chosen.lit.nodes.has(n);
}

/** Brings what is drawn in line with what is chosen. */
function redraw() {
  nodes.update(data.nodes.map(({ id }) => ({ id, hidden: !visible(id), opacity: bright(id) ? 1 : 0.13 })));
  edges.update(
    data.edges.map((edge) => {
      const lit = chosen.lit && chosen.lit.edges.has(edge.id);
      const opacity = !chosen.lit ? edge.color.opacity : lit ? 0.95 : 0.04;
      return {
        id: edge.id, color: { ...edge.color, opacity }, width: edge.width * (lit ? 1.5 : 1),
        hidden: !shows(edge) || drawnAs(edge.from) !== edge.from || drawnAs(edge.to) !== edge.to,
      };
    }),
  );
  if (bundles.length) redrawBundles();
}

function redrawBundles() {
  nodes.update(bundleNodes());
  edges.remove(edges.getIds({ filter: (edge) => typeof edge.id === "string" }));
  edges.add(bundleEdges());
  byId("close-bundles").hidden = chosen.open.size === 0;
}

/** The box around some nodes: [left, top, right, bottom]. */
function boxOf(ids) {
  const spots = Object.values(network.getPositions(ids.map(drawnAs)));
  const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The zoom at which a box fills the picture, with room for names and the search box. */
function zoomFor([left, top, right, bottom], rim = 120) {
  const aside = narrow.matches ? 10 : 90;
  const tall = bottom - top + rim * 1.5;
  return Math.min((stage.clientWidth - aside) / (right - left + rim), (stage.clientHeight - 62) / tall);
}

/** Moves and zooms so that these nodes fill the picture. */
function frame(ids, most = 1.6, rim = 120) {
  if (!ids.length) return;
  const box = boxOf(ids);
  const scale = Math.min(most, zoomFor(box, rim));
  network.moveTo({
    position: { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 - 27 / scale },
    scale: Math.max(scale, 0.005),
    animation: calm.matches || !network.ready ? false : { duration: 450, easingFunction: "easeInOutQuad" },
  });
}

/** The first view: everybody, or the largest component when all together would be too small. */
function frameAll() {
  const all = data.nodes.map((node) => node.id).filter(passes);
  const main = data.main.filter(passes);
  if (!all.length) return;
  const [whole, part] = [boxOf(all), boxOf(main.length ? main : all)].map((box) => zoomFor(box));
  const rim = bundles.length ? data.ground * 1.3 : 120;
  frame(whole > 0.6 || whole > 0.72 * part ? all : main, 1.25, rim);
}

/** The corners of the convex hull of some spots (Andrew's monotone chain). */
function hull(spots) {
  const sorted = [...spots].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list) => list.reduce((chain, spot) => {
    const left = (a, b) => (b.x - a.x) * (spot.y - a.y) - (b.y - a.y) * (spot.x - a.x) > 0;
    while (chain.length > 1 && !left(chain.at(-2), chain.at(-1))) chain.pop();
    return [...chain, spot];
  }, []);
  return [...half(sorted).slice(0, -1), ...half(sorted.reverse()).slice(0, -1)];
}

/** The ground under the actors of one area, with round corners and an outline. */
function drawAreas(ctx) {
  const scale = network.getScale();
  ctx.lineJoin = ctx.lineCap = "round";
  for (const area of data.areas) {
    const spots = Object.values(network.getPositions(area.nodes.filter(visible)));
    if (!spots.length) continue;
    const corners = spots.length > 1 ? hull(spots) : spots;
    ctx.beginPath();
    ctx.moveTo(corners[0].x, corners[0].y);
    corners.forEach(({ x, y }) => ctx.lineTo(x + 0.01, y));
    ctx.closePath();
    for (const [color, width] of [["#dbd6c8", data.ground + 3 / scale], ["#eeebe2", data.ground]]) {
      Object.assign(ctx, { strokeStyle: color, fillStyle: color, lineWidth: width });
      ctx.stroke();
      ctx.fill();
    }
  }
}

function drawRing(ctx, node, spot) {
  const ring = data.rings[node.ring];
  ctx.globalAlpha = bright(node.id) ? 1 : 0.15;
  if (ring) {
    ctx.beginPath();
    ctx.arc(spot.x, spot.y, node.size * bulk + 7, 0, 2 * Math.PI);
    ctx.setLineDash(ring.dash);
    ctx.lineWidth = 2.6;
    ctx.strokeStyle = ring.colour;
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

network.on("beforeDrawing", (ctx) => {
  drawAreas(ctx);
  for (const node of data.nodes) if (visible(node.id)) drawRing(ctx, node, network.getPosition(node.id));
});

/** Where the names of areas stand: above their topmost actor. */
function areaNames() {
  return data.areas.flatMap((area) => {
    const spots = Object.values(network.getPositions(area.nodes.filter(visible)));
    if (!spots.length) return [];
    const { x, y: top } = spots.reduce((best, spot) => (spot.y < best.y ? spot : best));
    const y = top - data.ground / 2;
    const at = network.canvasToDOM({ x, y });
    return [{ name: area.name.toUpperCase(), x: at.x, y: at.y - 9 }];
  });
}

network.on("afterDrawing", (ctx) => {
  const scale = network.getScale();
  ctx.save();
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  const drawn = data.nodes.filter((node) => visible(node.id)).map((node) => ({
    id: node.id, lines: namesOf.get(node.id), weight: weight(node), strong: chosen.actor ? node.id === chosen.actor : node.ours,
    r: (node.size * bulk + (node.ring ? 8 : 2)) * scale, spot: network.canvasToDOM(network.getPosition(node.id)),
  }));
  drawNames(ctx, [...drawn, ...bundleNames(scale)], areaNames());
  ctx.restore();
});

function bundleNames(scale) {
  return bundles.filter((b) => !chosen.open.has(b.id) && b.members.some(passes)).map((b) => ({
    id: b.id, lines: [b.name, String(b.members.filter(passes).length)], weight: litBundle(b) ? 400 + b.members.length : -1,
    r: b.size * scale, spot: network.canvasToDOM({ x: b.x, y: b.y }), strong: false,
  }));
}

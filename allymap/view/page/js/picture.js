// The picture: vis-network draws shapes and lines, we draw areas, rings and names around them.
const stage = byId("stage");
const nodes = new vis.DataSet([...data.nodes.map(bare), ...bundleNodes()]);
const edges = new vis.DataSet([...data.edges, ...(bundles.length ? bundleEdges() : [])]);
const network = new vis.Network(stage, { nodes, edges }, data.options);
const nodeOf = new Map(data.nodes.map((node) => [node.id, node]));
const namesOf = new Map(
  data.nodes.map((node) => [node.id, wrapped(node.label + (node.ours ? ` (${words.us_mark})` : ""))]),
);

/** A node without its name, which we draw ourselves. */
function bare({ label, ...node }) {
  return node;
}

function visible(n) {
  return passes(n) && drawnAs(n) === n;
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

/** Moves and zooms so that these nodes fill the picture, below the search box. */
function frame(ids, most = 1.6) {
  const spots = Object.values(network.getPositions(ids.map(drawnAs)));
  if (!spots.length) return;
  const [xs, ys] = [spots.map((s) => s.x), spots.map((s) => s.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const room = { x: stage.clientWidth - 90, y: stage.clientHeight - 130 };
  const scale = Math.min(most, room.x / (right - left + 60), room.y / (bottom - top + 60));
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 - 22 / scale },
    scale: Math.max(scale, 0.05),
    animation: calm.matches || !network.ready ? false : { duration: 450, easingFunction: "easeInOutQuad" },
  });
}

function frameAll() {
  const shown = data.main.filter(passes);
  frame(shown.length ? shown : data.nodes.map((node) => node.id).filter(passes), 1.25);
}

function drawAreas(ctx) {
  for (const area of data.areas) {
    const members = area.nodes.filter(visible);
    if (members.length < 3) continue;
    const spots = Object.values(network.getPositions(members));
    ctx.beginPath();
    for (const { x, y } of spots) {
      ctx.moveTo(x + 78, y);
      ctx.arc(x, y, 78, 0, 2 * Math.PI);
    }
    ctx.fillStyle = "rgba(120, 108, 80, .07)";
    ctx.fill();
  }
}

function drawRing(ctx, node, spot) {
  const ring = data.rings[node.ring];
  ctx.globalAlpha = bright(node.id) ? 1 : 0.15;
  if (ring) {
    ctx.beginPath();
    ctx.arc(spot.x, spot.y, node.size + 7, 0, 2 * Math.PI);
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

/** The centre of an area's actors: where its name stands. */
function drawAreaNames(ctx) {
  ctx.save();
  ctx.font = `600 13px ${FONT.slice(FONT.indexOf("system"))}`;
  ctx.textAlign = "center";
  ctx.fillStyle = "rgba(90, 80, 55, .55)";
  for (const area of data.areas) {
    const spots = Object.values(network.getPositions(area.nodes.filter(visible)));
    if (spots.length < 3) continue;
    const top = Math.min(...spots.map((s) => s.y));
    const x = spots.reduce((sum, s) => sum + s.x, 0) / spots.length;
    const at = network.canvasToDOM({ x, y: top - 52 });
    ctx.fillText(area.name.toUpperCase(), at.x, at.y);
  }
  ctx.restore();
}

network.on("afterDrawing", (ctx) => {
  const scale = network.getScale();
  ctx.save();
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawAreaNames(ctx);
  const drawn = data.nodes.filter((node) => visible(node.id)).map((node) => ({
    id: node.id, lines: namesOf.get(node.id), weight: weight(node), strong: node.ours || node.id === chosen.actor,
    r: (node.size + (node.ring ? 8 : 2)) * scale, spot: network.canvasToDOM(network.getPosition(node.id)),
  }));
  drawNames(ctx, [...drawn, ...bundleNames(scale)], scale);
  ctx.restore();
});

function bundleNames(scale) {
  return bundles.filter((b) => !chosen.open.has(b.id) && b.members.some(passes)).map((b) => ({
    id: b.id, lines: [...wrapped(b.name), String(b.members.filter(passes).length)], weight: 1000 + b.members.length,
    r: b.size * scale, spot: network.canvasToDOM({ x: b.x, y: b.y }), strong: false,
  }));
}

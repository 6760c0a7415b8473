// Names on the picture: as many as fit without touching, the most telling first, never tiny.
const FONT = '500 12.5px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const LINE = 15;
const widths = new Map();
const parts = typeof Intl.Segmenter === "function" ? new Intl.Segmenter() : null;

function letters(text) {
  return parts ? Array.from(parts.segment(text), (one) => one.segment) : Array.from(text);
}

/** A name in at most two lines of about 20 letters; what is left out shows as an ellipsis. */
function wrapped(name) {
  const lines = [""];
  for (const word of name.replace(/\s+/g, " ").trim().split(" ")) {
    const line = lines[lines.length - 1];
    if (line && letters(line).length + letters(word).length > 19) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  const kept = lines.slice(0, 2).map((line) => clipped(line, 22));
  if (lines.length > 2) kept[1] = `${clipped(kept[1], 20).replace(/…$/, "")}…`;
  return kept;
}

function clipped(line, most) {
  const found = letters(line);
  return found.length > most ? `${found.slice(0, most - 1).join("")}…` : line;
}

function sized(ctx, lines) {
  const key = lines.join("\n");
  if (!widths.has(key)) widths.set(key, Math.max(...lines.map((l) => ctx.measureText(l).width)));
  return widths.get(key);
}

/** Which names come first: what was chosen, then findings and ourselves, then organisations. */
function weight(node) {
  if (node.id === chosen.actor || node.id === chosen.hover) return 1e6;
  if (chosen.lit) return chosen.lit.nodes.has(node.id) ? 1e4 + node.ties : -1;
  const form = { organisation: 9, institution: 5, group: 4 }[node.form] || 0;
  return node.ties + form + (node.ring ? 8 : 0) + (node.ours ? 1000 : 0);
}

/** The four places a name can stand at a shape, in pixels of the screen. */
function places(spot, r, width, height) {
  return [
    [spot.x, spot.y + r + 5 + height / 2],
    [spot.x + r + 6 + width / 2, spot.y],
    [spot.x - r - 6 - width / 2, spot.y],
    [spot.x, spot.y - r - 5 - height / 2],
  ].map(([x, y]) => ({ x, y, box: [x - width / 2, y - height / 2, x + width / 2, y + height / 2] }));
}

function meets(a, b, slack) {
  return a[0] < b[2] + slack && b[0] < a[2] + slack && a[1] < b[3] + slack && b[1] < a[3] + slack;
}

/** The names to draw: [{lines, x, y}], none over another, none over a shape if it can be helped. */
function placedNames(ctx, drawn, scale, limit) {
  const shapes = drawn.map(({ spot, r }) => [spot.x - r, spot.y - r, spot.x + r, spot.y + r]);
  const taken = [];
  const names = [];
  for (const one of drawn.filter((d) => d.weight >= 0).sort((a, b) => b.weight - a.weight || a.id - b.id)) {
    if (names.length >= limit) break;
    const width = sized(ctx, one.lines);
    const free = places(one.spot, one.r, width, one.lines.length * LINE).filter(
      ({ box }) => !taken.some((other) => meets(box, other, 3)),
    );
    const must = one.weight >= 1e4;
    const clear = free.find(({ box }) => !shapes.some((shape) => meets(box, shape, 0)));
    const place = clear || (must && free[0]) || (one.weight >= 1e6 && places(one.spot, one.r, width, LINE)[0]);
    if (!place) continue;
    taken.push(place.box);
    names.push({ ...place, lines: one.lines, strong: one.strong });
  }
  return names;
}

function drawNames(ctx, drawn, scale) {
  ctx.save();
  ctx.font = FONT;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const { x, y, lines, strong } of placedNames(ctx, drawn, scale, chosen.lit ? 400 : 160)) {
    lines.forEach((line, n) => {
      const at = y + (n - (lines.length - 1) / 2) * LINE;
      ctx.lineWidth = 4;
      ctx.strokeStyle = "rgba(246, 245, 241, .92)";
      ctx.strokeText(line, x, at);
      ctx.fillStyle = strong ? "#000" : "#2a3142";
      ctx.fillText(line, x, at);
    });
  }
  ctx.restore();
}

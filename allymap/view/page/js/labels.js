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
    if (line && letters(line).length + letters(word).length > 18) lines.push(word);
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
  if (!node.ties && !node.ring && network.getScale() < 0.8) return -1;
  const form = { organisation: 9, institution: 5, group: 4 }[node.form] || 0;
  return node.ties + form + (node.ring ? 14 : 0) + (node.ours ? 1000 : 0);
}

/** The places a name can stand at a shape, the best first, in pixels of the screen. */
function places({ spot, r, lines, width }) {
  const height = lines.length * LINE;
  const [down, aside, slant] = [r + 4 + height / 2, r + 6 + width / 2, r * 0.7 + 2];
  return [
    [0, down], [aside, 0], [-aside, 0], [0, -down],
    [slant + width / 2, slant + height / 2], [-slant - width / 2, slant + height / 2],
    [slant + width / 2, -slant - height / 2], [-slant - width / 2, -slant - height / 2],
  ].map(([dx, dy]) => {
    const [x, y] = [spot.x + dx, spot.y + dy];
    return { x, y, lines, box: [x - width / 2, y - height / 2, x + width / 2, y + height / 2] };
  });
}

function meets(a, b, slack) {
  return a[0] < b[2] + slack && b[0] < a[2] + slack && a[1] < b[3] + slack && b[1] < a[3] + slack;
}

/** How many shapes a name may cover: the first few names some, the others none. */
function allowance(one, rank) {
  if (chosen.lit) return one.weight >= 1e6 ? 9 : 1;
  return one.weight >= 1000 ? 3 : rank < 20 && one.weight > 12 ? 1 : 0;
}

/** The names to draw, none over another; `taken` are boxes that must stay free. */
function placedNames(drawn, taken, limit) {
  const counted = chosen.lit ? drawn.filter((one) => one.weight >= 0) : drawn;
  const shapes = counted.map(({ id, spot, r }) => ({ id, box: [spot.x - r, spot.y - r, spot.x + r, spot.y + r] }));
  const within = ([left, top, right, bottom]) => left > 2 && top > 2 && right < stage.clientWidth - 2 && bottom < stage.clientHeight - 2;
  const covers = (one, box) => shapes.filter((shape) => shape.id !== one.id && meets(box, shape.box, 1)).length;
  const names = [];
  const order = drawn.filter((one) => one.weight >= 0).sort((a, b) => b.weight - a.weight || a.id - b.id);
  order.forEach((one, rank) => {
    if (names.length >= limit) return;
    const free = places(one).filter(({ box }) => within(box) && !taken.some((other) => meets(box, other, 3)));
    const ranked = free.map((place) => [covers(one, place.box), place]);
    const [covered, place] = ranked.reduce((best, next) => (next[0] < best[0] ? next : best), [99, null]);
    if (!place || covered > allowance(one, rank)) return;
    taken.push(place.box);
    names.push({ ...place, strong: one.strong });
  });
  return names;
}

function halo(ctx, text, x, y, ink) {
  ctx.direction = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) ? "rtl" : "ltr";
  ctx.lineWidth = 4;
  ctx.strokeStyle = "rgba(246, 245, 241, .94)";
  ctx.strokeText(text, x, y);
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y);
}

/** Draws the names of areas, then those of actors where there is room; areas: [{name, x, y}]. */
function drawNames(ctx, drawn, areas) {
  Object.assign(ctx, { font: FONT, textAlign: "center", textBaseline: "middle", lineJoin: "round" });
  for (const one of drawn) one.width = sized(ctx, one.lines);
  ctx.font = FONT.replace("500 12.5px", "700 13px");
  const taken = areas.map(({ name, x, y }) => {
    const half = ctx.measureText(name).width / 2 + 4;
    return [x - half, y - 8, x + half, y + 8];
  });
  for (const { name, x, y } of areas) halo(ctx, name, x, y, "#857a5c");
  taken.push([0, 0, search.offsetWidth + 20, 58]);
  taken.push([stage.clientWidth - 54, stage.clientHeight - 126, stage.clientWidth, stage.clientHeight]);
  const names = placedNames(drawn, taken, chosen.lit ? 400 : 160);
  for (const { x, y, lines, strong } of names) {
    ctx.font = strong ? FONT.replace("500", "700") : FONT;
    lines.forEach((line, n) => halo(ctx, line, x, y + (n - (lines.length - 1) / 2) * LINE, strong ? "#000" : "#262d3d"));
  }
}

// The panels beside the picture: findings, filters, the table of actors.

/** Brings all back to light, when what was chosen is nobody on this picture. */
function quench() {
  chosen.lit = null;
  markChosen();
  redraw();
}

/** Lights up the actors and ties that a finding concerns; a second time, all again. */
function lightTold(i, move = true) {
  const one = data.told[i];
  const shown = one.nodes.filter(passes);
  for (const n of shown) if (bundleOf.has(n)) chosen.open.add(bundleOf.get(n).id);
  const between = data.edges.filter((edge) => one.nodes.includes(edge.from) && one.nodes.includes(edge.to));
  light({ told: i }, one.nodes, [...one.edges, ...between.map((edge) => edge.id)]);
  if (!shown.length) quench();
  if (move && shown.length) frame(shown, 0.95);
  const button = document.querySelector(`.told[data-n="${i}"]`);
  const folded = button.closest("details");
  if (folded) folded.open = true;
  button.scrollIntoView({ block: "nearest" });
}

for (const button of document.querySelectorAll(".told")) {
  button.addEventListener("click", () => {
    const i = Number(button.dataset.n);
    if (chosen.told === i) { clear(); frameAll(); } else lightTold(i);
  });
}

/** Lights up everything that a legend entry stands for. */
function lightMark(channel, value) {
  const lines = channel === "line" ? data.edges.filter((e) => e.family === value && shows(e)) : [];
  const name = { colour: "colourCode", shape: "form", ring: "ring" }[channel];
  const is = (node) => (channel === "ours" ? node.ours : node[name] === value);
  const ids = channel === "line" ? lines.flatMap((e) => [e.from, e.to]) : data.nodes.filter(is).map((node) => node.id);
  light({ mark: `${channel}/${value}` }, ids, lines.map((edge) => edge.id));
}

for (const button of document.querySelectorAll(".key button")) {
  button.addEventListener("click", () => {
    const { channel, value } = button.dataset;
    if (chosen.mark === `${channel}/${value}`) clear();
    else lightMark(channel, value);
  });
}

/** After a tick: hides what is filtered out, everywhere, and says how much is left. */
function filter() {
  const shown = data.nodes.filter((node) => passes(node.id)).length;
  const off = [...chosen.off.values()].reduce((sum, set) => sum + set.size, 0);
  byId("showing").textContent = say("showing", { n: shown, all: data.nodes.length });
  byId("reset").disabled = off === 0;
  byId("filtered").hidden = off === 0;
  byId("filtered").textContent = `−${off}`;
  for (const row of document.querySelectorAll("#actors tbody tr")) row.hidden = !passes(Number(row.dataset.n));
  redraw();
}

for (const field of document.querySelectorAll("[data-filter]")) {
  const off = chosen.off.get(field.dataset.filter);
  const boxes = [...field.querySelectorAll("input")];
  const read = () => {
    off.clear();
    boxes.filter((box) => !box.checked).forEach((box) => off.add(Number(box.value)));
    filter();
  };
  boxes.forEach((box) => box.addEventListener("change", read));
  for (const quick of field.querySelectorAll("[data-quick]")) {
    quick.addEventListener("click", () => {
      boxes.forEach((box) => { box.checked = quick.dataset.quick === "all"; });
      read();
    });
  }
}

byId("reset").addEventListener("click", () => {
  document.querySelectorAll("#filters input").forEach((box) => { box.checked = true; });
  chosen.off.forEach((set) => set.clear());
  filter();
});

const body = document.querySelector("#actors tbody");
for (const button of document.querySelectorAll("[data-column]")) {
  button.addEventListener("click", () => sortBy(button));
}

function sortBy(button) {
  const head = button.closest("th");
  const column = Number(button.dataset.column);
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const th of head.parentElement.children) th.setAttribute("aria-sort", "none");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const text = (row) => row.children[column].textContent;
  const order = (a, b) => text(a).localeCompare(text(b), words.lang, { numeric: true });
  body.append(...[...body.children].sort((a, b) => (down ? order(b, a) : order(a, b))));
}

body.addEventListener("click", (event) => {
  const row = event.target.closest("tr");
  if (row) focusActor(Number(row.dataset.n));
});

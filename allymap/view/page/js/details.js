// One actor: what it is, its ties in sentences, the findings about it, and the way to another.
const panels = ["findings", "filters", "actors", "details"];
let tab = "findings";

function showPanel(name) {
  for (const one of panels) byId(one).hidden = one !== name;
  if (name !== "details") tab = name;
  for (const one of document.querySelectorAll("[role=tab]")) {
    const on = one.id === `tab-${tab}`;
    one.setAttribute("aria-selected", on);
    one.tabIndex = on ? 0 : -1;
  }
}

/** Forgets what was lit up. */
function clear() {
  Object.assign(chosen, { actor: 0, told: -1, mark: null, lit: null });
  if (!byId("details").hidden) showPanel(tab);
  markChosen();
  redraw();
}

/** Shows on every control what is chosen now. */
function markChosen() {
  for (const row of document.querySelectorAll("#actors tbody tr")) {
    row.setAttribute("aria-current", Number(row.dataset.n) === chosen.actor);
  }
  for (const one of document.querySelectorAll(".told")) {
    const on = Number(one.dataset.n) === chosen.told;
    one.setAttribute("aria-expanded", on);
    byId(one.getAttribute("aria-controls")).hidden = !on;
  }
  for (const one of document.querySelectorAll(".key button")) {
    one.setAttribute("aria-pressed", `${one.dataset.channel}/${one.dataset.value}` === chosen.mark);
  }
  const lit = byId("lit");
  lit.hidden = !chosen.lit;
  if (chosen.lit) lit.textContent = chosen.actor ? actorOf(chosen.actor).name : count("actors", chosen.lit.nodes.size);
}

function light(about, ids, lines) {
  const lit = { nodes: new Set(ids), edges: new Set(lines) };
  Object.assign(chosen, { actor: 0, told: -1, mark: null, lit }, about);
  markChosen();
  redraw();
}

/** Puts one actor and its neighbours in focus, on the picture and in the panel. */
function focusActor(n, move = true) {
  const bundle = bundleOf.get(n);
  if (bundle) chosen.open.add(bundle.id);
  const ties = around.get(n).filter(shows);
  const near = [n, ...ties.map((edge) => otherEnd(edge, n))];
  light({ actor: n }, near, ties.map((edge) => edge.id));
  if (move) frame(bundle ? bundle.members : near, 1.3);
  describe(n);
}

function describe(n) {
  const actor = actorOf(n);
  const panel = byId("details");
  const back = make("button", { type: "button", class: "plain", id: "back" }, `← ${words.back}`);
  back.addEventListener("click", () => { clear(); frameAll(); });
  const about = [actor.about, ...actor.more].join(" · ");
  panel.replaceChildren(back, make("h2", { dir: "auto" }, actor.name), make("p", { class: "about", dir: "auto" }, about));
  if (nodeOf.get(n).ours) panel.append(make("span", { class: "us" }, words.us));
  panel.append(...concerned(n), ...tieList(n), wayTo(n));
  panel.scrollTop = 0;
  showPanel("details");
}

function concerned(n) {
  const found = data.told.map((one, i) => ({ ...one, i })).filter((one) => one.nodes.includes(n));
  if (!found.length) return [];
  const items = found.map((one) => {
    const button = make("button", { type: "button", class: "link", dir: "auto" }, one.title);
    button.addEventListener("click", () => { showPanel("findings"); lightTold(one.i); });
    return make("li", {}, button);
  });
  return [make("h3", {}, words.concerned), make("ul", {}, ...items)];
}

function actorLink(n) {
  const button = make("button", { type: "button", class: "link" }, named(n));
  button.addEventListener("click", () => focusActor(n));
  return button;
}

/** A sentence whose holes are filled with elements: "{other} {tie} {self}". */
function sentence(key, holes) {
  return words[key].split(/(\{\w+\})/).filter(Boolean).map((part) => holes[part.slice(1, -1)] || part);
}

function tieList(n) {
  const ties = around.get(n).filter((edge) => !chosen.off.get("tie").has(edge.tie));
  const title = make("h3", {}, count("ties", ties.length));
  if (!ties.length) return [title, make("p", {}, words.no_ties)];
  const ours = [...ties].sort((a, b) => a.tie - b.tie || (a.to === n) - (b.to === n));
  return [title, make("ul", { class: "ties" }, ...ours.map((edge) => tieItem(edge, n)))];
}

function tieItem(edge, n) {
  const key = edge.from === n || !edge.arrows ? "tie_out" : "tie_in";
  const holes = { tie: words.ties[edge.tie], other: actorLink(otherEnd(edge, n)), self: named(n) };
  const note = data.notes[edge.id - 1];
  const item = make("li", {}, ...sentence(key, holes));
  if (note.form) item.append(` (${note.form})`);
  item.append(make("small", {}, note.when));
  return item;
}

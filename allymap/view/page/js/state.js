// What the page knows, and what is chosen now. Every text of the lists is shown by textContent.
const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const narrow = window.matchMedia("(max-width: 760px)");

const chosen = {
  actor: 0, // the actor in the details panel, 0 for none
  told: -1, // the finding that is lit up
  mark: null, // the legend entry that is lit up, "channel/value"
  lit: null, // {nodes: Set, edges: Set} that stay bright, null for all
  hover: 0,
  off: new Map(data.filters.map((filter) => [filter.name, new Set()])),
  open: new Set(), // the bundles that were opened
};

if (narrow.matches) document.querySelector(".legend").open = false;

const byId = (id) => document.getElementById(id);
const actorOf = (n) => data.actors[n - 1];

const around = new Map(data.nodes.map((node) => [node.id, []]));
for (const edge of data.edges) {
  around.get(edge.from).push(edge);
  if (edge.to !== edge.from) around.get(edge.to).push(edge);
}

/** A text with its {holes} filled. */
function say(key, facts = {}) {
  return words[key].replace(/\{(\w+)\}/g, (hole, name) => (name in facts ? facts[name] : hole));
}

/** "1 actor" or "{n} actors". */
function count(key, n) {
  return n === 1 ? words[`${key}_one`] : say(`${key}_many`, { n });
}

/** An element with attributes and children; texts become text, never markup. */
function make(tag, about = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A name kept apart from the direction of the text around it. */
function named(n) {
  const bdi = make("bdi");
  bdi.textContent = actorOf(n).name;
  return bdi;
}

/** Letters that a search compares: without case and without accents. */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Whether the filters let an actor through. */
function passes(n) {
  const actor = actorOf(n);
  return ["kind", "constituency", "place"].every((name) => !chosen.off.get(name).has(actor[name]));
}

function otherEnd(edge, n) {
  return edge.from === n ? edge.to : edge.from;
}

/** Whether a tie is shown: its type is ticked and both its ends are. */
function shows(edge) {
  return !chosen.off.get("tie").has(edge.tie) && passes(edge.from) && passes(edge.to);
}

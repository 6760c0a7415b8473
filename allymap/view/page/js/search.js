// Search by name: a list that narrows as one types, by mouse and by keyboard.
const search = byId("search");
const found = byId("found");
const searched = data.nodes.map((node) => ({ n: node.id, text: plain(node.label), ties: node.ties }));
let at = -1;

/** The best ten: names that begin so, then words that do, then any part; the better tied first. */
function matches(query) {
  const rank = ({ text }) => (text.startsWith(query) ? 0 : text.includes(` ${query}`) ? 1 : 2);
  return searched.filter(({ text }) => text.includes(query)).sort((a, b) => rank(a) - rank(b) || b.ties - a.ties).slice(0, 10);
}

function suggest() {
  const query = plain(search.value.trim());
  at = -1;
  const items = query ? matches(query).map(({ n }, i) => option(n, i)) : [];
  if (query && !items.length) items.push(make("li", { class: "none" }, words.search_none));
  found.replaceChildren(...items);
  open(items.length > 0);
}

function option(n, i) {
  const item = make("li", { role: "option", id: `found-${i}`, "aria-selected": false, "data-n": n }, named(n));
  item.append(make("small", { dir: "auto" }, actorOf(n).about));
  item.addEventListener("mousedown", (event) => { event.preventDefault(); pick(item); });
  return item;
}

function open(yes) {
  found.hidden = !yes;
  search.setAttribute("aria-expanded", yes);
  if (!yes) search.removeAttribute("aria-activedescendant");
}

function pick(item) {
  search.value = "";
  open(false);
  focusActor(Number(item.dataset.n));
}

function step(by) {
  const items = [...found.querySelectorAll("[role=option]")];
  if (!items.length) return;
  at = (at + by + items.length) % items.length;
  items.forEach((item, i) => item.setAttribute("aria-selected", i === at));
  items[at].scrollIntoView({ block: "nearest" });
  search.setAttribute("aria-activedescendant", items[at].id);
}

search.addEventListener("input", suggest);
search.addEventListener("focus", suggest);
search.addEventListener("blur", () => open(false));
search.addEventListener("keydown", (event) => {
  const items = found.querySelectorAll("[role=option]");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1);
  else if (event.key === "Enter" && items.length) pick(items[Math.max(at, 0)]);
  else if (event.key === "Escape") { search.value = ""; open(false); }
  else return;
  event.preventDefault();
});

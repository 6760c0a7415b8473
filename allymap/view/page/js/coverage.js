// What was done where: sessions by element, by place and by practice area; and who had none of one sort.
import { addView } from "./views.js";
import { bdi, keepingFocus, make } from "./dom.js";
import { data } from "./data.js";
import { empty, filtersTold, placeShown } from "./chips.js";
import { grid } from "./grid.js";
import { label, say } from "./words.js";
import { now } from "./state.js";

/** @typedef {import("./data.js").Coverage} Coverage @typedef {import("./grid.js").Line} Line */

/** Whether the finding that is chosen is about a place, and about an element there.
 * @param {number} place @param {string} [element] */
export function foundAt(place, element) {
  const told = data.told[now().told];
  return Boolean(told) && told.where.includes(place) && (element === undefined || told.elements.includes(element));
}

/** @param {Coverage} coverage */
function byPlace({ places: { columns, rows, cells, total } }) {
  const { where } = data.views;
  /** @type {Line[]} */
  const lines = rows.map((place, at) => ({
    head: bdi(where[place].name), on: foundAt(place), dim: rows.some((one) => foundAt(one)) && !foundAt(place),
    cells: cells[at].map((count, n) => ({ count, asked: where[place].asked, on: n < columns.length && foundAt(place, columns[n]), total: n === columns.length })),
  })).filter((_, at) => placeShown(rows[at]));
  if (lines.length === rows.length) lines.push({ head: say("in_all"), cells: total.map((count) => ({ count })), total: true });
  const heads = [...columns.map((one) => label("elements", one)), say("in_all")];
  return [filtersTold(rows), grid(label("views", "note.coverage"), say("column_place"), heads, [{ name: "", lines }])];
}

/** @param {Coverage} coverage */
function byArea({ areas }) {
  if (!areas || !areas.rows.length) return [];
  const lines = areas.rows.map((area, at) => ({ head: label("practice_areas", area), cells: areas.cells[at].map((count) => ({ count })) }));
  return [make("h3", {}, label("views", "title.areas")), grid(label("views", "note.areas"), say("column_area"), areas.columns.map((one) => label("elements", one)), [{ name: "", lines }])];
}

/** The kinds of groups that had no session of reflection, by place; those that filters hide are left out.
 * @param {Coverage} coverage */
function byKind({ reflection = [] }) {
  const off = new Set(now().off.kind || []);
  const shown = reflection.filter(({ place, kind }) => placeShown(place) && !off.has(kind));
  const places = [...new Set(shown.map(({ place }) => place))];
  if (!places.length) return [];
  const items = places.map((place) => make("li", { "aria-current": foundAt(place) ? "true" : null }, make("h4", {}, bdi(data.views.where[place].name)),
    make("ul", { class: "kinds" }, ...shown.filter((one) => one.place === place).map(({ kind, asked }) => make("li", { class: asked ? "none" : "none unasked" },
      label("kinds", kind), " ", make("small", {}, say(asked ? "kind_none" : "cell_unasked")))))));
  return [make("h3", {}, label("views", "title.reflection")), make("ul", { class: "without" }, ...items)];
}

/** @param {HTMLElement} place */
function fill(place) {
  const coverage = data.views.coverage;
  const held = coverage && coverage.places.rows.length > 0;
  const parts = coverage && held ? [...byPlace(coverage), ...byArea(coverage), ...byKind(coverage)] : [empty("coverage")];
  keepingFocus(place, () => place.replaceChildren(make("h2", {}, label("views", "title.coverage")), ...parts.filter((one) => one !== null)));
}

export function beginCoverage() {
  if (data.views.coverage) addView("coverage", fill);
}

// Who does what where: in each place its organisers, and how many sessions of each element they held.
import { addView } from "./views.js";
import { chip, dimmed, empty, filtersTold, placeShown } from "./chips.js";
import { data } from "./data.js";
import { foundAt } from "./coverage.js";
import { grid } from "./grid.js";
import { bdi, keepingFocus, make } from "./dom.js";
import { label, say } from "./words.js";
import { seen } from "./scene.js";

/** @typedef {import("./data.js").Organisers} Organisers */

/** The rows of one place, without organisers that the filters hide.
 * @param {Organisers} found @param {number} place */
function part({ columns, rows }, place) {
  const { name, asked } = data.views.where[place];
  const all = rows.filter((one) => one.place === place);
  const shown = all.filter(({ who }) => !who || seen().passes(who));
  const lines = shown.map(({ who, cells }) => ({
    head: who ? chip(who, `places ${place}`) : make("span", { class: "nobody" }, say("organiser_unknown")), dim: Boolean(who) && dimmed(who),
    cells: cells.map((count, n) => ({ count, on: foundAt(place, columns[n]) })),
  }));
  const hidden = all.length - shown.length;
  const told = all.length ? "" : say(asked ? "place_none" : "place_unasked");
  return { name: hidden ? `${name} (${say("organisers_shown", { n: shown.length, all: all.length })})` : name, lines, on: foundAt(place), told };
}

/** The pairs who organise in one place and have no tie that works.
 * @param {Organisers} found */
function apart({ apart: pairs }) {
  const shown = pairs.filter(({ place, pair }) => placeShown(place) && pair.every(seen().passes));
  if (!shown.length) return [];
  const items = shown.map(({ place, pair }) => make("li", {}, bdi(data.views.where[place].name), " ",
    chip(pair[0], `apart ${place} ${pair[1]}`), make("span", { class: "gap" }, say("apart_from")), chip(pair[1], `apart ${place} ${pair[0]}`)));
  return [make("h3", {}, label("views", "title.apart")), make("ul", { class: "apart" }, ...items)];
}

/** @param {HTMLElement} place */
function fill(place) {
  const found = data.views["who-does-what"];
  const { where } = data.views;
  const places = where.map((_, at) => at).filter((at) => where[at].region);
  const parts = found && found.rows.length ? [filtersTold(places, true),
    grid(label("views", "note.who-does-what"), say("column_organiser"), found.columns.map((one) => label("elements", one)), places.filter(placeShown).map((at) => part(found, at)), true),
    ...apart(found)] : [empty("who-does-what")];
  keepingFocus(place, () => place.replaceChildren(make("h2", {}, label("views", "title.who-does-what")), ...parts.filter((one) => one !== null)));
}

export function beginPlaces() {
  if (data.views["who-does-what"]) addView("who-does-what", fill);
}

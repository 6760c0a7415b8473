// Counts in a field of rows and columns: the larger the count, the larger its circle; nothing is seen as nothing.
import { bdi, make } from "./dom.js";
import { data } from "./data.js";
import { grade } from "./figures.js";
import { say } from "./words.js";

/**
 * `count` null: hidden, for it would tell of few; `asked` false: 0 may only mean that nobody asked.
 * @typedef {{count: number|null, asked?: boolean, on?: boolean, total?: boolean}} Cell
 * @typedef {{head: Node|string, cells: Cell[], on?: boolean, dim?: boolean, total?: boolean}} Line
 * @typedef {{name: string, lines: Line[], on?: boolean, told?: string}} Part
 */

/** What stands in a cell, in words and as a picture.
 * @param {Cell} cell @param {number} most */
function told({ count, asked = true }, most) {
  if (count === null) return make("span", { class: "hush" }, "*", make("span", { class: "unseen" }, say("cell_hidden")));
  if (count > 0) return make("span", { class: "circle", "data-grade": grade(count, most) }, String(count));
  if (data.audience !== "internal") return make("span", { class: "hush" }, "0"); // no proof that there were none
  return make("span", { class: asked ? "none" : "none unasked" }, make("span", {}, say(asked ? "cell_none" : "cell_unasked")));
}

/** @param {Line} line @param {string[]} heads @param {number} most */
function row(line, heads, most) {
  const cells = line.cells.map((cell, at) => make("td", { role: "cell", "data-head": heads[at], class: [cell.on ? "on" : "", cell.total ? "sum" : ""].join(" ").trim() || null },
    line.total || cell.total ? make("b", {}, cell.count === null ? "*" : String(cell.count)) : told(cell, most)));
  return make("tr", { role: "row", class: [line.total ? "total" : "", line.dim ? "dim" : ""].join(" ").trim() || null, "aria-current": line.on ? "true" : null },
    make("th", { scope: "row", role: "rowheader" }, line.head), ...cells);
}

/** A table of counts, whose rows may stand in named parts.
 * @param {string} caption @param {string} corner @param {string[]} heads @param {Part[]} parts
 * @param {boolean} [brief] nothing is drawn as a dash alone */
export function grid(caption, corner, heads, parts, brief = false) {
  const counts = parts.flatMap(({ lines }) => lines.filter((line) => !line.total).flatMap((line) => line.cells.filter((cell) => !cell.total).map((cell) => cell.count || 0)));
  const most = Math.max(1, ...counts);
  const sums = parts.some(({ lines }) => lines.some((line) => line.cells.some((cell) => cell.total)));
  const head = make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, make("th", { scope: "col", role: "columnheader" }, corner),
    ...heads.map((one, at) => make("th", { scope: "col", role: "columnheader", class: sums && at === heads.length - 1 ? "sum" : null }, one))));
  const bodies = parts.map(({ name, lines, on, told: said }) => make("tbody", { role: "rowgroup" },
    name ? make("tr", { role: "row", class: "part", "aria-current": on ? "true" : null }, make("th", { scope: "rowgroup", role: "rowheader", colspan: heads.length + 1 }, bdi(name))) : null,
    said ? make("tr", { role: "row" }, make("td", { role: "cell", colspan: heads.length + 1 }, make("span", { class: "none" }, said))) : null,
    ...lines.map((line) => row(line, heads, most))));
  return make("table", { class: brief ? "grid brief" : "grid", role: "table" }, make("caption", {}, caption), head, ...bodies);
}

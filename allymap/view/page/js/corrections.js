// Corrections that wait to be saved, and the file they are saved in. Nothing of it stays in the browser.

/**
 * What is said: `was` has what the page showed, `names` what it called whom.
 * @typedef {{do: "add"|"met"|"end"|"fix", data: Record<string, string>, was: Record<string, string>,
 *   names: Record<string, string>}} Correction
 */

/** What two corrections must have in common for the later one to stand for both.
 * @param {Correction} one */
function about({ do: what, data }) {
  return JSON.stringify(what === "fix" ? [what, data.id, ...Object.keys(data).filter((name) => name !== "id")]
    : [what, data.source, data.type, data.target]);
}

/** The corrections with one more; what was said of the same before is said anew.
 * @param {Correction[]} list @param {Correction} one
 * @returns {Correction[]} */
export function withOne(list, one) {
  return [...list.filter((other) => about(other) !== about(one)), one];
}

/** The corrections of a form of fields: one for each field that says something else now.
 * @param {string} id @param {string} name @param {Record<string, string>} was @param {Record<string, string>} now
 * @returns {Correction[]} */
export function changes(id, name, was, now) {
  return Object.keys(now).filter((field) => now[field] !== was[field])
    .map((field) => ({ do: "fix", data: { id, [field]: now[field] }, was: { [field]: was[field] }, names: { [id]: name } }));
}

/** A day as files write it, where the reader is.
 * @param {Date} moment */
export function localDay(moment) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The text of the file that `import` takes.
 * @param {Correction[]} rows @param {string} who @param {Date} moment */
export function fileOf(rows, who, moment) {
  const time = `${String(moment.getHours()).padStart(2, "0")}:${String(moment.getMinutes()).padStart(2, "0")}`;
  return `${JSON.stringify({ allymap: "corrections", who: who.trim(), when: `${localDay(moment)}T${time}`, rows }, null, 1)}\n`;
}

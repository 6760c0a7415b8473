// What is chosen, as it stands after the # of the page's address: so that a view can be sent as a link.

/**
 * @typedef {{lang: string, view: string, arrange: string, off: Record<string, string[]>, from: string, to: string,
 *   actor: number, steps: number, way: number[], told: number, mark: string, open: number[], waves: string,
 *   story: number, sort: string}} State
 */

/** @type {Readonly<State>} */
export const START = Object.freeze({
  lang: "", // the language of the page
  view: "map",
  arrange: "constituencies", // how the map is laid out, or "network"
  off: {}, // what the filters hide, by filter
  from: "", // ties before this day are left out
  to: "", // the map as it stood on this day
  actor: 0, // the actor in focus
  steps: 1, // how far around it
  way: [], // the two ends of a way
  told: -1, // the finding that is lit up
  mark: "", // the entry of the legend that is lit up, "channel/value"
  open: [], // the bundles that were opened
  waves: "now", // "now", "then", or "both" for what changed between
  story: -1, // the step of the story, from 1
  sort: "",
});

const LISTS = new Set(["way", "open"]);

/** The address of a state: only what differs from where one starts.
 * @param {State} state
 * @param {State} start */
export function written(state, start) {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) {
    if (name === "off") {
      for (const [filter, codes] of Object.entries(value)) if (codes.length) parts.set(`off.${filter}`, JSON.stringify(codes));
    } else {
      const text = told(value);
      if (text !== told(/** @type {any} */ (start)[name])) parts.set(name, text);
    }
  }
  return parts.toString();
}

/** @param {any} value */
function told(value) {
  return Array.isArray(value) ? value.join("-") : String(value);
}

/** The state of an address; what makes no sense is left as at the start.
 * @param {string} hash
 * @param {State} start
 * @returns {State} */
export function read(hash, start) {
  /** @type {any} */
  const state = { ...start, off: {} };
  for (const [name, text] of new URLSearchParams(hash.replace(/^#/, ""))) {
    if (name.startsWith("off.")) state.off[name.slice(4)] = codes(text);
    else if (name === "off" || !Object.hasOwn(start, name)) continue;
    else if (LISTS.has(name)) state[name] = text.split("-").map(Number).filter((n) => Number.isInteger(n) && n > 0);
    else if (typeof state[name] === "number") state[name] = /^-?\d{1,9}$/.test(text) ? Number(text) : state[name];
    else state[name] = text;
  }
  return state;
}

/** @param {string} text @returns {string[]} */
function codes(text) {
  try {
    const found = JSON.parse(text);
    return Array.isArray(found) ? found.map(String) : [];
  } catch {
    return [];
  }
}

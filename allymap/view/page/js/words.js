// The page's words in the language that is chosen; numbers and days as people write them.
import { data } from "./data.js";
import { now } from "./state.js";

/** The texts of the language that is chosen. */
export function texts() {
  return data.texts[now().lang] || data.texts[data.language];
}

/** A text with its {holes} filled; braces in the facts are left as they are.
 * @param {string} text
 * @param {Record<string, any>} facts */
export function filled(text, facts) {
  return text.replace(/\{(\w+)\}/g, (hole, name) => (name in facts ? String(facts[name]) : hole));
}

/** One sentence of the page; one that counts is told with `n`.
 * @param {string} key
 * @param {Record<string, any>} [facts]
 * @returns {string} */
export function say(key, facts = {}) {
  const text = texts().page[key];
  if (text === undefined) return key;
  if (typeof text === "string") return filled(text, facts);
  const form = new Intl.PluralRules(now().lang).select(Number(facts.n));
  return filled(text[form] || text.other, facts);
}

/** What a code of one of the vocabulary's lists is called.
 * @param {string} list
 * @param {string} code
 * @returns {string} */
export function label(list, code) {
  const labels = texts().labels[list] || {};
  return (Object.hasOwn(labels, code) && labels[code]) || code;
}

/** A day as people write it: 12 Jan 2026.
 * @param {string} iso */
export function day(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  return say("day", { day: date, month: say(`month.${month}`), year });
}

/** A sentence whose holes are filled with elements: "{other} {tie} {self}".
 * @param {string} key
 * @param {Record<string, Node|string>} holes
 * @returns {(Node|string)[]} */
export function sentence(key, holes) {
  const parts = String(texts().page[key]).split(/(\{\w+\})/).filter(Boolean);
  return parts.map((part) => (part.startsWith("{") && holes[part.slice(1, -1)]) || part);
}

/** The name of a place by its number; 0 is for those without one.
 * @param {number} n */
export function placeName(n) {
  return n ? data.places[n - 1] : say("no_place");
}

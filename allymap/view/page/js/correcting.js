// What can be added or corrected about an actor: a tie, a contact, the end of a tie, a field.
import { actorOf, around, data, otherEnd } from "./data.js";
import { addToDetails } from "./details.js";
import { byId, button, make } from "./dom.js";
import { byName, CODES, idOf, wait } from "./pending.js";
import { changes, localDay } from "./corrections.js";
import { filled, label, placeName, say, texts } from "./words.js";
import { plain } from "./search.js";

/** @typedef {import("./data.js").Tie} Tie */

const WHAT = ["tie", "met", "end", "fix"];
let chosen = "";

/** The part of an actor's details in which one corrects it.
 * @param {number} n @returns {Node[]} */
function part(n) {
  const place = make("div", { class: "correct", id: "correct" });
  fill(place, n);
  return [make("h3", {}, say("hand_title")), place];
}

/** @param {any} place @param {number} n */
function fill(place, n) {
  const can = WHAT.filter((what) => what === "tie" || what === "fix" || holding(n).length);
  const choices = can.map((what) => button({ class: "plain", "aria-pressed": chosen === what, "data-what": what }, () => {
    chosen = chosen === what ? "" : what;
    fill(place, n);
    place.querySelector(chosen ? "form :is(input, select)" : `[data-what=${what}]`)?.focus();
  }, say(`hand_${what}`)));
  const form = can.includes(chosen) ? FORMS[chosen](n) : null;
  place.replaceChildren(make("p", { class: "steps", role: "group", "aria-label": say("hand_title") }, ...choices), ...(form ? [form] : []));
}

/** The ties of an actor that can be met or ended.
 * @param {number} n @returns {Tie[]} */
function holding(n) {
  return (around.get(n) || []).filter((tie) => !tie.end || tie.end > data.day);
}

/** A form with fields in rows; sent, it adds what `read` makes of it, or says what is missing.
 * @param {Node[]} fields @param {() => string} send */
function form(fields, send) {
  const wrong = make("p", { class: "wrong", role: "alert" });
  const whole = make("form", { novalidate: true }, ...fields, wrong, make("p", {}, make("button", { class: "strong" }, say("hand_add"))));
  whole.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    const missing = send();
    wrong.textContent = missing;
    if (missing) return;
    chosen = "";
    byId("correct").querySelector("form").remove();
    for (const one of byId("correct").querySelectorAll("[aria-pressed]")) one.setAttribute("aria-pressed", "false");
    byId("correct").querySelector("button").focus();
  });
  return whole;
}

/** @param {string} key @param {Node} field */
function row(key, field) {
  return make("label", { class: "row" }, make("span", {}, say(key)), field);
}

/** @param {[string, string][]} options @param {string} value */
function select(options, value) {
  const field = make("select", {}, ...options.map(([code, text]) => make("option", { value: code, dir: "auto" }, text)));
  field.value = value;
  return field;
}

/** A field for a day that is not still to come.
 * @param {string} value */
function dayField(value, max = localDay(new Date())) {
  return make("input", { type: "date", value, max, min: "1900-01-01" });
}

/** A text to be chosen from a list that narrows as one types.
 * @param {string} id @param {Iterable<string>} names @param {string} value */
function listed(id, names, value) {
  const field = make("input", { list: id, value, autocomplete: "off", spellcheck: false, dir: "auto", maxlength: 500 });
  return [field, make("datalist", { id }, ...[...names].map((name) => make("option", { value: name })))];
}

/** The types of ties, as sentences about an actor: out of it, and into it.
 * @param {string} self @returns {[string, string][]} */
function tieOptions(self) {
  return data.ids.ties.flatMap((type) => {
    const out = /** @type {[string, string]} */ ([`${type}>`, filled(texts().page.hand_out, { self, tie: label("ties", type) })]);
    const into = /** @type {[string, string]} */ ([`${type}<`, filled(texts().page.hand_in, { self, tie: label("ties", type) })]);
    return data.ids.directed.includes(type) ? [out, into] : [out];
  });
}

/** @param {number} n */
function tieForm(n) {
  const names = byName();
  const self = actorOf(n).name;
  const type = select([["", say("hand_tie_choose")], ...tieOptions(self)], "");
  const [other, list] = listed("others", [...names].filter(([, one]) => one !== n).map(([name]) => name), "");
  const [start, last] = [dayField("", ""), dayField("")];
  return form([row("hand_type", type), row("hand_other", other), list, row("hand_since", start), row("hand_last", last)], () => {
    const whom = meant(other.value, names);
    if (!type.value) return say("hand_tie_choose");
    if (!whom || whom === n) return say("hand_choose");
    const later = tooLate(last);
    if (later) return later;
    const [from, to] = type.value.endsWith(">") ? [n, whom] : [whom, n];
    wait({ do: "add", data: { ...ends(from, type.value.slice(0, -1), to), start: start.value, last_contact: last.value }, was: {}, names: named(from, to) });
    return "";
  });
}

/** Who is meant by what was typed: a name of the list, or the only one that has it in it.
 * @param {string} text @param {Map<string, number>} names */
function meant(text, names) {
  const asked = plain(text.trim());
  const found = [...names].filter(([name]) => plain(name) === asked);
  const near = found.length || !asked ? found : [...names].filter(([name]) => plain(name).includes(asked));
  return near.length === 1 ? near[0][1] : 0;
}

/** @param {number} from @param {string} type @param {number} to */
function ends(from, type, to) {
  return { source: idOf(from), type, target: idOf(to) };
}

/** @param {...number} whom */
function named(...whom) {
  return Object.fromEntries(whom.map((n) => [idOf(n), actorOf(n).name]));
}

/** What is wrong with a day: it is missing, or still to come.
 * @param {any} field */
function tooLate(field) {
  return field.value && (field.value > localDay(new Date()) || !field.validity.valid) ? say("hand_too_late") : "";
}

/** @param {number} n @param {"met"|"end"} what @param {string} key */
function dayForm(n, what, key) {
  const held = holding(n);
  const said = (/** @type {Tie} */ tie) => filled(texts().page[tie.from === n || !tie.arrow ? "hand_out" : "hand_in"],
    { self: actorOf(n).name, tie: label("ties", tie.type) }).replace("…", actorOf(otherEnd(tie, n)).name);
  const tie = select(held.map((one) => [String(one.n), said(one)]), String(held[0].n));
  const when = dayField(localDay(new Date()));
  return form([row("hand_which", tie), row(key, when)], () => {
    const one = held.find((held_) => String(held_.n) === tie.value);
    if (!when.value || !one) return say("hand_no_day");
    const early = one.start && when.value < one.start ? say("hand_too_early") : tooLate(when);
    if (early) return early;
    wait({ do: what, data: { ...ends(one.from, one.type, one.to), [what === "met" ? "last_contact" : "end"]: when.value }, was: {}, names: named(one.from, one.to) });
    return "";
  });
}

/** What the page shows of an actor, as the fields of its list.
 * @param {number} n @returns {Record<string, string>} */
function fieldsOf(n) {
  const one = actorOf(n);
  return {
    name: one.name, kind: one.kind, place: one.place ? data.ids.places[one.place - 1] : "", level: one.level,
    stance: one.stance === null || one.stance === undefined ? "" : String(one.stance),
    group_size: one.members ? String(one.members) : "", group_last_met: one.met,
  };
}

/** @param {string} list @param {boolean} blank @returns {[string, string][]} */
function codes(list, blank) {
  const known = /** @type {[string, string][]} */ (Object.entries(texts().labels[list]));
  if (list === "stances") known.sort((a, b) => Number(b[0]) - Number(a[0]));
  return blank ? [["", say("not_noted")], ...known] : known;
}

/** @param {number} n */
function fixForm(n) {
  const was = fieldsOf(n);
  const placeShown = was.place ? placeName(actorOf(n).place) : "";
  const [place, places] = listed("places", data.places, placeShown);
  const group = actorOf(n).form === "group" || was.group_size || was.group_last_met;
  /** @type {Record<string, any>} */
  const fields = {
    name: make("input", { value: was.name, maxlength: 500, dir: "auto", autocomplete: "off" }),
    kind: select(codes(CODES.kind, false), was.kind), place, level: select(codes(CODES.level, true), was.level), stance: select(codes(CODES.stance, true), was.stance),
    ...(group ? { group_size: make("input", { type: "number", min: 1, max: 1000000, value: was.group_size }), group_last_met: dayField(was.group_last_met) } : {}),
  };
  return form([...Object.entries(fields).map(([name, field]) => row(`hand_field_${name}`, field)), places], () => {
    const values = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value.trim()]));
    const at = data.places.indexOf(values.place);
    if (values.place === placeShown) values.place = was.place;
    else if (at >= 0) values.place = data.ids.places[at];
    const found = changes(idOf(n), actorOf(n).name, was, values);
    if (!values.name) return say("hand_no_name");
    if (!found.length) return say("hand_nothing");
    if (Object.values(fields).some((field) => !field.validity.valid)) return say("hand_not_right");
    wait(...found);
    return "";
  });
}

/** @type {Record<string, (n: number) => Node>} */
const FORMS = {
  tie: tieForm, fix: fixForm, met: (n) => dayForm(n, "met", "hand_day"), end: (n) => dayForm(n, "end", "hand_day_end"),
};

addToDetails(part);

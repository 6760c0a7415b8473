// The page that stands around a sealed page: it asks for the passphrase and opens it, offline.

/** @typedef {"damaged" | "wrong" | "old"} Trouble Why a page did not open. */
/** @typedef {{lang: string, name: string, dir: string} & Record<string, string>} Words */

/** Something about a sealed page that its reader is told in plain words. */
export class Unopened extends Error {
  /** @param {Trouble} trouble */
  constructor(trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

/**
 * The first language that somebody reads and that we speak; the first of ours when there is none.
 * @param {readonly string[]} read
 * @param {readonly string[]} spoken
 */
export function tongue(read, spoken) {
  const wanted = read.map((one) => one.toLowerCase().split("-")[0] ?? "");
  return wanted.find((one) => spoken.includes(one)) ?? spoken[0] ?? "en";
}

/**
 * The bytes of what is sealed, when it is what was written: a mail or a stick may have harmed it.
 * @param {string} text base64
 * @param {string} sum SHA-256 of that text, in hexadecimal digits
 */
export async function unharmed(text, sum) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const found = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
  if (found.join("") !== sum) throw new Unopened("damaged");
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/**
 * The page that is sealed in these bytes: an age file with a gzip file in it.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} passphrase
 */
export async function unsealed(bytes, passphrase) {
  const decrypter = new age.Decrypter();
  decrypter.addPassphrase(passphrase.normalize("NFC").trim());
  try {
    const zipped = new Blob([await decrypter.decrypt(bytes)]);
    return await new Response(zipped.stream().pipeThrough(new DecompressionStream("gzip"))).text();
  } catch (error) {
    throw new Unopened(/no identity matched/.test(String(error)) ? "wrong" : "damaged");
  }
}

/** @param {string} id */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Unopened("damaged");
  return found;
}

/**
 * Says everything in a language, from right to left where it is read so.
 * @param {Words} words
 */
function speak(words) {
  Object.assign(document.documentElement, { lang: words.lang, dir: words.dir });
  for (const part of document.querySelectorAll("[data-say]")) {
    part.textContent = words[part.getAttribute("data-say") ?? ""] ?? "";
  }
  document.title = words.title ?? "";
}

/** Lets what was just said be seen before the browser is busy. */
const drawn = () => new Promise((done) => setTimeout(done, 60));

/** @typedef {{sealed: HTMLElement, field: HTMLInputElement, button: HTMLButtonElement, choice: HTMLSelectElement}} Parts */

/** What the page consists of; a page that lacks a part is damaged.
 * @returns {Parts} */
function parts() {
  return {
    sealed: byId("sealed"),
    field: /** @type {HTMLInputElement} */ (byId("passphrase")),
    button: /** @type {HTMLButtonElement} */ (byId("open")),
    choice: /** @type {HTMLSelectElement} */ (byId("language")),
  };
}

/** How to say something in the language that is chosen.
 * @param {readonly Words[]} every @param {Parts} page @returns {(key: string) => void} */
const speaker = (every, { choice }) => (key) => {
  byId("said").setAttribute("data-say", key);
  speak(every.find((one) => one.lang === choice.value) ?? every[0] ?? { lang: "en", name: "", dir: "" });
};

/** Says why the page did not open; only another passphrase can be tried.
 * @param {unknown} error @param {Parts} page @param {(key: string) => void} say */
function refuse(error, { field, button }, say) {
  const trouble = error instanceof Unopened ? error.trouble : "damaged";
  say(trouble);
  field.setAttribute("aria-invalid", String(trouble === "wrong"));
  button.disabled = field.disabled = trouble !== "wrong";
  if (trouble === "wrong") field.select();
}

/** Puts the sealed page into the place of this one.
 * @param {Parts} page @param {(key: string) => void} say */
async function open({ sealed, field, button }, say) {
  say("working");
  button.disabled = true;
  await drawn();
  const page = await unsealed(await whole(sealed), field.value);
  document.open();
  document.write(page);
  document.close();
}

/** @param {HTMLElement} sealed */
const whole = (sealed) => unharmed(sealed.textContent ?? "", sealed.dataset.sum ?? "");

/** Asks for the passphrase until the page is open. */
function start() {
  /** @type {Words[]} */
  const every = JSON.parse(byId("words").textContent ?? "");
  const page = parts();
  const { field, choice } = page;
  const say = speaker(every, page);
  choice.append(...every.map((one) => new Option(one.name, one.lang)));
  choice.value = tongue(navigator.languages, every.map((one) => one.lang));
  choice.addEventListener("change", () => say(byId("said").getAttribute("data-say") ?? ""));
  byId("show").addEventListener("change", (event) => {
    field.type = /** @type {HTMLInputElement} */ (event.target).checked ? "text" : "password";
  });
  byId("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    open(page, say).catch((error) => refuse(error, page, say));
  });
  say("");
  byId("unable").hidden = true;
  byId("ask").hidden = false;
  field.focus();
  const able = typeof DecompressionStream === "function" && crypto.subtle;
  (able ? whole(page.sealed) : Promise.reject(new Unopened("old"))).catch((error) => refuse(error, page, say)).then(() => {
    document.documentElement.dataset.ready = "yes";
  });
}

if (typeof document !== "undefined") start();

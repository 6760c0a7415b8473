import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { test } from "node:test";
import { tongue, unharmed } from "../../allymap/view/page/js/sealed.js";

globalThis.crypto ??= webcrypto; // before Node 20 it is not there by itself

const SPOKEN = ["en", "fr", "es", "pt", "ar"];

test("the first language that somebody reads and we speak", () => {
  assert.equal(tongue(["sw-KE", "pt-BR", "en"], SPOKEN), "pt");
  assert.equal(tongue(["AR"], SPOKEN), "ar");
  assert.equal(tongue(["sw"], SPOKEN), "en");
  assert.equal(tongue([], SPOKEN), "en");
});

// SHA-256 of "YWJj", by coreutils' sha256sum.
const SUM = "35d95694d3f160215db293c7899daa5907837838fb4b8119ed713e32446c1266";

test("bytes come back from their text when nothing happened to it", async () => {
  assert.deepEqual(await unharmed("YWJj", SUM), Uint8Array.from([97, 98, 99]));
});

test("one letter less, more or other is told as damage", async () => {
  for (const text of ["", "YWJ", "YWJjj", "YWJk", "YWJ\ufffd", "YWJj\n"]) {
    await assert.rejects(unharmed(text, SUM), { trouble: "damaged" });
  }
});

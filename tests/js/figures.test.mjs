import assert from "node:assert/strict";
import { test } from "node:test";
import { climbed, grade, inWedge, onHalf, wedge } from "../../allymap/view/page/js/figures.js";

const near = (a, b) => Math.abs(a - b) < 1e-9;

test("a half circle runs from its right end over the top to its left, or mirrored", () => {
  for (const [turn, x, y] of [[0, 10, 0], [0.5, 0, -10], [1, -10, 0]]) {
    const [plain, other] = [onHalf(turn, 10, false), onHalf(turn, 10, true)];
    assert.ok(near(plain.x, x) && near(plain.y, y));
    assert.ok(near(other.x, -x) && near(other.y, y));
  }
});

/** The four corners of a wedge, read from its path. */
function corners(path) {
  const found = path.matchAll(/(?:[ML]|A[\d.]+ [\d.]+ 0 0 [01] )(-?[\d.]+) (-?[\d.]+)/g);
  return [...found].map((one) => [Number(one[1]) + 0, Number(one[2]) + 0]);
}

test("wedges meet edge to edge, from with us at the left to against us at the right", () => {
  for (const mirrored of [false, true]) {
    const all = [0, 1, 2, 3, 4].map((at) => corners(wedge(at, 5, 50, 250, mirrored)));
    const side = mirrored ? -1 : 1;
    assert.deepEqual(all[0][0], [-250 * side, 0]);
    assert.deepEqual(all[4][1], [250 * side, 0]);
    for (let at = 1; at < 5; at += 1) {
      assert.deepEqual(all[at][0], all[at - 1][1]);
      assert.deepEqual(all[at][3], all[at - 1][2]);
    }
  }
});

test("marks stand in their own wedge, none on another", () => {
  for (const mirrored of [false, true]) {
    for (const count of [0, 1, 2, 7, 20, 90]) {
      for (const at of [0, 2, 4]) {
        const { spots, step } = inWedge(count, at, 5, 64, 264, mirrored);
        assert.equal(spots.length, count);
        for (const { x, y } of spots) {
          const r = Math.hypot(x, y);
          const turn = Math.atan2(-y, mirrored ? x : -x) / Math.PI; // 0 at the end where the first wedge begins
          assert.ok(r > 64 && r < 264, `${r}`);
          assert.ok(turn * 5 > at - 1e-9 && turn * 5 < at + 1 + 1e-9, `${count} in ${at}: ${turn * 5}`);
        }
        for (const [n, a] of spots.entries()) {
          for (const b of spots.slice(n + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > step * 0.9, `${count} in ${at}`);
        }
      }
    }
  }
});

test("a crowd beyond all room is still drawn whole, or as many as fit", () => {
  const { spots } = inWedge(5000, 1, 5, 64, 264, false);
  assert.ok(spots.length > 500 && spots.length <= 5000);
});

test("a rung is left out when a higher one is held without it, and late when it came after", () => {
  assert.deepEqual(climbed(["", "", "", ""]), ["open", "open", "open", "open"]);
  assert.deepEqual(climbed(["2025-01-01", "", "", ""]), ["held", "open", "open", "open"]);
  assert.deepEqual(climbed(["2025-01-01", "", "2025-02-01", ""]), ["held", "skipped", "held", "open"]);
  assert.deepEqual(climbed(["2025-01-01", "2025-03-01", "2025-02-01", ""]), ["held", "late", "held", "open"]);
  assert.deepEqual(climbed(["", "", "", "2025-02-01"]), ["skipped", "skipped", "skipped", "held"]);
  assert.deepEqual(climbed(["2025-02-01", "2025-02-01", "2025-02-01", "2025-02-01"]), ["held", "held", "held", "held"]);
});

test("men and women apart are one step: neither is late for the other", () => {
  assert.deepEqual(climbed(["2025-05-01", "2025-01-01", "", ""]), ["held", "held", "open", "open"]);
});

test("the area of a circle tells the count, and no count is too small to see", () => {
  assert.equal(grade(0, 100), 0);
  assert.equal(grade(1, 100), 1);
  assert.equal(grade(25, 100), 3);
  assert.equal(grade(100, 100), 5);
  assert.equal(grade(3, 0), 5);
});

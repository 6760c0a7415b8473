// Which step of a story a key leads to.

/** @param {string} key @param {number} at from 1; -1 before the story @param {number} count @param {boolean} mirrored
 * @returns {number} 0 for keys that lead nowhere */
export function stepTo(key, at, count, mirrored) {
  const ahead = mirrored ? "ArrowLeft" : "ArrowRight";
  const behind = mirrored ? "ArrowRight" : "ArrowLeft";
  const from = Math.max(at, 0);
  if (key === ahead) return Math.min(from + 1, count);
  if (key === behind) return at > 0 ? Math.max(at - 1, 1) : 0;
  if (key === "Home") return at > 0 ? 1 : 0;
  return key === "End" && at > 0 ? count : 0;
}

// Expands what the page holds packed, in its order: our phrases stay as text, scripts are run.

(async () => {
  /** @type {NodeListOf<HTMLScriptElement>} */
  const packed = document.querySelectorAll("script[type='text/plain']");
  const { nonce = "" } = document.currentScript || {};
  if (typeof DecompressionStream === "undefined") {
    /** @type {HTMLElement} */ (document.getElementById("too-old")).hidden = false;
    return;
  }

  /** What is packed in an element. @param {HTMLElement} element */
  const expanded = (element) => {
    const letters = atob(element.textContent || "");
    const bytes = new Uint8Array(letters.length);
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = letters.charCodeAt(i);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
  };

  const texts = await Promise.all([...packed].map(expanded));
  packed.forEach((one, n) => {
    const element = document.createElement("script");
    element.nonce = nonce;
    if (one.id) Object.assign(element, { id: one.id, type: "application/json" });
    element.textContent = texts[n];
    one.replaceWith(element);
  });
})();

// Mouse, keyboard, tabs and the first view.
network.on("click", ({ nodes: [n] }) => {
  if (n > data.nodes.length) openBundle(n);
  else if (n) focusActor(n, false);
  else if (chosen.lit) clear();
});
network.on("hoverNode", ({ node }) => { chosen.hover = node; stage.style.cursor = "pointer"; network.redraw(); });
network.on("blurNode", () => { chosen.hover = 0; stage.style.cursor = ""; network.redraw(); });

function zoom(by) {
  network.moveTo({ scale: Math.min(6, Math.max(0.005, network.getScale() * by)), animation: calm.matches ? false : { duration: 200 } });
}

function shift(x, y) {
  const { x: cx, y: cy } = network.getViewPosition();
  network.moveTo({ position: { x: cx + x / network.getScale(), y: cy + y / network.getScale() } });
}

byId("zoom-in").addEventListener("click", () => zoom(1.4));
byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
byId("zoom-all").addEventListener("click", frameAll);
byId("lit").addEventListener("click", () => { clear(); frameAll(); });

const keys = {
  "+": () => zoom(1.4), "=": () => zoom(1.4), "-": () => zoom(1 / 1.4), "0": frameAll,
  ArrowLeft: () => shift(-60, 0), ArrowRight: () => shift(60, 0), ArrowUp: () => shift(0, -60), ArrowDown: () => shift(0, 60),
};
stage.addEventListener("keydown", (event) => {
  if (!(event.key in keys) || event.ctrlKey || event.metaKey) return;
  keys[event.key]();
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen.lit && document.activeElement !== search) clear();
});

const tabs = [...document.querySelectorAll("[role=tab]")];
tabs.forEach((one, i) => {
  one.addEventListener("click", () => { document.body.classList.remove("folded"); showPanel(one.getAttribute("aria-controls")); });
  one.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const next = tabs[(i + by + tabs.length) % tabs.length];
    next.focus();
    next.click();
  });
});
document.querySelector(".skip").addEventListener("click", () => { showPanel("actors"); byId("actors").focus(); });

byId("fold").addEventListener("click", () => {
  const folded = document.body.classList.toggle("folded");
  byId("fold").setAttribute("aria-expanded", !folded);
  byId("fold").setAttribute("aria-label", folded ? words.panel_open : words.panel_close);
});

window.addEventListener("beforeprint", () => { document.querySelector(".legend").open = true; clear(); frameAll(); });
filter();
frameAll();
network.ready = true;
document.documentElement.dataset.ready = "yes";

// Keys, ticking clocks and nothing else. Every page works without this file.
"use strict";

const rows = () => [...document.querySelectorAll("tbody tr[data-row]")];
const typing = (element) => element.closest("input, select, textarea, [contenteditable]") !== null;

function move(step) {
  const all = rows();
  const now = all.findIndex((row) => row.classList.contains("here"));
  const next = all[Math.min(Math.max(now + step, 0), all.length - 1)];
  if (!next) return;
  all.forEach((row) => row.classList.toggle("here", row === next));
  next.querySelector("a")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  "/": () => document.querySelector("[data-find]")?.focus(),
  "?": () => document.querySelector("#keys")?.showModal?.(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const act = keys[event.key];
  if (!act || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  act();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys]")) document.querySelector("#keys")?.showModal?.();
});

// A clock of less than an hour counts down in place; a longer one stays as the server said it.
function tick() {
  for (const left of document.querySelectorAll("[data-left]")) {
    const seconds = Math.max(0, Number(left.dataset.left) - Math.floor(performance.now() / 1000 - born(left)));
    const figure = left.querySelector("[data-figure]");
    if (figure) figure.textContent = [Math.floor(seconds / 60), seconds % 60].map((n) => String(n).padStart(2, "0")).join(":");
  }
}
const births = new WeakMap();
function born(element) {
  if (!births.has(element)) births.set(element, performance.now() / 1000);
  return births.get(element);
}
setInterval(tick, 1000);

// After a part of the page was replaced, the reader's place is the part that came.
document.addEventListener("htmx:afterSwap", (event) => {
  event.target.querySelector?.("[data-focus]")?.focus();
});

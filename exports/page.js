"use strict";

// What is copied is told in the copy event itself: the fragment arrives as it is written here.
// Copying a bare selection would add the colours and fonts of this page to every cell.

let carried = null;

document.addEventListener("copy", (event) => {
  if (carried === null) return;
  event.clipboardData.setData("text/html", carried.html);
  event.clipboardData.setData("text/plain", carried.text);
  event.preventDefault();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (button === null) return;
  const places = placesOf(button.dataset.piece);
  select(places);
  const copied = await copy({
    html: places.map((place) => (place.matches("table") ? place.outerHTML : place.innerHTML)).join(""),
    text: textOf(button.dataset.piece),
  });
  const name = button.textContent.replace(/^复制 /, "");
  document.getElementById("said").textContent = copied
    ? `已复制：${name}`
    : `浏览器不让复制。${name}已经选中，请按 Ctrl+C。`;
});

function placesOf(piece) {
  if (piece === "whole") return [...document.querySelectorAll(".piece")];
  const [section, table] = piece.split(".");
  const place = document.getElementById(section);
  return [table === undefined ? place : place.querySelector("table")];
}

// Ends without a newline: a field of one line would take it for Enter.
function textOf(piece) {
  const keys = piece === "whole" ? placesOf(piece).map((place) => place.id) : [piece];
  const texts = keys.map((key) => document.getElementById(`text-${key}`).textContent);
  return texts.join("\n").slice(0, -1);
}

function select(places) {
  const range = document.createRange();
  range.setStartBefore(places[0]);
  range.setEndAfter(places.at(-1));
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

async function copy(piece) {
  carried = piece;
  try {
    if (document.execCommand("copy")) return true;
  } finally {
    carried = null;
  }
  try {
    const kinds = { "text/html": piece.html, "text/plain": piece.text };
    const blobs = Object.entries(kinds).map(([type, data]) => [type, new Blob([data], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return false;
  }
}

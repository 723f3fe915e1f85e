"use strict";

// What is copied is told in the copy event itself: the fragment arrives as it is written here.
// Copying a bare selection would add the colours and fonts of this page to every cell.

const flat = document.getElementById("flat");
let carried = null;
let waiting = null;

document.addEventListener("copy", (event) => {
  const piece = carried ?? (waiting !== null && isSelected(waiting.range) ? waiting : null);
  if (piece === null) return;
  event.clipboardData.setData("text/html", piece.html);
  event.clipboardData.setData("text/plain", piece.text);
  event.preventDefault();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (button === null) return;
  if (button === flat) return turn();
  const keys = keysOf(button.dataset.piece);
  const piece = { html: wordsOf("html", keys), text: wordsOf("text", keys), range: select(keys) };
  const copied = await copy(piece);
  waiting = copied ? null : piece;
  const name = button.textContent.replace(/^复制 /, "") + (isFlat() ? `（${flat.textContent}）` : "");
  say(copied ? `已复制：${name}` : `浏览器不让复制。${name}已经选中，请按 Ctrl+C。`);
});

function isFlat() {
  return flat.getAttribute("aria-pressed") === "true";
}

// Shows the tables as they are copied from now on.
function turn() {
  flat.setAttribute("aria-pressed", String(!isFlat()));
  for (const place of document.querySelectorAll(".piece[id$='.flat']")) {
    place.hidden = !isFlat();
    document.getElementById(place.id.replace(/\.flat$/, "")).hidden = isFlat();
  }
  say(
    isFlat()
      ? "现在复制的表格没有合并的单元格。粘贴以后请看表头和最后一列。再按一次换回来。"
      : "现在复制的表格和印出来的一样。",
  );
}

function say(words) {
  document.getElementById("said").textContent = words;
}

// The pieces that are copied for a button: one, or all of the page, or all but the title.
function keysOf(piece) {
  if (piece !== "whole" && piece !== "body") {
    const other = `${piece}.flat`;
    return [isFlat() && document.getElementById(`text-${other}`) ? other : piece];
  }
  const shown = [...document.querySelectorAll(".piece:not([hidden])")].map((place) => place.id);
  return shown.filter((key) => piece === "whole" || key !== "title");
}

// Ends without a newline: a field of one line would take it for Enter.
function wordsOf(kind, keys) {
  const texts = keys.map((key) => document.getElementById(`${kind}-${key}`).textContent);
  return texts.join(kind === "text" ? "\n" : "").slice(0, -1);
}

function select(keys) {
  const range = document.createRange();
  range.setStartBefore(placeOf(keys[0], 0));
  range.setEndAfter(placeOf(keys.at(-1), -1));
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  return range;
}

// A piece on the page; a table alone is what its section has from its first table to its last.
function placeOf(key, end) {
  const place = document.getElementById(key.replace(".table", ""));
  return key.includes(".table") ? [...place.querySelectorAll("table")].at(end) : place;
}

function isSelected(range) {
  const selection = window.getSelection();
  if (selection.rangeCount === 0) return false;
  const now = selection.getRangeAt(0);
  return ["START_TO_START", "END_TO_END"].every(
    (ends) => range.compareBoundaryPoints(Range[ends], now) === 0,
  );
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

// SPDX-License-Identifier: Apache-2.0
// Search over districts, streets, names of places, services and blocks; all from the page itself.
'use strict';

const FOUND_AT_MOST = 12;

/** Without case and accents: "Alcaraván" is found by "alcarav". */
function plainText(text) {
  return text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();
}

let findIndex = null;

/** [text, kind, what to do] of all that can be found; streets of one name are one. */
function makeFindIndex() {
  const items = [];
  const add = (text, kind, go) => items.push({text, plain: plainText(text), kind, go});
  for (let scope = 0; scope < cityScope; scope++) add(scopeTitle(scope), 'district', () => change({scope}));
  for (const {name, at} of groundNames) add(name, 'findPlace', () => showSpot(at, 1500));
  const streets = new Map();
  for (let i = 0; i < groundLayer('lines').count; i++) {
    if (!isStreet(i)) continue;
    if (!streets.has(lineName(i))) streets.set(lineName(i), []);
    streets.get(lineName(i)).push(i);
  }
  for (const [name, parts] of streets) {
    add(name, 'findStreet', () => {
      const lines = parts.map((i) => groundLine[i]);
      const longest = lines.reduce((a, b) => (b.length > a.length ? b : a));
      showSpot(longest[longest.length >> 1], 800);
    });
  }
  const points = pointCoordinates(DATA.places);
  for (let i = 0; i < DATA.places.count; i++) if (points[i] !== null && placeName(i) !== null) add(placeTitle(i), 'findService', () => showSpot(points[i], 800));
  for (let i = 0; i < DATA.blocks.count; i++) add(blockId(i), 'findBlock', () => showBlock(i));
  return items;
}

/** Those that begin with the text first, then those in which a word does, then any that hold it. */
function findItems(text) {
  const wanted = plainText(text.trim());
  if (wanted === '') return [];
  findIndex ??= makeFindIndex();
  const rank = (plain) => {
    const at = plain.indexOf(wanted);
    if (at < 0) return -1;
    return at === 0 ? 0 : /[\s(,-]/.test(plain[at - 1]) ? 1 : 2;
  };
  const found = [];
  for (const item of findIndex) {
    const order = rank(item.plain);
    if (order >= 0) found.push({...item, order});
  }
  return found.sort((a, b) => a.order - b.order || a.text.length - b.text.length).slice(0, FOUND_AT_MOST);
}

let foundNow = [];
let foundAt = -1; // the one that is chosen by the arrows

function renderFound() {
  const box = document.getElementById('find');
  foundNow = findItems(box.value);
  foundAt = -1;
  const list = document.getElementById('found');
  list.hidden = foundNow.length === 0;
  box.setAttribute('aria-expanded', String(foundNow.length > 0));
  list.replaceChildren(...foundNow.map((item, i) => {
    const line = make('li', {role: 'option', id: `found-${i}`, 'aria-selected': 'false'}, make('span', {}, item.text), make('span', {class: 'small'}, say(item.kind)));
    line.addEventListener('mousedown', (event) => {
      event.preventDefault();
      goToFound(i);
    });
    return line;
  }));
}

function markFound(at) {
  foundAt = at;
  document.querySelectorAll('#found li').forEach((line, i) => line.setAttribute('aria-selected', String(i === at)));
  const box = document.getElementById('find');
  if (at >= 0) box.setAttribute('aria-activedescendant', `found-${at}`);
  else box.removeAttribute('aria-activedescendant');
}

function goToFound(i) {
  const item = foundNow[i];
  closeFound();
  if (item !== undefined) item.go();
}

function closeFound() {
  foundNow = [];
  document.getElementById('found').hidden = true;
  document.getElementById('find').setAttribute('aria-expanded', 'false');
  markFound(-1);
}

function startFind() {
  const box = document.getElementById('find');
  for (const [name, value] of Object.entries({role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'found'})) box.setAttribute(name, value);
  document.getElementById('found').setAttribute('role', 'listbox');
  document.getElementById('found').setAttribute('aria-label', say('find'));
  box.addEventListener('input', renderFound);
  box.addEventListener('blur', closeFound);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeFound();
    if (event.key === 'Enter' && foundNow.length > 0) goToFound(Math.max(0, foundAt));
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    if (foundNow.length > 0) markFound((foundAt + step + foundNow.length) % foundNow.length);
  });
}

// SPDX-License-Identifier: Apache-2.0
// What is shown stands in the address, so that a view can be linked and the browser's back goes back:
//   #district=r123&check=3.1.food        the verdict of a check, in a district
//   #to=food&by=walk                     travel times
//   #needs=food,work&within=10&by=walk   homes that have these within so many minutes
//   #block=b12                           the block whose values are shown; #part=sources a folded part
'use strict';

/** Shortest names of the rows that tell them apart: 3.2, 3.1.food, 7.4.green.walk. */
const rowKeys = (() => {
  const longer = [
    (row) => row.check,
    (row) => [row.check, ...row.targets.slice(0, 1).map((t) => t.id)].join('.'),
    (row) => [row.check, ...row.targets.slice(0, 1).map((t) => t.id), ...row.modes].join('.'),
  ];
  const keys = DATA.rows.map((row) => longer.map((name) => name(row)));
  return keys.map((names, i) => names.find((name, k) => keys.every((other, j) => j === i || other[k] !== name)) ?? `row.${i}`);
})();

let writtenAddress = null; // what this page put there itself

function addressOfState() {
  const parts = new URLSearchParams();
  if (state.scope !== cityScope) parts.set('district', scopeId(state.scope));
  const by = DATA.modes[state.mode].id;
  if (state.choice !== null) {
    parts.set('needs', [...state.choice.needs].map((c) => DATA.categories[c].id).join());
    parts.set('within', state.choice.minutes);
    parts.set('by', by);
  } else if (state.row >= 0) {
    parts.set('check', rowKeys[state.row]);
  } else {
    parts.set('to', DATA.categories[state.category].id);
    parts.set('by', by);
  }
  if (pinned >= 0) parts.set('block', blockId(pinned));
  if (state.part !== null) parts.set('part', state.part);
  return `#${parts.toString().replaceAll('%2C', ',')}`;
}

/** Puts the state into the address: as a new step of the history, or in place of the last. */
function writeAddress(isStep) {
  const address = addressOfState();
  if (address === window.location.hash) return;
  writtenAddress = address;
  if (isStep) window.location.hash = address;
  else window.location.replace(address);
}

/** What an address says; names that are not here are passed over. */
function stateOfAddress(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const place = (list, id) => list.findIndex((item) => item.id === id);
  const read = {scope: scopeOfId.get(parts.get('district')) ?? cityScope, row: -1, choice: null, part: null, block: -1};
  const mode = place(DATA.modes, parts.get('by'));
  if (mode >= 0) read.mode = mode;
  const category = place(DATA.categories, parts.get('to'));
  if (category >= 0) read.category = category;
  const row = rowKeys.indexOf(parts.get('check'));
  if (row >= 0 && DATA.rows[row].onMap) read.row = row;
  const needs = (parts.get('needs') ?? '').split(',').map((id) => place(DATA.categories, id)).filter((c) => c >= 0);
  if (needs.length > 0) read.choice = {needs: new Set(needs), minutes: boundedMinutes(Number(parts.get('within')))};
  if (document.getElementById(parts.get('part') ?? '')?.classList.contains('part')) read.part = parts.get('part');
  if (parts.has('block')) {
    for (let i = 0; i < DATA.blocks.count && read.block < 0; i++) if (blockId(i) === parts.get('block')) read.block = i;
  }
  return read;
}

/** Brings the page to what its address says. */
function followAddress() {
  if (window.location.hash === writtenAddress) return;
  writtenAddress = window.location.hash;
  const {block, ...read} = stateOfAddress(window.location.hash);
  pinned = block;
  show(read);
  if (read.part !== null) openPart(read.part);
}

// SPDX-License-Identifier: Apache-2.0
// Reads the data of the page (see layer_json.hpp) and says it in the chosen language.
'use strict';

const DATA = JSON.parse(document.getElementById('data').textContent);

// What is shown; every part of the page reads it and draws itself anew when it changes.
const state = {
  language: 'en',
  theme: 'light',
  mode: 0,
  category: 0,
  row: -1, // of the checks: its verdict is on the map; -1: travel times are
  scope: 0, // of the curves
  overlays: {places: false, access: false, districts: true},
};

/** A function that gives the value of feature i in a column, or null. */
function column(layer, name) {
  const values = layer.columns[name];
  if (values === undefined) return () => null;
  if (Array.isArray(values)) return (i) => values[i];
  return (i) => (values.at[i] === null ? null : values.words[values.at[i]]);
}

/** Rings of longitude and latitude, closed. */
function areaCoordinates(layer, i) {
  return layer.areas[i].map((polygon) => polygon.map(ringCoordinates));
}

function ringCoordinates(steps) {
  const ring = [];
  let x = 0;
  let y = 0;
  for (let k = 0; k < steps.length; k += 2) {
    x += steps[k];
    y += steps[k + 1];
    ring.push([x / DATA.unit, y / DATA.unit]);
  }
  ring.push(ring[0]);
  return ring;
}

/** Positions of all points of a layer; null where there is none. */
function pointCoordinates(layer) {
  let x = 0;
  let y = 0;
  return layer.x.map((dx, i) => {
    if (dx === null) return null;
    x += dx;
    y += layer.y[i];
    return [x / DATA.unit, y / DATA.unit];
  });
}

/** [west, south, east, north] of the coordinates of an area. */
function boundsOf(polygons) {
  const box = [180, 90, -180, -90];
  for (const polygon of polygons) {
    for (const [x, y] of polygon[0]) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return box;
}

// ── Words ────────────────────────────────────────────────────────────────────────────────────────

function say(key, values = {}) {
  const word = WORDS[key];
  const text = word ? word[state.language] || word.en : key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** A label {en, zh} of the catalogue. */
function label(of) {
  return of[state.language] || of.en;
}

/** A word of the program, such as "floor area". */
function term(word) {
  return state.language === 'zh' && word in TERMS ? TERMS[word] : word;
}

function weightName() {
  return term(DATA.weight.name);
}

function moduleName(n) {
  const number = say('module', {n});
  return `module${n}` in WORDS ? `${number} · ${say(`module${n}`)}` : number;
}

// ── Numbers ──────────────────────────────────────────────────────────────────────────────────────

/** Shares have four decimals, so that halves are rounded up as in the other outputs. */
function hundred(share, digits) {
  return (100 * share + 1e-9).toFixed(digits);
}

function percent(share, digits = 1) {
  return `${hundred(share, digits)} %`;
}

/** "63.2 %" or "63.2–72.1 %". */
function interval(low, high) {
  if (low === null) return '–';
  return high === null || high - low < 0.0005
    ? percent(low)
    : `${hundred(low, 1)}–${percent(high)}`;
}

function whole(number) {
  return Math.round(number).toLocaleString(state.language === 'zh' ? 'zh-CN' : 'en-GB');
}

function minutesText(seconds) {
  return (seconds / 60).toFixed(1);
}

// ── What the layers say ──────────────────────────────────────────────────────────────────────────

const maxMinutes = DATA.facts.options.max_minutes;
const cityScope = DATA.scopes.count - 1;

const blockId = column(DATA.blocks, 'id');
const blockDistrict = column(DATA.blocks, 'district');
const blockWeight = column(DATA.blocks, 'weight');
const blockOrigins = column(DATA.blocks, 'origins');
const blockFrom = column(DATA.blocks, 'times_from');
const scopeId = column(DATA.scopes, 'id');
const scopeName = column(DATA.scopes, 'name');
const scopeWeight = column(DATA.scopes, 'weight');

const scopeOfId = new Map(Array.from({length: DATA.scopes.count}, (unused, i) => [scopeId(i), i]));

function scopeTitle(i) {
  return i === cityScope ? say('wholeArea') : scopeName(i) || scopeId(i);
}

/** Title of the district of this id, or null. */
function districtTitle(id) {
  return id === null || !scopeOfId.has(id) ? null : scopeTitle(scopeOfId.get(id));
}

function timeColumn(mode, category, unit) {
  return column(DATA.blocks, `${DATA.modes[mode].id}_${DATA.categories[category].id}_${unit}`);
}

/** Share and verdict of a row in a scope. */
const result = (() => {
  const names = ['district', 'check', 'categories'].map((name) => column(DATA.checks, name));
  const low = column(DATA.checks, 'share');
  const high = column(DATA.checks, 'share_high');
  const verdict = column(DATA.checks, 'verdict');
  const lines = new Map();
  for (let i = 0; i < DATA.checks.count; i++) lines.set(names.map((name) => name(i)).join(' '), i);
  return (scope, row) => {
    const {check, categories} = DATA.rows[row];
    const i = lines.get([scopeId(scope), check, categories.join('+')].join(' '));
    if (i === undefined) return {low: null, high: null, verdict: 'unknown'};
    return {low: low(i), high: high(i), verdict: verdict(i)};
  };
})();

function rowModes(row) {
  return row.modes
    .map((id) => label(DATA.modes.find((m) => m.id === id).label))
    .join(say('or'));
}

/** "Food" or "all 6 together". */
function rowCategories(row) {
  if (row.categories.length !== 1) return say('allOf', {n: row.categories.length});
  return label(DATA.categories.find((c) => c.id === row.categories[0]).label);
}

function rowTitle(row) {
  return `${row.check} ${label(row.title)}`;
}

// ── Classes ──────────────────────────────────────────────────────────────────────────────────────

function classOf(seconds) {
  if (seconds === null) return DATA.classes.length - 1;
  return DATA.classes.findIndex((c) => c.upto === null || seconds <= c.upto * 60);
}

function classTitle(c) {
  if (c.upto === null) return say('over', {n: c.above});
  return c.above === 0 ? say('upto', {n: c.upto}) : say('fromTo', {a: c.above, b: c.upto});
}

/** Whether anything is known of a block: no time may mean "too far" or "no street near". */
const blockKnown = new Array(DATA.blocks.count).fill(true);
for (const i of DATA.unknownBlocks) blockKnown[i] = false;

// ── Elements ─────────────────────────────────────────────────────────────────────────────────────

/** An element with attributes and children; text is always text, never markup. */
function make(tag, attributes = {}, ...children) {
  const svg = ['svg', 'path', 'line', 'circle', 'polyline', 'text', 'rect', 'g', 'title'];
  const element = svg.includes(tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') element.addEventListener('click', value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

function fill(id, ...children) {
  document.getElementById(id).replaceChildren(...children);
}

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
  row: -1, // of the checks: its verdict is on the map; -1: travel times are, or the reader's own choice
  choice: null, // needs and minutes of the reader's own: {needs: set of categories, minutes}
  scope: 0, // the district that is shown, or the whole area
  spot: null, // a position that was asked for
  part: null, // a folded part that was asked for
  module: null, // of the table of districts
  overlays: {places: false, access: false, districts: true},
};

const DIGITS = new Uint8Array(128);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].forEach((letter, i) => {
  DIGITS[letter.charCodeAt(0)] = i;
});
const DOT = '.'.charCodeAt(0);

/** A function that gives the value of feature i in a column, or null. */
function column(layer, name) {
  const values = layer.columns[name];
  if (values === undefined) return () => null;
  if (Array.isArray(values)) return (i) => values[i];
  const {at, width, words, scale} = values;
  const number = (i) => {
    if (at.charCodeAt(i * width) === DOT) return null;
    let sum = 0;
    for (let k = i * width; k < (i + 1) * width; k++) sum = sum * 64 + DIGITS[at.charCodeAt(k)];
    return sum;
  };
  const read = words === undefined ? (n) => n / scale : (n) => words[n];
  return (i) => {
    const n = number(i);
    return n === null ? null : read(n);
  };
}

/** The whole numbers of a text of steps; null for a dot. */
function stepNumbers(text) {
  const numbers = [];
  let sum = 0;
  let shift = 0;
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k);
    if (code === DOT) {
      numbers.push(null);
      continue;
    }
    const digit = DIGITS[code];
    sum += (digit & 31) << shift;
    shift += 5;
    if (digit < 32) {
      numbers.push(sum & 1 ? -(sum >> 1) : sum >> 1);
      sum = 0;
      shift = 0;
    }
  }
  return numbers;
}

/** Polygons of rings of longitude and latitude, closed. */
function areaCoordinates(layer, i) {
  if (layer.areas[i] === '') return [];
  let [x, y] = layer.origin;
  const ring = (text) => {
    const steps = stepNumbers(text);
    const points = [];
    for (let k = 0; k < steps.length; k += 2) {
      x += steps[k];
      y += steps[k + 1];
      points.push([x / layer.unit, y / layer.unit]);
    }
    points.push(points[0]);
    return points;
  };
  return layer.areas[i].split(';').map((polygon) => polygon.split(',').map(ring));
}

/** A function of a feature, of so many, that is worked out once for each. */
function once(count, work) {
  const known = new Array(count);
  return (i) => {
    if (known[i] === undefined) known[i] = work(i);
    return known[i];
  };
}

const blockArea = once(DATA.blocks.count, (i) => areaCoordinates(DATA.blocks, i));
const scopeArea = once(DATA.scopes.count, (i) => areaCoordinates(DATA.scopes, i));

/** Positions of all points of a layer; null where there is none. */
function pointCoordinates(layer) {
  const steps = stepNumbers(layer.points);
  const points = [];
  let x = 0;
  let y = 0;
  for (let k = 0; k < steps.length; ) {
    if (steps[k] === null) {
      points.push(null);
      k += 1;
      continue;
    }
    x += steps[k];
    y += steps[k + 1];
    k += 2;
    points.push([x / layer.unit, y / layer.unit]);
  }
  return points;
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
function interval(low, high, digits = 1) {
  if (high === null) return `≥ ${percent(low, digits)}`;
  return hundred(high, digits) === hundred(low, digits)
    ? percent(low, digits)
    : `${hundred(low, digits)}–${percent(high, digits)}`;
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
const blockDistricts = column(DATA.blocks, 'districts');
const blockWeight = column(DATA.blocks, 'weight');
const blockFrom = column(DATA.blocks, 'times_from');
const scopeId = column(DATA.scopes, 'id');
const scopeName = column(DATA.scopes, 'name');
const scopeWeight = column(DATA.scopes, 'weight');

const placeService = column(DATA.places, 'service');
const placeName = column(DATA.places, 'name');

function placeTitle(i) {
  const service = label(DATA.services.find((s) => s.id === placeService(i)).label);
  return placeName(i) === null ? service : `${placeName(i)} (${service})`;
}

const scopeOfId = new Map(Array.from({length: DATA.scopes.count}, (unused, i) => [scopeId(i), i]));

function scopeTitle(i) {
  return i === cityScope ? say('wholeArea') : scopeName(i) || scopeId(i);
}

/** Title of the district of this id, or null. */
function districtTitle(id) {
  return id === null || !scopeOfId.has(id) ? null : scopeTitle(scopeOfId.get(id));
}

/** Titles of the districts that hold part of a block, or null. */
function districtTitles(block) {
  const ids = blockDistricts(block);
  return ids === null ? null : ids.split(';').map((id) => districtTitle(id) || id).join(', ');
}

function timeColumn(mode, category, unit) {
  return column(DATA.blocks, `${DATA.modes[mode].id}_${DATA.categories[category].id}_${unit}`);
}

// What the layer of checks says of a row, alike in every scope.
const checkColumns = Object.fromEntries(['share', 'share_high', 'land_share', 'land_share_high', 'verdict', 'minutes', 'metres', 'met_from',
  'near_from', 'needs', 'source', 'source_verified', 'places_unnamed', 'places_without_hours',
  'places_of_expected', 'assumed', 'map_edge'].map((name) => [name, column(DATA.checks, name)]));

DATA.rows.forEach((row, i) => {
  for (const name of ['minutes', 'metres', 'needs', 'source']) row[name] = checkColumns[name](i);
  row.met = checkColumns.met_from(i);
  row.near = checkColumns.near_from(i);
  row.verified = checkColumns.source_verified(i) === 'yes';
  row.onMap = row.column in DATA.blocks.columns;
});

/** Figure and verdict of a row in a scope. */
function result(scope, row) {
  const i = scope * DATA.rows.length + row;
  return {low: checkColumns.share(i), high: checkColumns.share_high(i), verdict: checkColumns.verdict(i)};
}

/** The same figure for the land of inhabited blocks; nothing where it is not about homes. */
function landText(scope, row) {
  const i = scope * DATA.rows.length + row;
  const low = checkColumns.land_share(i);
  return low === null ? [] : [told('land_share', say('ofLand', {share: interval(low, checkColumns.land_share_high(i), 1)}))];
}

/** What is read from a column of the checks; pointed at, it says what the column means. */
function told(name, text) {
  return make('span', {title: label(DATA.meanings[name] ?? {en: ''})}, text);
}

/** With a smaller part of the places that are usual for so many homes it is said. */
const FEW_OF_EXPECTED = 0.5;

/** What is said of the data behind a row in a scope, in percent; parts below 1 % are left out. */
function dataQuality(scope, row) {
  const i = scope * DATA.rows.length + row;
  const few = (checkColumns.places_of_expected(i) ?? 1) < FEW_OF_EXPECTED ? ['places_of_expected'] : [];
  const missing = ['places_unnamed', 'places_without_hours', 'assumed', 'map_edge']
    .filter((name) => (checkColumns[name](i) ?? 0) >= 0.01);
  return [...few, ...missing].map((name) => told(name, say(name, {share: percent(checkColumns[name](i), 0)})));
}

/** What stands behind a figure that is no share. */
function unitText(row) {
  return row.unit.en === 'ratio' ? '' : ` ${label(row.unit)}`;
}

/** The figure of a row as it is read: percent, or a number with its unit. */
function figure(row, {low, high}, digits = 1) {
  if (low === null) return '–';
  if (row.is_share) return interval(low, high, digits);
  const unit = unitText(row);
  if (high === null) return `≥ ${low.toFixed(2)}${unit}`;
  const [from, to] = [low.toFixed(2), high.toFixed(2)];
  return `${from === to ? from : `${from}–${to}`}${unit}`;
}

function rowModes(row) {
  return row.modes
    .map((id) => label(DATA.modes.find((m) => m.id === id).label))
    .join(say('or'));
}

/** "Food", or "6 kinds". */
function rowTargets(row) {
  if (row.targets.length > 2) return say('kinds', {n: row.targets.length});
  return row.targets.map((target) => label(target.label)).join(say('comma'));
}

/** What a row looks at, within its check: "Food, walking". */
function rowName(row) {
  const what = rowTargets(row);
  const how = rowModes(row);
  if (what && how) return say('by', {what, modes: how});
  return what || how || label(row.title);
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

/**
 * A function of a block: what the map knows of its time. '.' all; 'm' it is at most what was found; nothing, since
 * 'e' the map ends first, or 's' hardly any place of the kind is mapped.
 */
function doubt(mode = state.mode, category = state.category) {
  const letters = DATA.doubts[`${DATA.modes[mode].id}_${DATA.categories[category].id}`];
  return (block) => (letters === undefined ? '.' : letters[block]);
}

/** Whether the map can tell a block's time. */
function isTold(block, mode = state.mode, category = state.category) {
  return blockKnown[block] && !(doubt(mode, category)(block) in NOT_TOLD);
}

/** Why the map cannot tell. */
const NOT_TOLD = {e: 'reasonMapEnds', s: 'reasonSilent'};

/** Whether a check of this category alone, in these modes, within so many minutes, is unknown in a scope. */
function isUnknown(scope, category, modes, minutes = DATA.pivot) {
  const row = DATA.rows.findIndex((r) => r.is_share && r.minutes === minutes && r.metres === null
    && r.targets.length === 1 && r.targets[0].id === category && r.modes.join() === modes.join());
  return row >= 0 && result(scope, row).verdict === 'unknown';
}

// ── Elements ─────────────────────────────────────────────────────────────────────────────────────

/** An element with attributes and children; text is always text, never markup. */
function make(tag, attributes = {}, ...children) {
  const svg = ['svg', 'path', 'line', 'circle', 'polyline', 'text', 'rect', 'g', 'title', 'pattern'];
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

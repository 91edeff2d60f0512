// SPDX-License-Identifier: Apache-2.0
// The ground of the extract: water, green, built-up land, railways, streets, names of places. Drawn quietly beneath
// and above the results; its streets and names also say where a block is.
'use strict';

const GROUND = DATA.ground ?? null;

const GROUND_COLOURS = {
  light: {
    beyond: '#e3e5e8', land: '#f4f2ec', water: '#c5dcea', field: '#eef0e0', grass: '#e2ecd2', residential: '#e9e5dc', works: '#e4e1de', civic: '#ece6dc', park: '#d3e5bf', wood: '#cbdcb8',
    wetland: '#d6e6e2', sand: '#f1e9cf', square: '#efece5', pier: '#e6e3dc', rail: '#8f8a96', casing: '#b5b0a6', street: '#ffffff', lane: '#d5d0c6', runway: '#d9d8d8', ink: '#23272d', halo: '#ffffff',
  },
  dark: {
    beyond: '#202327', land: '#2b2f33', water: '#1b3343', field: '#2c312d', grass: '#2d362e', residential: '#34383c', works: '#36393d', civic: '#393a3d', park: '#2b3e2f', wood: '#283a2b',
    wetland: '#26393a', sand: '#3a3832', square: '#3a3d40', pier: '#3a3d40', rail: '#817a8c', casing: '#1d2022', street: '#5a6168', lane: '#474d53', runway: '#45484c', ink: '#f0f2f4', halo: '#17191c',
  },
};

/**
 * Lines by kind, those beneath first: colour, width in pixels where a pixel is some 24 m, metres a pixel from which
 * they are left out, and the zoom from which the map that moves draws them.
 */
const LINE_STYLES = {
  stream: {colour: 'water', width: 0.7, upto: 16, zoom: 12.5},
  river: {colour: 'water', width: 1.6, upto: 200, zoom: 9},
  runway: {colour: 'runway', width: 3, upto: 60, zoom: 11},
  path: {colour: 'lane', width: 0.5, upto: 4, zoom: 15},
  lane: {colour: 'lane', width: 0.5, upto: 6, zoom: 14},
  street: {colour: 'lane', width: 0.8, upto: 16, zoom: 12.5},
  tram: {colour: 'rail', width: 0.6, upto: 8, zoom: 14},
  rail: {colour: 'rail', width: 0.9, upto: 60, zoom: 10.5},
  tertiary: {colour: 'street', width: 1.3, upto: 50, zoom: 11.5, cased: true},
  secondary: {colour: 'street', width: 1.7, upto: 120, zoom: 10.5, cased: true},
  primary: {colour: 'street', width: 2.1, upto: 250, zoom: 9, cased: true},
  motorway: {colour: 'street', width: 2.7, upto: 500, zoom: 7, cased: true},
};

const LARGE_NAMES = ['city', 'town', 'suburb', 'island'];

/** All lines of a layer, each a list of longitudes and latitudes; steps go on from line to line. */
function lineCoordinates(layer) {
  let [x, y] = [0, 0];
  return layer.lines.map((text) => {
    const steps = stepNumbers(text);
    const points = [];
    for (let k = 0; k < steps.length; k += 2) {
      x += steps[k];
      y += steps[k + 1];
      points.push([x / layer.unit, y / layer.unit]);
    }
    return points;
  });
}

function groundLayer(name) {
  return GROUND?.[name] ?? {count: 0, columns: {}, areas: [], lines: [], points: '', origin: [0, 0], unit: 1};
}

const groundCovered = once(groundLayer('covered').count, (i) => areaCoordinates(groundLayer('covered'), i));
const groundSea = once(groundLayer('sea').count, (i) => areaCoordinates(groundLayer('sea'), i));
const groundArea = once(groundLayer('areas').count, (i) => areaCoordinates(groundLayer('areas'), i));
const groundLine = lineCoordinates(groundLayer('lines'));
const areaKind = column(groundLayer('areas'), 'kind');
const lineKind = column(groundLayer('lines'), 'kind');
const lineName = column(groundLayer('lines'), 'name');

/** Names of places, in the order in which they get room. */
const groundNames = (() => {
  const layer = groundLayer('names');
  const [name, kind] = ['name', 'kind'].map((key) => column(layer, key));
  const points = layer.count > 0 ? pointCoordinates(layer) : [];
  return points.map((at, i) => ({at, name: name(i), isLarge: LARGE_NAMES.includes(kind(i))})).filter(({at, name: text}) => at !== null && text !== null);
})();

/** Streets have names that say where one is; rivers and railways do not. */
function isStreet(i) {
  return lineName(i) !== null && !['stream', 'river', 'rail', 'tram', 'runway'].includes(lineKind(i));
}

// ── Where a point is ─────────────────────────────────────────────────────────────────────────────

/** Named streets in cells of a grid, so that the nearest is found at once. */
const STREET_CELL_M = 250;
let streetCells = null;

function cellsOfStreets() {
  const cells = new Map();
  for (let i = 0; i < groundLayer('lines').count; i++) {
    if (!isStreet(i)) continue;
    const line = groundLine[i].map(toPlane);
    for (let k = 1; k < line.length; k++) {
      const [a, b] = [line[k - 1], line[k]];
      const steps = Math.max(1, Math.ceil(metresBetween(a, b) / STREET_CELL_M));
      const seen = new Set();
      for (let s = 0; s <= steps; s++) seen.add(cellOf([a[0] + ((b[0] - a[0]) * s) / steps, a[1] + ((b[1] - a[1]) * s) / steps]));
      for (const cell of seen) {
        if (!cells.has(cell)) cells.set(cell, []);
        cells.get(cell).push([a, b, i]);
      }
    }
  }
  return cells;
}

function cellOf([x, y], dx = 0, dy = 0) {
  return `${Math.floor(x / STREET_CELL_M) + dx},${Math.floor(y / STREET_CELL_M) + dy}`;
}

function metresToSegment([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** The name of the street nearest to a position, within some 250 m; null if there is none. */
function streetNear(position) {
  if (GROUND === null) return null;
  streetCells ??= cellsOfStreets();
  const p = toPlane(position);
  let best = {metres: STREET_CELL_M, name: null};
  for (const dx of [-1, 0, 1]) {
    for (const dy of [-1, 0, 1]) {
      for (const [a, b, i] of streetCells.get(cellOf(p, dx, dy)) ?? []) {
        const metres = metresToSegment(p, a, b);
        if (metres < best.metres) best = {metres, name: lineName(i)};
      }
    }
  }
  return best.name;
}

// ── On the first picture ─────────────────────────────────────────────────────────────────────────

function groundColours(theme) {
  return GROUND_COLOURS[theme];
}

/** What lies beneath the blocks. */
function sketchGroundBelow(pen, {project, theme}) {
  const colours = groundColours(theme);
  for (const [name, areaOf, colour] of [['covered', groundCovered, colours.land], ['sea', groundSea, colours.water]]) {
    pen.fillStyle = colour;
    fillAreas(pen, Array.from({length: groundLayer(name).count}, (unused, i) => areaOf(i)).flat().map((polygon) => [polygon]), project);
  }
  // Each by itself: where two overlap, both are drawn.
  for (let i = 0; i < groundLayer('areas').count; i++) {
    pen.fillStyle = colours[areaKind(i)] ?? colours.land;
    pen.beginPath();
    traceArea(pen, groundArea(i), project);
    pen.fill('evenodd');
  }
}

function traceLines(pen, lines, project) {
  for (const line of lines) {
    line.forEach((p, k) => {
      const [x, y] = project(p);
      if (k === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    });
  }
}

function strokeLines(pen, lines, project, style, width, dash = []) {
  pen.setLineDash(dash);
  for (let first = 0; first < lines.length; first += TOGETHER) {
    pen.beginPath();
    traceLines(pen, lines.slice(first, first + TOGETHER), project);
    Object.assign(pen, {strokeStyle: style, lineWidth: width, lineCap: 'round', lineJoin: 'round'}).stroke();
  }
  pen.setLineDash([]);
}

/** Lines of each kind. */
const linesByKind = (() => {
  const lines = new Map();
  for (let i = 0; i < groundLayer('lines').count; i++) {
    if (!lines.has(lineKind(i))) lines.set(lineKind(i), []);
    lines.get(lineKind(i)).push(i);
  }
  return lines;
})();

/** Streets and railways, above the blocks: narrow, so that the colours are read. */
function sketchGroundAbove(pen, view) {
  const colours = groundColours(view.theme);
  const grown = Math.min(3, Math.max(0.7, Math.sqrt(24 / view.metresPerPixel)));
  for (const [kind, {colour, width, upto, cased}] of Object.entries(LINE_STYLES)) {
    if (view.metresPerPixel > upto) continue;
    const lines = (linesByKind.get(kind) ?? []).map((i) => groundLine[i]);
    if (cased) strokeLines(pen, lines, view.project, colours.casing, width * grown + 1.2);
    strokeLines(pen, lines, view.project, colours[colour], width * grown);
  }
}

const NAMES_AT_MOST = 40;

/** Names of places in their order; one that would lie upon another is left out. */
function sketchNames(pen, view, taken) {
  const colours = groundColours(view.theme);
  let drawn = 0;
  const said = new Set(state.overlays.districts ? DATA.labels.map((unused, i) => scopeTitle(i)) : []);
  for (const {at, name, isLarge} of groundNames) {
    if (drawn >= NAMES_AT_MOST) break;
    if (said.has(name)) continue;
    const size = isLarge ? 13 : 11.5;
    pen.font = `${isLarge ? '600 ' : ''}${size}px system-ui, sans-serif`;
    const [x, y] = view.project(at);
    const half = pen.measureText(name).width / 2 + 3;
    const box = [x - half, y - size, x + half, y + size];
    if (!isFree(box, taken) || box[0] < 0 || box[1] < 0 || box[2] > view.width || box[3] > view.height) continue;
    taken.push(box);
    drawn += 1;
    haloText(pen, name, x, y, colours);
  }
}

function haloText(pen, text, x, y, colours) {
  Object.assign(pen, {textAlign: 'center', textBaseline: 'middle', lineWidth: 3.4, lineJoin: 'round', strokeStyle: colours.halo, fillStyle: colours.ink});
  pen.strokeText(text, x, y);
  pen.fillText(text, x, y);
}

// ── On the map that moves ────────────────────────────────────────────────────────────────────────

function groundSources() {
  const lineShape = (i) => (groundLine[i].length > 1 ? {type: 'LineString', coordinates: groundLine[i]} : null);
  const name = ({at, name: text, isLarge}, id) => ({type: 'Feature', id, geometry: pointShape(at), properties: {name: text, order: id, large: isLarge}});
  return {
    covered: geojson(features(groundLayer('covered').count, (i) => areaShape(groundCovered(i)), () => ({}))),
    sea: geojson(features(groundLayer('sea').count, (i) => areaShape(groundSea(i)), () => ({}))),
    'ground-areas': geojson(features(groundLayer('areas').count, (i) => areaShape(groundArea(i)), (i) => ({kind: areaKind(i)}))),
    'ground-lines': geojson(features(groundLayer('lines').count, lineShape, (i) => ({kind: lineKind(i), ...(isStreet(i) ? {name: lineName(i)} : {})}))),
    'ground-names': geojson({type: 'FeatureCollection', features: groundNames.map(name)}),
  };
}

function groundLayersBelow(theme) {
  const {land, water, ...colours} = groundColours(theme);
  return [
    {id: 'covered', type: 'fill', source: 'covered', paint: {'fill-color': land, 'fill-antialias': false}},
    {id: 'sea', type: 'fill', source: 'sea', paint: {'fill-color': water, 'fill-antialias': false}},
    {id: 'ground-areas', type: 'fill', source: 'ground-areas', paint: {'fill-color': ['match', ['get', 'kind'], 'water', water, ...Object.entries(colours).flat(), land], 'fill-antialias': false}},
  ];
}

/** At 11 about the width of the first picture, growing as one comes nearer. */
function grownWidth(width, more = 0) {
  return ['interpolate', ['exponential', 1.5], ['zoom'], 11, width * 0.7 + more, 14, width * 1.8 + more, 18, width * 7 + more];
}

function lineLayers(theme) {
  const colours = groundColours(theme);
  return Object.entries(LINE_STYLES).flatMap(([kind, {colour, width, zoom, cased}]) => {
    const base = {type: 'line', source: 'ground-lines', filter: ['==', ['get', 'kind'], kind], minzoom: zoom, layout: {'line-cap': 'round', 'line-join': 'round'}};
    const line = {...base, id: `line-${kind}`, paint: {'line-color': colours[colour], 'line-width': grownWidth(width)}};
    return cased ? [{...base, id: `casing-${kind}`, paint: {'line-color': colours.casing, 'line-width': grownWidth(width, 1.2)}}, line] : [line];
  });
}

function groundLayersAbove(theme) {
  const colours = groundColours(theme);
  const font = {'text-font': ['system-ui', 'sans-serif']};
  const paint = {'text-color': colours.ink, 'text-halo-color': colours.halo, 'text-halo-width': 1.6};
  return [...lineLayers(theme),
    {id: 'street-names', type: 'symbol', source: 'ground-lines', minzoom: 14.5, filter: ['has', 'name'], layout: {...font, 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-size': 11}, paint},
    {id: 'ground-names', type: 'symbol', source: 'ground-names', layout: {...font, 'text-field': ['get', 'name'], 'text-size': ['case', ['get', 'large'], 14, 12], 'symbol-sort-key': ['get', 'order'], 'text-max-width': 8}, paint}];
}

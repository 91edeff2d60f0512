// SPDX-License-Identifier: Apache-2.0
// The map: blocks in the colours of their class or verdict, districts, places, access points.
'use strict';

const VERDICT_CODES = {met: 'm', partial: 'p', 'not met': 'n', unknown: 'u'};
const NOT_KNOWN = 'x';
const HATCHED = [NOT_KNOWN, VERDICT_CODES.unknown];
const PAPER = {light: '#eef0f2', dark: '#c3c9cf'};

let map = null;
let mapLoaded = false;
let pinned = -1; // block whose values stay in view; -1: none
let pointed = -1;
let wantedBounds = null; // what the map shall show when it is there; null: all

// ── What is drawn ────────────────────────────────────────────────────────────────────────────────

/** A function of a block: a letter for the class of its time, where the map can tell it. */
function timeLetters(mode, category) {
  const time = timeColumn(mode, category, 's');
  const doubtOf = doubt(mode, category);
  return (i) => (blockKnown[i] && !(doubtOf(i) in NOT_TOLD) ? String.fromCharCode(97 + classOf(time(i))) : NOT_KNOWN);
}

function verdictLetter(verdict, i) {
  return VERDICT_CODES[verdict(i)] ?? '-';
}

/** What a block's colour stands for now. */
function blockLetter(i) {
  return state.row >= 0
    ? verdictLetter(column(DATA.blocks, DATA.rows[state.row].column), i)
    : timeLetters(state.mode, state.category)(i);
}

/** One letter for each mode and category, then one for each row: a block's whole look in one text. */
function blockCodes() {
  const times = DATA.modes.flatMap((m, i) => DATA.categories.map((c, k) => timeLetters(i, k)));
  const verdicts = DATA.rows.map((row) => column(DATA.blocks, row.column));
  return (i) => times.map((letterOf) => letterOf(i)).concat(verdicts.map((verdict) => verdictLetter(verdict, i))).join('');
}

function features(count, geometry, properties) {
  const list = [];
  for (let i = 0; i < count; i++) {
    const shape = geometry(i);
    if (shape !== null) list.push({type: 'Feature', id: i, geometry: shape, properties: properties(i)});
  }
  return {type: 'FeatureCollection', features: list};
}

function areaShape(coordinates) {
  return coordinates.length > 0 ? {type: 'MultiPolygon', coordinates} : null;
}

function pointShape(p) {
  return p === null ? null : {type: 'Point', coordinates: p};
}

function geojson(data, more = {}) {
  return {type: 'geojson', data, ...more};
}

function sources() {
  const code = blockCodes();
  return {
    blocks: geojson(features(DATA.blocks.count, (i) => areaShape(blockArea(i)), (i) => ({
      look: code(i), homes: blockWeight(i) > 0 ? 1 : 0,
    })), {tolerance: 0.1}),
    scopes: geojson(features(DATA.scopes.count, (i) => areaShape(scopeArea(i)), (i) => ({city: i === cityScope ? 1 : 0}))),
    names: geojson(features(DATA.scopes.count, (i) => (i === cityScope ? null : pointShape(DATA.labels[i])), (i) => ({name: scopeTitle(i)}))),
  };
}

// Points are many and seldom looked at: the map gets them when they are first switched on.
const OVERLAYS = {
  access: {
    features: () => features(DATA.access.count, (i) => pointShape(accessPoints[i]), (i) => ({service: accessService(i)})),
    paint: {'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, 0.8, 14, 2, 17, 4], 'circle-color': '#111111', 'circle-opacity': 0.75},
    before: () => (map.getLayer('places') ? 'places' : 'pointed'),
  },
  places: {
    features: () => {
      const points = pointCoordinates(DATA.places);
      return features(DATA.places.count, (i) => pointShape(points[i]), (i) => ({service: placeService(i)}));
    },
    paint: {'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, 2, 14, 4.5, 17, 7], 'circle-color': '#ffffff', 'circle-stroke-color': '#111111', 'circle-stroke-width': 1.6},
    before: () => 'pointed',
  },
};

function paintOverlay(name) {
  if (!state.overlays[name] && !map.getLayer(name)) return;
  if (!map.getLayer(name)) {
    map.addSource(name, geojson(OVERLAYS[name].features()));
    map.addLayer({id: name, type: 'circle', source: name, paint: OVERLAYS[name].paint}, OVERLAYS[name].before());
  }
  map.setFilter(name, ['in', ['get', 'service'], ['literal', shownServices()]]);
  map.setLayoutProperty(name, 'visibility', state.overlays[name] ? 'visible' : 'none');
}

// ── How it looks ─────────────────────────────────────────────────────────────────────────────────

/** Place in `look` of the letter that counts now. */
function lookIndex() {
  const times = DATA.modes.length * DATA.categories.length;
  return state.row >= 0 ? times + state.row : state.mode * DATA.categories.length + state.category;
}

function letter() {
  return ['slice', ['get', 'look'], lookIndex(), lookIndex() + 1];
}

/** The colour of each letter that has one. */
function letterColours() {
  return new Map(state.row >= 0
    ? Object.entries(VERDICT_CODES).map(([verdict, code]) => [code, DATA.verdictColours[verdict]])
    : DATA.classes.map((c, i) => [String.fromCharCode(97 + i), c.colour]));
}

function fillColour() {
  return ['match', letter(), ...[...letterColours()].flat(), 'rgba(0,0,0,0)'];
}

function hatched() {
  return ['in', letter(), ['literal', HATCHED]];
}

/** Services whose places are shown: of the category, or of the check's categories. */
function shownServices() {
  const wanted = state.row >= 0 ? DATA.rows[state.row].targets.map((target) => target.id) : [DATA.categories[state.category].id];
  const categories = DATA.categories.filter((c) => wanted.includes(c.id));
  return categories.flatMap((c) => c.services);
}

/** Diagonal lines: what is not known. */
function hatchImage() {
  const size = 16;
  const data = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const distance = Math.abs(((x + y) % 8) - 4);
      data.set([90, 90, 90, distance < 1 ? 220 : distance < 2 ? 70 : 0], (y * size + x) * 4);
    }
  }
  return {width: size, height: size, data};
}

function layers() {
  return [
    {id: 'paper', type: 'background', paint: {'background-color': PAPER.light}},
    {id: 'area', type: 'fill', source: 'scopes', filter: ['==', ['get', 'city'], 1], paint: {'fill-color': '#ffffff', 'fill-opacity': 0.75}},
    {id: 'blocks', type: 'fill', source: 'blocks', paint: {'fill-color': fillColour(), 'fill-antialias': false, 'fill-opacity': ['case', ['==', ['get', 'homes'], 1], 0.96, 0.3]}},
    {id: 'hatch', type: 'fill', source: 'blocks', filter: hatched(), paint: {'fill-pattern': 'hatch', 'fill-opacity': ['case', ['==', ['get', 'homes'], 1], 1, 0.45]}},
    {id: 'edges', type: 'line', source: 'blocks', minzoom: 11, paint: {'line-color': '#ffffff', 'line-opacity': ['interpolate', ['linear'], ['zoom'], 11, 0, 14, 0.8], 'line-width': 0.7}},
    {id: 'districts-casing', type: 'line', source: 'scopes', paint: {'line-color': '#ffffff', 'line-width': 4, 'line-opacity': 0.8}},
    {id: 'districts', type: 'line', source: 'scopes', paint: {'line-color': '#2a2f36', 'line-width': 1.6, 'line-dasharray': [3, 1.5]}},
    {id: 'pointed', type: 'line', source: 'blocks', filter: ['==', ['id'], -1], paint: {'line-color': '#000000', 'line-width': 2.4}},
    {id: 'names', type: 'symbol', source: 'names', layout: {'text-field': ['get', 'name'], 'text-size': 13, 'text-font': ['system-ui', 'sans-serif'], 'text-max-width': 9}, paint: {'text-color': '#15181c', 'text-halo-color': '#ffffff', 'text-halo-width': 1.8}},
  ];
}

function locale() {
  return {
    'CooperativeGesturesHandler.WindowsHelpText': say('useCtrl'),
    'CooperativeGesturesHandler.MacHelpText': say('useCmd'),
    'CooperativeGesturesHandler.MobileHelpText': say('twoFingers'),
  };
}

// ── The map itself ───────────────────────────────────────────────────────────────────────────────

function makeMap() {
  const bounds = wantedBounds || {box: boundsOf(scopeArea(cityScope)), padding: FRAME, maxZoom: 22};
  map = new maplibregl.Map({
    container: 'live',
    style: {version: 8, sources: sources(), layers: layers()},
    bounds: [[bounds.box[0], bounds.box[1]], [bounds.box[2], bounds.box[3]]],
    fitBoundsOptions: {padding: bounds.padding, maxZoom: bounds.maxZoom},
    attributionControl: {compact: false, customAttribution: DATA.attribution},
    canvasContextAttributes: {preserveDrawingBuffer: true, antialias: true},
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    maxPitch: 0,
    fadeDuration: 0,
    renderWorldCopies: false,
    locale: locale(),
  });
  map.touchZoomRotate.disableRotation();
  map.addImage('hatch', hatchImage(), {pixelRatio: 2});
  map.addControl(new maplibregl.NavigationControl({showCompass: false}), 'top-right');
  map.addControl(new maplibregl.ScaleControl({maxWidth: 120}), 'bottom-left');
  map.on('load', () => {
    mapLoaded = true;
    paintMap();
    if (wantedBounds) fitTo(wantedBounds.box, wantedBounds.maxZoom);
    document.getElementById('live').classList.add('shown');
    document.getElementById('zoom').remove();
    document.documentElement.dataset.map = 'ready';
    performance.mark('map-ready');
  });
  map.on('mousemove', 'blocks', (event) => pointAtBlock(event.features[0].id));
  map.on('mouseleave', 'blocks', () => pointAtBlock(-1));
  map.on('click', 'blocks', (event) => pinBlock(event.features[0].id));
  map.on('mousemove', 'places', (event) => {
    map.getCanvas().title = event.features.map((f) => placeTitle(f.id)).join('\n');
  });
  map.on('mouseleave', 'places', () => {
    map.getCanvas().title = '';
  });
}

// Without a graphics card the map's library holds the page up for seconds when it starts, and so does even
// asking for the name of the card. It is started when the reader first wants what the picture cannot: to
// zoom, to move, to see points.

let mapWished = false;

/** Waits until the reader asks for the map. */
function offerMap() {
  document.documentElement.dataset.map = 'offered';
  const button = document.getElementById('zoom');
  button.hidden = false;
  button.addEventListener('click', wishMap);
  const sketch = document.getElementById('sketch');
  sketch.addEventListener('dblclick', wishMap);
  sketch.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    wishMap();
  }, {passive: false});
  sketch.addEventListener('touchstart', (event) => {
    if (event.touches.length > 1) wishMap();
  }, {passive: true});
}

/** Starts the map once what the reader did is on the screen. */
function wishMap() {
  if (mapWished) return;
  mapWished = true;
  fill('zoom', say('mapStarts'));
  window.requestAnimationFrame(() => window.setTimeout(startMap));
}

/** Runs the map's library, which is part of the page but takes longer than all else. */
function loadLibrary() {
  const script = document.createElement('script');
  script.textContent = document.getElementById('library').textContent;
  document.head.append(script);
}

function startMap() {
  try {
    loadLibrary();
    makeMap();
  } catch (error) {
    console.warn(error);
    map = null;
    document.getElementById('live').remove();
    document.getElementById('zoom').remove();
    fill('map-note', say('noWebGL'));
    document.documentElement.dataset.map = 'none';
  }
}

/** Brings the map to the state of the page. */
function paintMap() {
  if (!mapLoaded) {
    drawSketch();
    return;
  }
  map.setPaintProperty('paper', 'background-color', PAPER[state.theme]);
  map.setPaintProperty('blocks', 'fill-color', fillColour());
  map.setFilter('hatch', hatched());
  for (const name of Object.keys(OVERLAYS)) paintOverlay(name);
  for (const name of ['districts', 'districts-casing', 'names']) {
    map.setLayoutProperty(name, 'visibility', state.overlays.districts ? 'visible' : 'none');
  }
}

function pointAtBlock(block) {
  if (block === pointed && block >= 0) return;
  pointed = block;
  showPointed();
}

/** Keeps the block's values in view, or lets them go. */
function pinBlock(block) {
  pinned = pinned === block ? -1 : block;
  pointed = block;
  showPointed();
  if (!mapLoaded) drawSketch();
}

function showPointed() {
  if (mapLoaded) map.setFilter('pointed', ['in', ['id'], ['literal', [pointed, pinned]]]);
  renderDetails(pointed >= 0 ? pointed : pinned);
}

function fitTo(box, maxZoom) {
  wantedBounds = {box, padding: 30, maxZoom};
  if (document.documentElement.dataset.map === 'offered') wishMap();
  if (mapLoaded) map.fitBounds([[box[0], box[1]], [box[2], box[3]]], {padding: 30, maxZoom, animate: false});
}

/** Shows a block: on the map and its values beside it. */
function showBlock(block) {
  pinned = block;
  pointed = -1;
  showPointed();
  if (!mapLoaded) drawSketch();
  fitTo(boundsOf(blockArea(block)), 15);
  document.getElementById('map-section').scrollIntoView();
}

/** Shows the verdict of a check in a district. */
function showRow(row, scope) {
  choose({row, scope});
  fitTo(boundsOf(scopeArea(scope)), 16);
  document.getElementById('map-section').scrollIntoView();
}

// ── Beside the map ───────────────────────────────────────────────────────────────────────────────

function legendItem(colour, text, name = '') {
  const swatch = make('span', {class: `swatch ${name}`});
  if (colour !== null) swatch.style.background = colour;
  return make('li', {}, swatch, text);
}

function renderLegend() {
  const row = DATA.rows[state.row];
  if (row) {
    fill('map-title', `${rowTitle(row)}: ${rowName(row)}`);
    fill('legend',
      legendItem(DATA.verdictColours.met, say('blockMet')), legendItem(DATA.verdictColours.partial, say('blockPartial')),
      legendItem(DATA.verdictColours['not met'], say('blockNotMet')),
      legendItem(DATA.verdictColours.unknown, say('blockUnknown'), 'hatched'));
    return;
  }
  fill('map-title', say('mapTitleTime', {
    category: label(DATA.categories[state.category].label), mode: label(DATA.modes[state.mode].label),
  }));
  fill('legend', ...DATA.classes.map((c) => legendItem(c.colour, classTitle(c))),
    legendItem(`linear-gradient(${DATA.classes[0].colour}4d, ${DATA.classes[0].colour}4d), #ffffff`, say('noHomes')), legendItem(null, say('notTold'), 'hatched'));
}

function renderDetails(block) {
  if (block < 0) {
    fill('details', make('p', {class: 'small'}, say('pointAt')));
    return;
  }
  const district = districtTitles(block);
  const head = make('tr', {}, make('td'), ...DATA.modes.map((m) => make('th', {scope: 'col', class: 'number'}, label(m.label))));
  const lines = DATA.categories.map((category, c) => make('tr', c === state.category ? {class: 'chosen'} : {},
    make('th', {scope: 'row'}, label(category.label)),
    ...DATA.modes.map((unused, m) => make('td', {class: 'number'}, timeText(block, m, c)))));
  fill('details',
    make('h3', {}, say('block', {id: blockId(block)}), make('span', {class: 'small'}, ` ${district ? say('inDistrict', {name: district}) : say('noDistrict')}`)),
    make('table', {class: 'values'}, make('thead', {}, head), make('tbody', {}, ...lines)),
    make('p', {class: 'small'}, detailNote(block)));
}

function timeText(block, mode, category) {
  if (!blockKnown[block]) return '?';
  const seconds = timeColumn(mode, category, 's')(block);
  const known = doubt(mode, category)(block);
  if (seconds === null) return known in NOT_TOLD ? say(NOT_TOLD[known]) : say('notReached', {n: maxMinutes});
  return `${known === '.' ? '' : '≤ '}${minutesText(seconds)} ${say('minutes')}`;
}

function detailNote(block) {
  const total = scopeWeight(cityScope);
  const share = blockWeight(block) > 0 && total > 0 ? `${say('whyWeight', {weight: weightName()})}: ${percent(blockWeight(block) / total, 2)}. ` : '';
  const verdict = state.row >= 0 ? column(DATA.blocks, DATA.rows[state.row].column)(block) : null;
  const entry = state.row < 0 ? timeColumn(state.mode, state.category, 'entry')(block) : null;
  const entered = entry ? `${say('entered', {what: say(`entry_${entry}`)})} ` : '';
  return `${entered}${verdict ? `${rowTitle(DATA.rows[state.row])}: ${say(verdict)}. ` : ''}${share}${blockFrom(block) ? say('from', {what: term(blockFrom(block))}) : ''}`;
}

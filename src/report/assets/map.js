// SPDX-License-Identifier: Apache-2.0
// The map: blocks in the colours of their class or verdict, districts, places, access points.
'use strict';

const VERDICT_CODES = {met: 'm', partial: 'p', 'not met': 'n', unknown: 'u'};
const NOT_KNOWN = 'x';
const PAPER = {light: '#eef0f2', dark: '#c3c9cf'};

let map = null;
let mapLoaded = false;
let pinned = -1; // block whose values stay in view; -1: none
let pointed = -1;

// ── What is drawn ────────────────────────────────────────────────────────────────────────────────

/** One letter for each mode and category, then one for each row: a block's whole look in one text. */
function blockCodes() {
  const times = DATA.modes.flatMap((m, i) => DATA.categories.map((c, k) => timeColumn(i, k, 's')));
  const verdicts = DATA.rows.map((row) => column(DATA.blocks, row.column));
  return (i) => {
    const of = times.map((time) => (blockKnown[i] ? String.fromCharCode(97 + classOf(time(i))) : NOT_KNOWN));
    return of.concat(verdicts.map((verdict) => VERDICT_CODES[verdict(i)] ?? '-')).join('');
  };
}

function features(count, geometry, properties) {
  const list = [];
  for (let i = 0; i < count; i++) {
    const shape = geometry(i);
    if (shape !== null) list.push({type: 'Feature', id: i, geometry: shape, properties: properties(i)});
  }
  return {type: 'FeatureCollection', features: list};
}

function areaShape(layer, i) {
  const coordinates = areaCoordinates(layer, i);
  return coordinates.length > 0 ? {type: 'MultiPolygon', coordinates} : null;
}

function pointShape(p) {
  return p === null ? null : {type: 'Point', coordinates: p};
}

function sources() {
  const code = blockCodes();
  const places = pointCoordinates(DATA.places);
  const service = column(DATA.places, 'service');
  const of = (data, more = {}) => ({type: 'geojson', data, ...more});
  return {
    blocks: of(features(DATA.blocks.count, (i) => areaShape(DATA.blocks, i), (i) => ({
      look: code(i), homes: blockWeight(i) > 0 ? 1 : 0,
    })), {tolerance: 0.1}),
    scopes: of(features(DATA.scopes.count, (i) => areaShape(DATA.scopes, i), (i) => ({city: i === cityScope ? 1 : 0}))),
    names: of(features(DATA.scopes.count, (i) => (i === cityScope ? null : pointShape(DATA.labels[i])), (i) => ({name: scopeTitle(i)}))),
    places: of(features(DATA.places.count, (i) => pointShape(places[i]), (i) => ({service: service(i)}))),
    access: of(features(DATA.access.count, (i) => pointShape(accessPoints[i]), (i) => ({service: accessService(i)}))),
  };
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

function fillColour() {
  const pairs = state.row >= 0
    ? Object.entries(VERDICT_CODES).flatMap(([verdict, code]) => [code, DATA.verdictColours[verdict]])
    : DATA.classes.flatMap((c, i) => [String.fromCharCode(97 + i), c.colour]);
  return ['match', letter(), ...pairs, 'rgba(0,0,0,0)'];
}

function hatched() {
  return ['in', letter(), ['literal', [NOT_KNOWN, 'u']]];
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
  const places = {'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, 2, 14, 4.5, 17, 7]};
  return [
    {id: 'paper', type: 'background', paint: {'background-color': PAPER.light}},
    {id: 'area', type: 'fill', source: 'scopes', filter: ['==', ['get', 'city'], 1], paint: {'fill-color': '#ffffff', 'fill-opacity': 0.75}},
    {id: 'blocks', type: 'fill', source: 'blocks', paint: {'fill-color': fillColour(), 'fill-antialias': false, 'fill-opacity': ['case', ['==', ['get', 'homes'], 1], 0.96, 0.3]}},
    {id: 'hatch', type: 'fill', source: 'blocks', filter: hatched(), paint: {'fill-pattern': 'hatch', 'fill-opacity': ['case', ['==', ['get', 'homes'], 1], 1, 0.45]}},
    {id: 'edges', type: 'line', source: 'blocks', paint: {'line-color': '#ffffff', 'line-opacity': ['interpolate', ['linear'], ['zoom'], 11, 0, 14, 0.8], 'line-width': 0.7}},
    {id: 'districts-casing', type: 'line', source: 'scopes', paint: {'line-color': '#ffffff', 'line-width': 4, 'line-opacity': 0.8}},
    {id: 'districts', type: 'line', source: 'scopes', paint: {'line-color': '#2a2f36', 'line-width': 1.6, 'line-dasharray': [3, 1.5]}},
    {id: 'access', type: 'circle', source: 'access', paint: {'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, 0.8, 14, 2, 17, 4], 'circle-color': '#111111', 'circle-opacity': 0.75}},
    {id: 'places', type: 'circle', source: 'places', paint: {...places, 'circle-color': '#ffffff', 'circle-stroke-color': '#111111', 'circle-stroke-width': 1.6}},
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
  const bounds = boundsOf(areaCoordinates(DATA.scopes, cityScope));
  map = new maplibregl.Map({
    container: 'map',
    style: {version: 8, sources: sources(), layers: layers()},
    bounds: [[bounds[0], bounds[1]], [bounds[2], bounds[3]]],
    fitBoundsOptions: {padding: 16},
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
    document.documentElement.dataset.map = 'ready';
    performance.mark('map-ready');
  });
  map.on('mousemove', 'blocks', (event) => pointAtBlock(event.features[0].id));
  map.on('mouseleave', 'blocks', () => pointAtBlock(-1));
  map.on('click', 'blocks', (event) => {
    pinned = pinned === event.features[0].id ? -1 : event.features[0].id;
    pointAtBlock(event.features[0].id);
  });
}

function startMap() {
  try {
    makeMap();
  } catch (error) {
    map = null;
    fill('map', make('p', {class: 'notice'}, say('noWebGL')));
    document.documentElement.dataset.map = 'none';
  }
}

/** Brings the map to the state of the page. */
function paintMap() {
  if (!mapLoaded) return;
  map.setPaintProperty('paper', 'background-color', PAPER[state.theme]);
  map.setPaintProperty('blocks', 'fill-color', fillColour());
  map.setFilter('hatch', hatched());
  const only = ['in', ['get', 'service'], ['literal', shownServices()]];
  for (const name of ['places', 'access']) {
    map.setFilter(name, only);
    map.setLayoutProperty(name, 'visibility', state.overlays[name] ? 'visible' : 'none');
  }
  for (const name of ['districts', 'districts-casing', 'names']) {
    map.setLayoutProperty(name, 'visibility', state.overlays.districts ? 'visible' : 'none');
  }
}

function pointAtBlock(block) {
  pointed = block;
  const shown = pointed >= 0 ? pointed : pinned;
  if (mapLoaded) map.setFilter('pointed', ['in', ['id'], ['literal', [pointed, pinned]]]);
  renderDetails(shown);
}

function fitTo(bounds, maxZoom) {
  if (map === null) return;
  map.fitBounds([[bounds[0], bounds[1]], [bounds[2], bounds[3]]], {padding: 30, maxZoom, animate: false});
}

/** Shows a block: on the map and its values beside it. */
function showBlock(block) {
  pinned = block;
  pointAtBlock(-1);
  fitTo(boundsOf(areaCoordinates(DATA.blocks, block)), 15);
  document.getElementById('map-section').scrollIntoView();
}

/** Shows the verdict of a check in a district. */
function showRow(row, scope) {
  choose({row, scope});
  fitTo(boundsOf(areaCoordinates(DATA.scopes, scope)), 16);
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
    legendItem(`linear-gradient(${DATA.classes[0].colour}4d, ${DATA.classes[0].colour}4d), #ffffff`, say('noHomes')), legendItem(null, say('notKnown'), 'hatched'));
}

function renderDetails(block) {
  if (block < 0) {
    fill('details', make('p', {class: 'small'}, say('pointAt')));
    return;
  }
  const district = districtTitle(blockDistrict(block));
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
  return seconds === null ? say('notReached', {n: maxMinutes}) : `${minutesText(seconds)} ${say('minutes')}`;
}

function detailNote(block) {
  const total = scopeWeight(cityScope);
  const share = blockWeight(block) > 0 && total > 0 ? `${say('whyWeight', {weight: weightName()})}: ${percent(blockWeight(block) / total, 2)}. ` : '';
  const verdict = state.row >= 0 ? column(DATA.blocks, DATA.rows[state.row].column)(block) : null;
  return `${verdict ? `${rowTitle(DATA.rows[state.row])}: ${say(verdict)}. ` : ''}${share}${blockFrom(block) ? say('from', {what: term(blockFrom(block))}) : ''}`;
}

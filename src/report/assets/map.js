// SPDX-License-Identifier: Apache-2.0
// The map: blocks in the colours of their class or verdict, districts, places, access points.
'use strict';

const VERDICT_CODES = {met: 'm', partial: 'p', 'not met': 'n', unknown: 'u'};
const NOT_KNOWN = 'x';
const HATCHED = [NOT_KNOWN, VERDICT_CODES.unknown];
const BLOCK_OPACITY = 0.86; // the ground shows through
const FADE = {light: 'rgba(244, 242, 236, 0.62)', dark: 'rgba(30, 33, 36, 0.66)'}; // over what is not the district

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

/** A function of a block: what its colour stands for now. */
function blockLetters() {
  if (state.choice !== null) return choiceLetters(state.choice, state.mode);
  if (state.row < 0) return timeLetters(state.mode, state.category);
  const verdict = column(DATA.blocks, DATA.rows[state.row].column);
  return (i) => verdictLetter(verdict, i);
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
    ...groundSources(),
    outside: geojson(outsideShape()),
    spot: geojson(spotShape()),
    blocks: geojson(features(DATA.blocks.count, (i) => areaShape(blockArea(i)), (i) => ({
      look: code(i), homes: blockWeight(i) > 0 ? 1 : 0,
    })), {tolerance: 0.1}),
    scopes: geojson(features(DATA.scopes.count, (i) => areaShape(scopeArea(i)), (i) => ({city: i === cityScope ? 1 : 0}))),
    names: geojson(features(DATA.scopes.count, (i) => (i === cityScope ? null : pointShape(DATA.labels[i])), (i) => ({name: scopeTitle(i)}))),
  };
}

/** All the world but the district that is shown. */
function outsideShape() {
  const world = [[-180, -85], [180, -85], [180, 85], [-180, 85], [-180, -85]];
  const holes = state.scope === cityScope ? [] : scopeArea(state.scope).map((polygon) => polygon[0]);
  return {type: 'FeatureCollection', features: holes.length === 0 ? [] : [{type: 'Feature', properties: {}, geometry: {type: 'Polygon', coordinates: [world, ...holes]}}]};
}

function spotShape() {
  return {type: 'FeatureCollection', features: state.spot === null ? [] : [{type: 'Feature', properties: {}, geometry: pointShape(state.spot)}]};
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
  if (state.choice !== null) return choiceExpression();
  return ['slice', ['get', 'look'], lookIndex(), lookIndex() + 1];
}

/** The same for needs of the reader's own choice, which no block holds in its look. */
function choiceExpression() {
  const letterOf = choiceLetters(state.choice, state.mode);
  const ids = {m: [], u: []};
  for (let i = 0; i < DATA.blocks.count; i++) ids[letterOf(i)]?.push(i);
  const cases = Object.entries(ids).filter(([, list]) => list.length > 0).flatMap(([code, list]) => [list, code]);
  return cases.length > 0 ? ['match', ['id'], ...cases, VERDICT_CODES['not met']] : ['literal', VERDICT_CODES['not met']];
}

/** The colour of each letter that has one. */
function letterColours() {
  return new Map(state.row >= 0 || state.choice !== null
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
  const wanted = state.choice !== null ? [...state.choice.needs].map((c) => DATA.categories[c].id)
    : state.row >= 0 ? DATA.rows[state.row].targets.map((target) => target.id) : [DATA.categories[state.category].id];
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

function layers(theme) {
  const colours = groundColours(theme);
  const homes = ['==', ['get', 'homes'], 1];
  return [
    {id: 'paper', type: 'background', paint: {'background-color': GROUND === null ? colours.land : colours.beyond}},
    ...groundLayersBelow(theme),
    {id: 'blocks', type: 'fill', source: 'blocks', paint: {'fill-color': fillColour(), 'fill-antialias': false, 'fill-opacity': ['case', homes, BLOCK_OPACITY, 0]}},
    {id: 'hatch', type: 'fill', source: 'blocks', filter: hatched(), paint: {'fill-pattern': 'hatch'}},
    {id: 'edges', type: 'line', source: 'blocks', minzoom: 12.5, filter: homes, paint: {'line-color': '#ffffff', 'line-opacity': 0.6, 'line-width': 0.6}},
    ...groundLayersAbove(theme),
    {id: 'fade', type: 'fill', source: 'outside', paint: {'fill-color': FADE[theme]}},
    {id: 'districts-casing', type: 'line', source: 'scopes', paint: {'line-color': colours.halo, 'line-width': 4, 'line-opacity': 0.7}},
    {id: 'districts', type: 'line', source: 'scopes', paint: {'line-color': colours.ink, 'line-width': 1.6, 'line-dasharray': [3, 1.5]}},
    {id: 'pointed', type: 'line', source: 'blocks', filter: ['==', ['id'], -1], paint: {'line-color': colours.ink, 'line-width': 2.4}},
    {id: 'spot', type: 'circle', source: 'spot', paint: {'circle-radius': 11, 'circle-opacity': 0, 'circle-stroke-color': '#b3005e', 'circle-stroke-width': 3}},
    {id: 'names', type: 'symbol', source: 'names', layout: {'text-field': ['get', 'name'], 'text-size': 14, 'text-font': ['system-ui', 'sans-serif'], 'text-max-width': 9}, paint: {'text-color': colours.ink, 'text-halo-color': colours.halo, 'text-halo-width': 1.8}},
  ];
}

function styleOf(theme) {
  return {version: 8, sources: sources(), layers: layers(theme)};
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
  const [west, south, east, north] = shownBox();
  map = new maplibregl.Map({
    container: 'live',
    style: styleOf(state.theme),
    bounds: [[west, south], [east, north]],
    fitBoundsOptions: {padding: FRAME},
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
    fitTo(wantedBounds?.box ?? null);
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

let paintedTheme = null; // the theme the map's layers are in

/** Gives all layers the colours of a theme. */
function paintTheme(theme) {
  if (paintedTheme === theme) return;
  paintedTheme = theme;
  for (const {id, paint = {}} of layers(theme)) {
    for (const [name, value] of Object.entries(paint)) map.setPaintProperty(id, name, value);
  }
}

/** Brings the map to the state of the page. */
function paintMap() {
  if (!mapLoaded) {
    drawSketch();
    return;
  }
  paintTheme(state.theme);
  map.setPaintProperty('blocks', 'fill-color', fillColour());
  map.setFilter('hatch', hatched());
  map.getSource('outside').setData(outsideShape());
  map.getSource('spot').setData(spotShape());
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
  writeAddress(false);
}

function showPointed() {
  if (mapLoaded) map.setFilter('pointed', ['in', ['id'], ['literal', [pointed, pinned]]]);
  renderDetails(pointed >= 0 ? pointed : pinned);
}

const NEAREST_M = 900; // no closer than this from the middle to the edge, so that there is something to see around

/** A box of degrees with at least so many metres around its middle. */
function grownBox([west, south, east, north], metres = NEAREST_M) {
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const dy = Math.max((north - south) / 2, (metres / EARTH_M) * (180 / Math.PI));
  const dx = Math.max((east - west) / 2, ((metres / EARTH_M) * (180 / Math.PI)) / Math.cos((lat * Math.PI) / 180));
  return [lon - dx, lat - dy, lon + dx, lat + dy];
}

/** What the map shall show; null: the area of the state. */
function fitTo(box) {
  wantedBounds = box === null ? null : {box, padding: FRAME, maxZoom: 22};
  const [west, south, east, north] = shownBox();
  if (mapLoaded) map.fitBounds([[west, south], [east, north]], {padding: FRAME, animate: false});
}

function bringMapIntoView() {
  const {top, bottom} = document.getElementById('map').getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) document.getElementById('map-section').scrollIntoView({block: 'nearest'});
}

/** Shows a block: on the map and its values beside it. */
function showBlock(block) {
  pinned = block;
  pointed = -1;
  showPointed();
  fitTo(grownBox(boundsOf(blockArea(block))));
  paintMap();
  bringMapIntoView();
  writeAddress(true);
}

/** Shows a spot, with so many metres around it. */
function showSpot([lon, lat], metres) {
  state.spot = [lon, lat];
  fitTo(grownBox([lon, lat, lon, lat], metres));
  paintMap();
  bringMapIntoView();
}

/** Shows the verdict of a check in a district. */
function showRow(row, scope) {
  change({row, scope, choice: null});
  bringMapIntoView();
}

// ── Beside the map ───────────────────────────────────────────────────────────────────────────────

function legendItem(colour, text, name = '') {
  const swatch = make('span', {class: `swatch ${name}`});
  if (colour !== null) swatch.style.background = colour;
  return make('li', {}, swatch, text);
}

/** Letters that some block with homes has now: only these stand in the legend. */
function shownLetters() {
  const letterOf = blockLetters();
  const letters = new Set();
  for (let i = 0; i < DATA.blocks.count; i++) if (blockWeight(i) > 0) letters.add(letterOf(i));
  return letters;
}

function verdictLegend(words) {
  const letters = shownLetters();
  return Object.entries(VERDICT_CODES).filter(([, code]) => letters.has(code))
    .map(([verdict, code]) => legendItem(DATA.verdictColours[verdict], say(words[code]), code === VERDICT_CODES.unknown ? 'hatched' : ''));
}

function timeLegend() {
  const letters = shownLetters();
  return [...DATA.classes.flatMap((c, i) => (letters.has(String.fromCharCode(97 + i)) ? [legendItem(c.colour, classTitle(c))] : [])),
    ...(letters.has(NOT_KNOWN) ? [legendItem(null, say('notTold'), 'hatched')] : [])];
}

function mapTitle() {
  const row = DATA.rows[state.row];
  if (state.choice !== null) return choiceTitle();
  if (row) return `${rowTitle(row)}: ${rowName(row)}`;
  return say('mapTitleTime', {category: label(DATA.categories[state.category].label), mode: label(DATA.modes[state.mode].label)});
}

function renderLegend() {
  fill('map-title', mapTitle());
  const uninhabited = make('li', {class: 'small'}, say('noHomes'));
  if (state.choice !== null) fill('legend', ...verdictLegend({m: 'choiceMet', n: 'choiceNotMet', u: 'notTold'}), uninhabited);
  else if (state.row >= 0) fill('legend', ...verdictLegend({m: 'blockMet', p: 'blockPartial', n: 'blockNotMet', u: 'blockUnknown'}), uninhabited);
  else fill('legend', ...timeLegend(), uninhabited);
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
    make('h3', {title: say('block', {id: blockId(block)})}, streetNear(blockCentre(block)) ?? say('block', {id: blockId(block)}), make('span', {class: 'small'}, ` ${district ? say('inDistrict', {name: district}) : say('noDistrict')}`)),
    make('table', {class: 'values'}, make('thead', {}, head), make('tbody', {}, ...lines)),
    make('p', {class: 'small'}, `${say('block', {id: blockId(block)})}. ${detailNote(block)}`));
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

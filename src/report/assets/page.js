// SPDX-License-Identifier: Apache-2.0
// Switches, and the order in which the page draws itself.
'use strict';

/** Draws anew what depends on the state. */
function redraw() {
  renderAnswer();
  renderControls();
  renderLegend();
  renderDetails(pointed >= 0 ? pointed : pinned);
  for (const part of FOLLOWING) {
    if (document.getElementById(part).open) PARTS[part]();
    else drawnParts.delete(part);
  }
  paintMap();
}

/** Changes the state without writing the address. */
function show(changes) {
  if ('scope' in changes && changes.scope !== state.scope) {
    state.spot = null;
    isWholeOpen = false;
    Object.assign(state, changes);
    fitTo(null);
  }
  Object.assign(state, changes);
  redraw();
}

/** Changes the state, and the address with it: as a step that "back" undoes, or not. */
function change(changes, isStep = true) {
  const isAnother = 'scope' in changes && changes.scope !== state.scope;
  show(changes);
  writeAddress(isStep);
  if (!isAnother) return;
  document.getElementById('answer').scrollIntoView({block: 'nearest'});
  document.getElementById('answer').focus({preventScroll: true});
}

function segments(id, items, chosen, onChoose) {
  fill(id, ...items.map(([value, text]) => make('button', {
    type: 'button', 'data-value': value, 'aria-pressed': String(value === chosen), onclick: () => onChoose(value),
  }, text)));
}

const SHOW_TIMES = -1;
const SHOW_CHOICE = -2;

/** Before a check's name in a list: its verdict in the area that is shown. */
const VERDICT_SIGNS = {met: '✓', near: '≈', 'not met': '✗', unknown: '?', reported: '·', 'not testable': '–'};

function rowOption(row, i) {
  return make('option', {value: i}, `${VERDICT_SIGNS[result(state.scope, i).verdict]} ${row.check} ${label(row.title)}: ${rowName(row)}`);
}

function renderShow() {
  const show = document.getElementById('show');
  const groups = modulesOfRows().map((module) => make('optgroup', {label: moduleName(module)},
    ...DATA.rows.flatMap((row, i) => (row.module === module && row.onMap ? [rowOption(row, i)] : []))));
  show.replaceChildren(make('option', {value: SHOW_TIMES}, say('travelTime')), make('option', {value: SHOW_CHOICE}, say('ownChoice')),
    ...groups.filter((group) => group.children.length > 0));
  show.value = String(state.choice !== null ? SHOW_CHOICE : state.row);
}

function chooseShow(value) {
  if (value === SHOW_CHOICE) change({row: -1, choice: usualChoice()});
  else change({row: value, choice: null});
}

function renderControls() {
  segments('modes', DATA.modes.map((m, i) => [i, label(m.label)]), state.mode, (mode) => change({mode, row: -1}));
  const category = document.getElementById('category');
  category.replaceChildren(...DATA.categories.map((c, i) => make('option', {value: i}, label(c.label))));
  category.value = String(state.category);
  renderShow();
  document.getElementById('mode-field').hidden = state.row >= 0;
  document.getElementById('category-field').hidden = state.row >= 0 || state.choice !== null;
  renderChoice();
  fill('overlays', ...[['places', 'overlayPlaces'], ['access', 'overlayAccess'], ['districts', 'overlayDistricts']].map(([name, word]) => {
    const box = make('input', {type: 'checkbox', 'data-overlay': name});
    box.checked = state.overlays[name];
    box.addEventListener('change', () => {
      state.overlays[name] = box.checked;
      if (name in OVERLAYS) wishMap();
      paintMap();
    });
    return make('label', {}, box, say(word));
  }));
}

/** What the page leaves out of the blocks to stay small. */
function drawnNote() {
  const {all, merged, outline_m: m} = DATA.drawn;
  if (merged) return say('mergedBlocks', {all: whole(all), drawn: whole(DATA.blocks.count), weight: weightName(), m});
  return m > 1 ? say('coarseOutlines', {m}) : '';
}

function renderWords() {
  document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
  document.title = say('pageTitle', {title: DATA.title});
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = say(element.dataset.word);
  fill('title', DATA.title);
  fill('summary', say('summary', {
    blocks: whole(DATA.drawn.all), origins: whole(DATA.facts.origins.count), weight: weightName(),
    date: DATA.date ? DATA.date.slice(0, 10) : say('dateUnknown'),
  }));
  fill('merged-note', drawnNote());
  if (!mapWished) fill('zoom', say('zoomMap'));
  document.getElementById('find').placeholder = say('findHint');
  segments('languages', Object.entries(LANGUAGES), state.language, chooseLanguage);
  segments('themes', [['light', say('light')], ['dark', say('dark')]], state.theme, chooseTheme);
  renderContents();
}

function chooseLanguage(language) {
  state.language = language;
  renderWords();
  redraw();
  for (const part of drawnParts) PARTS[part]();
}

function chooseTheme(theme) {
  state.theme = theme;
  document.documentElement.dataset.theme = theme;
  segments('themes', [['light', say('light')], ['dark', say('dark')]], theme, chooseTheme);
  paintMap();
}

// ── What is folded away ──────────────────────────────────────────────────────────────────────────

/** What draws each folded part; done when it is first opened. */
const PARTS = {
  why: renderWhy, checks: renderCity, districts: renderDistricts, curves: renderCurves, quality: renderQuality,
  clauses: renderClauses, downloads: renderDownloads, provenance: renderProvenance,
};

const FOLLOWING = ['why', 'curves']; // those that show what is chosen

const drawnParts = new Set();

function drawPart(id) {
  drawnParts.add(id);
  PARTS[id]();
}

/** Opens a folded part and goes there. */
function openPart(id) {
  state.part = id;
  drawPart(id);
  document.getElementById(id).open = true;
  document.getElementById(id).scrollIntoView();
}

function renderContents() {
  fill('contents', make('ul', {}, ...Object.keys(PARTS).map((id) => make('li', {},
    make('a', {href: `#part=${id}`, onclick: (event) => {
      event.preventDefault();
      openPart(id);
      writeAddress(true);
    }}, document.querySelector(`#${id} h2`).textContent)))));
}

function startParts() {
  for (const id of Object.keys(PARTS)) {
    const part = document.getElementById(id);
    part.addEventListener('toggle', () => {
      if (part.open && !drawnParts.has(id)) drawPart(id);
    });
  }
}

// ── Start ────────────────────────────────────────────────────────────────────────────────────────

/** What is seen first: all daily needs at once; else the first time there is. */
function firstChoice() {
  const row = DATA.rows[needsRow] ?? DATA.rows.find((r) => r.modes.length > 0 && DATA.categories.some((c) => c.id === r.targets[0]?.id));
  if (row === undefined) return;
  state.mode = Math.max(0, DATA.modes.findIndex((m) => m.id === row.modes[0]));
  state.category = Math.max(0, DATA.categories.findIndex((c) => c.id === row.targets[0].id));
  if (row.onMap && needsRow !== undefined) state.row = needsRow;
}

function startSwitches() {
  document.getElementById('category').addEventListener('change', (e) => change({category: Number(e.target.value), row: -1}));
  document.getElementById('show').addEventListener('change', (e) => chooseShow(Number(e.target.value)));
  document.getElementById('curve-scope').addEventListener('change', (e) => change({scope: Number(e.target.value)}));
  document.getElementById('print').addEventListener('click', () => window.print());
  window.addEventListener('beforeprint', fillPaper);
  window.addEventListener('afterprint', () => fill('paper'));
  window.addEventListener('hashchange', followAddress);
}

function start() {
  state.scope = cityScope;
  firstChoice();
  if (navigator.language.toLowerCase().startsWith('zh')) state.language = 'zh';
  if (window.matchMedia('(prefers-color-scheme: dark)').matches) state.theme = 'dark';
  document.documentElement.dataset.theme = state.theme;
  startSwitches();
  startSketch();
  startParts();
  startFind();
  renderWords();
  if (window.location.hash.length > 1) followAddress();
  else redraw();
  performance.mark('map-drawn');
  // After the first picture; the library comes last in the page.
  window.addEventListener('load', () => window.requestAnimationFrame(() => window.setTimeout(() => {
    performance.mark('page-ready');
    offerMap();
  })));
}

start();

// SPDX-License-Identifier: Apache-2.0
// Switches, and the order in which the page draws itself.
'use strict';

/** Changes the state and draws anew what depends on it. */
function choose(change) {
  Object.assign(state, change);
  if ('mode' in change || 'category' in change) state.row = -1;
  renderControls();
  renderLegend();
  renderDetails(pointed >= 0 ? pointed : pinned);
  renderImprovements();
  renderWhy();
  renderCurves();
  paintMap();
}

function segments(id, items, chosen, onChoose) {
  fill(id, ...items.map(([value, text]) => make('button', {
    type: 'button', 'data-value': value, 'aria-pressed': String(value === chosen), onclick: () => onChoose(value),
  }, text)));
}

function renderControls() {
  segments('modes', DATA.modes.map((m, i) => [i, label(m.label)]), state.mode, (mode) => choose({mode}));
  const category = document.getElementById('category');
  category.replaceChildren(...DATA.categories.map((c, i) => make('option', {value: i}, label(c.label))));
  category.value = String(state.category);
  const show = document.getElementById('show');
  const group = make('optgroup', {label: say('checksGroup')},
    ...DATA.rows.flatMap((row, i) => (row.onMap ? [make('option', {value: i}, `${row.check} ${rowName(row)}`)] : [])));
  show.replaceChildren(make('option', {value: -1}, say('travelTime')), group);
  show.value = String(state.row);
  for (const id of ['mode-field', 'category-field']) document.getElementById(id).classList.toggle('idle', state.row >= 0);
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
  segments('languages', Object.entries(LANGUAGES), state.language, chooseLanguage);
  segments('themes', [['light', say('light')], ['dark', say('dark')]], state.theme, chooseTheme);
  document.getElementById('themes').setAttribute('aria-label', say('theme'));
}

/** What is seen first, then the rest; each on its own is drawn quickly. */
const PARTS = [
  [renderWords, renderCity, renderControls, renderLegend, () => renderDetails(pointed >= 0 ? pointed : pinned), paintMap],
  [renderImprovements, renderWhy, renderCurves],
  [renderDistricts, renderClauses, renderQuality, renderProvenance],
];

function chooseLanguage(language) {
  state.language = language;
  for (const part of PARTS.flat()) part();
}

function chooseTheme(theme) {
  state.theme = theme;
  document.documentElement.dataset.theme = theme;
  segments('themes', [['light', say('light')], ['dark', say('dark')]], theme, chooseTheme);
  paintMap();
}

/** The quickest way for the reader to something worth seeing: the first check's category and mode. */
function firstChoice() {
  const row = DATA.rows.find((r) => r.modes.length > 0 && DATA.categories.some((c) => c.id === r.targets[0]?.id));
  if (row === undefined) return;
  state.mode = Math.max(0, DATA.modes.findIndex((m) => m.id === row.modes[0]));
  state.category = DATA.categories.findIndex((c) => c.id === row.targets[0].id);
}

/** On paper the map is drawn as in the light theme, at the width of the paper, and finer. */
function preparePrint(theme, density) {
  if (!mapLoaded) {
    drawSketch(theme, density);
    return;
  }
  map.setPaintProperty('paper', 'background-color', PAPER[theme]);
  map.redraw();
}

function start() {
  firstChoice();
  state.scope = cityScope;
  if (navigator.language.toLowerCase().startsWith('zh')) state.language = 'zh';
  if (window.matchMedia('(prefers-color-scheme: dark)').matches) state.theme = 'dark';
  document.documentElement.dataset.theme = state.theme;
  document.getElementById('category').addEventListener('change', (e) => choose({category: Number(e.target.value)}));
  document.getElementById('show').addEventListener('change', (e) => choose({row: Number(e.target.value)}));
  document.getElementById('curve-scope').addEventListener('change', (e) => choose({scope: Number(e.target.value)}));
  window.addEventListener('beforeprint', () => preparePrint('light', 3));
  window.addEventListener('afterprint', () => preparePrint(state.theme, devicePixelRatio));
  startSketch();
  for (const part of PARTS[0]) part();
  performance.mark('map-drawn');
  const rest = [...PARTS.slice(1).flat(), () => performance.mark('page-ready'), offerMap];
  const next = () => {
    rest.shift()();
    if (rest.length > 0) window.setTimeout(next);
  };
  // After the first picture; the library comes last in the page.
  window.addEventListener('load', () => window.requestAnimationFrame(() => window.setTimeout(next)));
}

start();

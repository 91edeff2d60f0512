// SPDX-License-Identifier: Apache-2.0
// The first layer: one sentence, a bar for each need, and the districts ranked by what they have.
'use strict';

/** The row that asks for all daily needs at once; undefined if no check does. */
const needsRow = DATA.needsRow ?? undefined;

/** Rows that ask for one of these needs alone, as the row of all does: in its modes, within its minutes. */
const needRows = (() => {
  const all = DATA.rows[needsRow];
  if (all === undefined) return [];
  return all.targets.map((target) => DATA.rows.findIndex((row) => row.is_share && row.targets.length === 1
    && row.targets[0].id === target.id && row.modes.join() === all.modes.join() && row.minutes === all.minutes && row.metres === all.metres))
    .filter((i) => i >= 0);
})();

const BESIDE = [7, 4]; // modules whose first share stands beside the needs: green, cycling

const besideRows = BESIDE.map((module) => DATA.rows.findIndex((row) => row.module === module && row.is_share)).filter((i) => i >= 0);

/** The rows a reader asks for first: each need, all of them, green, cycling. */
const keyRows = [...needRows, ...(needsRow === undefined ? [] : [needsRow]), ...besideRows];

/** A short name: the need, "all six", or what the check asks. */
function keyName(row) {
  const targets = DATA.rows[row].targets;
  if (row === needsRow) return say('allNeeds', {n: targets.length});
  if (needRows.includes(row)) return label(targets[0].label);
  return say(`beside${DATA.rows[row].module}`);
}

// ── The sentence ─────────────────────────────────────────────────────────────────────────────────

/** The sentence a run ends with too; see headline.hpp. */
function headline(scope) {
  return DATA.headlines ? label(DATA.headlines[scope]) : '';
}

// ── Bars ─────────────────────────────────────────────────────────────────────────────────────────

function keyBars(scope) {
  return make('div', {class: 'bars'}, ...keyRows.map((i) => {
    const row = DATA.rows[i];
    const found = result(scope, i);
    const bar = make('button', {
      class: `line${i === needsRow ? ' sum' : ''}${i === besideRows[0] ? ' apart' : ''}`, type: 'button', 'data-row': i, title: `${rowTitle(row)}: ${rowName(row)}`,
      onclick: () => change({row: i, choice: null}),
    }, make('span', {class: 'what'}, keyName(i)), shareBar(row, found),
    make('span', {class: 'number'}, figure(row, found, 0)), verdictBadge(found.verdict));
    bar.disabled = !row.onMap;
    if (i === state.row) bar.setAttribute('aria-current', 'true');
    return bar;
  }));
}

// ── Districts, ranked ────────────────────────────────────────────────────────────────────────────

let rankedBy = null; // row the districts are ranked by; null: all needs
let worstFirst = true;

const HEAT = [0.2, 0.4, 0.6, 0.8, 0.95]; // shares at which the colour of a cell changes

function heatClass({low, verdict}) {
  if (low === null) return 'heat-none';
  return verdict === 'unknown' ? 'heat-unknown' : `heat-${HEAT.filter((share) => low >= share).length}`;
}

/** Districts in the order of a row's share; those without a figure last. */
function rankedScopes(row) {
  const value = (scope) => result(scope, row).low;
  const order = Array.from({length: cityScope}, (unused, scope) => scope);
  const missing = (scope) => (value(scope) === null ? 1 : 0);
  return order.sort((a, b) => missing(a) - missing(b) || (worstFirst ? 1 : -1) * (value(a) - value(b)) || a - b);
}

function heatHead(row) {
  const cells = keyRows.map((i) => make('th', {scope: 'col', 'aria-sort': i === row ? (worstFirst ? 'ascending' : 'descending') : 'none'},
    make('button', {type: 'button', class: 'turn', title: say('rankBy', {what: keyName(i)}), onclick: () => rankBy(i)}, keyName(i))));
  return make('thead', {}, make('tr', {}, make('th', {scope: 'col'}, say('district')), ...cells));
}

function rankBy(row) {
  worstFirst = row === (rankedBy ?? needsRow ?? keyRows[0]) ? !worstFirst : true;
  rankedBy = row;
  renderAnswer();
  document.querySelector(`.turn[title="${CSS.escape(say('rankBy', {what: keyName(row)}))}"]`)?.focus();
}

/** A cell shows its check on the map, in its district. */
function heatCell(scope, i) {
  const row = DATA.rows[i];
  const found = result(scope, i);
  const cell = make('button', {
    type: 'button', class: `heat ${heatClass(found)}`, 'data-row': i, 'data-scope': scope, tabindex: -1, 'data-name': keyName(i),
    title: `${scopeTitle(scope)}, ${keyName(i)}: ${figure(row, found, 0)}, ${say(found.verdict)}`,
    onclick: () => change({row: i, scope, choice: null}),
  }, verdictMark(found.verdict), make('span', {class: 'hidden'}, `${say(found.verdict)} `), shortFigure(row, found));
  if (i === state.row && scope === state.scope) cell.setAttribute('aria-current', 'true');
  return make('td', {}, cell);
}

/** "46–60", in percent; the head of the table says of what. */
function shortFigure(row, {low, high}) {
  return low === null ? '–' : figure(row, {low, high}, 0).replace(/ %$/, '');
}

function heatLine(scope, place) {
  return make('tr', {}, make('th', {scope: 'row'}, make('span', {class: 'ranked'}, make('span', {class: 'place'}, place),
    make('button', {type: 'button', class: 'link', onclick: () => change({scope})}, scopeTitle(scope)))),
  ...keyRows.map((i) => heatCell(scope, i)));
}

function heatTable() {
  const row = rankedBy ?? needsRow ?? keyRows[0];
  const lines = rankedScopes(row).map((scope, k) => heatLine(scope, k + 1));
  const table = make('table', {class: 'heatmap', id: 'heat'}, make('caption', {class: 'hidden'}, say('heatCaption')), heatHead(row), make('tbody', {}, ...lines));
  steerByArrows(table);
  return table;
}

/** One stop of the tab key for all cells; arrows go from one to the next. */
function steerByArrows(table) {
  const cells = [...table.querySelectorAll('.heat')];
  const wide = keyRows.length;
  const first = table.querySelector('.heat[aria-current]') ?? cells[0];
  first?.setAttribute('tabindex', '0');
  const steps = {ArrowLeft: -1, ArrowRight: 1, ArrowUp: -wide, ArrowDown: wide};
  table.addEventListener('keydown', (event) => {
    const at = cells.indexOf(event.target);
    const to = cells[at + steps[event.key]];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    cells[at].setAttribute('tabindex', '-1');
    to.setAttribute('tabindex', '0');
    to.focus();
  });
}

// ── The panel ────────────────────────────────────────────────────────────────────────────────────

function districtsPanel() {
  if (cityScope === 0) return [make('p', {class: 'small'}, say('noDistricts')), ...sheetParts(cityScope)];
  return [
    make('h3', {}, say('districtsRanked')),
    make('p', {class: 'small'}, say('heatHint')),
    make('div', {class: 'scroll'}, heatTable()),
    make('p', {}, make('button', {type: 'button', class: 'link', onclick: () => openSheetOfAll()}, say('wholeAreaSheet'))),
  ];
}

let isWholeOpen = false; // the sheet of the whole area, below the ranked districts

function openSheetOfAll() {
  isWholeOpen = !isWholeOpen;
  renderAnswer();
}

function overviewPanel() {
  return [
    make('h2', {class: 'headline', id: 'headline'}, headline(cityScope)),
    keyBars(cityScope),
    ...districtsPanel(),
    ...(isWholeOpen && cityScope > 0 ? [make('section', {class: 'sheet'}, make('h3', {}, scopeTitle(cityScope)), ...sheetParts(cityScope))] : []),
  ];
}

/** The answer for what is chosen: the whole area, or a district. */
function renderAnswer() {
  fill('answer', ...(state.scope === cityScope ? overviewPanel() : sheetPanel(state.scope)));
}

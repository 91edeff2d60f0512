// SPDX-License-Identifier: Apache-2.0
// What is folded away: all checks, districts by module, sources, data, downloads, provenance.
'use strict';

// ── All checks ───────────────────────────────────────────────────────────────────────────────────

function renderCity() {
  const results = DATA.rows.map((unused, row) => result(cityScope, row));
  const number = (verdict) => results.filter((r) => r.verdict === verdict).length;
  const people = DATA.weight.name === 'population';
  fill('city-lead', say(people ? 'cityLeadPeople' : 'cityLead', {
    weight: weightName(), all: results.length, met: number('met'), near: number('near'),
    notMet: number('not met'), unknown: number('unknown'), reported: number('reported'),
    untestable: number('not testable'),
  }));
  renderModules(results);
  fill('city-cards', ...modulesOfRows().map((module) => moduleCard(module, results)));
  fill('verdict-key', ...VERDICTS.map((verdict) =>
    make('li', {}, verdictBadge(verdict), ` ${say(`key${verdict[0].toUpperCase()}${verdict.slice(1)}`)}`)));
}

/** How many results of each module have which verdict. */
function renderModules(results) {
  const head = make('tr', {}, make('th', {scope: 'col'}, say('moduleHead')),
    ...VERDICTS.map((verdict) => make('th', {scope: 'col', class: 'number'}, verdictBadge(verdict))));
  const lines = modulesOfRows().map((module) => {
    const of = results.filter((unused, i) => DATA.rows[i].module === module);
    const counts = VERDICTS.map((verdict) => of.filter((r) => r.verdict === verdict).length);
    return make('tr', {}, make('th', {scope: 'row'}, moduleName(module)),
      ...counts.map((n, k) => make('td', {class: 'number', 'data-name': say(VERDICTS[k])}, n || '·')));
  });
  fill('module-table', make('thead', {}, head), make('tbody', {}, ...lines));
}

function moduleCard(module, results) {
  const card = make('article', {class: 'card'}, make('h3', {}, moduleName(module)));
  let check = null;
  DATA.rows.forEach((row, i) => {
    if (row.module !== module) return;
    if (row.check !== check) card.append(make('h4', {}, rowTitle(row)));
    check = row.check;
    const line = make('button', {class: 'line', type: 'button', onclick: () => showRow(i, cityScope)},
      make('span', {class: 'what'}, row.needs ? say('needs', {what: row.needs}) : rowName(row)),
      shareBar(row, results[i]),
      make('span', {class: 'number'}, row.needs ? '' : figure(row, results[i])),
      verdictBadge(results[i].verdict));
    line.disabled = !row.onMap;
    card.append(line);
  });
  return card;
}

// ── Districts ────────────────────────────────────────────────────────────────────────────────────

/** One table a module; on the screen the chosen one is shown, on paper all are. */
function renderDistricts() {
  const modules = modulesOfRows();
  if (!modules.includes(state.module)) state.module = modules[0];
  segments('district-modules', modules.map((module) => [module, moduleName(module)]), state.module, (module) => {
    state.module = module;
    renderDistricts();
  });
  fill('district-tables', ...modules.map((module) => make('div', {class: module === state.module ? '' : 'folded'},
    make('h3', {}, moduleName(module)), ...districtTables(module))));
}

const ABREAST = 10; // districts side by side, as many as a sheet of paper holds

function districtTables(module) {
  const tables = [];
  for (let first = 0; first < Math.max(cityScope, 1); first += ABREAST) {
    const scopes = [cityScope];
    for (let scope = first; scope < Math.min(first + ABREAST, cityScope); scope++) scopes.push(scope);
    tables.push(make('div', {class: 'scroll'}, districtTable(module, scopes)));
  }
  return tables;
}

/** A line a check, a column a district; the first column is the whole area. */
function districtTable(module, scopes) {
  const total = scopeWeight(cityScope);
  const weight = (scope) => (total > 0 ? percent(scopeWeight(scope) / total) : say('noWeight'));
  const head = make('tr', {}, make('th', {scope: 'col'}, say('check')),
    ...scopes.map((scope) => make('th', {scope: 'col'}, make('span', {class: 'id'}, scopeTitle(scope)))));
  const weights = make('tr', {}, make('th', {scope: 'row', class: 'small'}, say('whyWeight', {weight: weightName()})),
    ...scopes.map((scope) => make('td', {class: 'small'}, weight(scope))));
  const body = make('tbody', {}, weights);
  let check = null;
  DATA.rows.forEach((row, i) => {
    if (row.module !== module) return;
    if (row.check !== check) body.append(make('tr', {class: 'group'}, make('th', {scope: 'rowgroup', colspan: scopes.length + 1}, rowTitle(row))));
    check = row.check;
    body.append(make('tr', {}, make('th', {scope: 'row'}, row.needs ? say('needs', {what: row.needs}) : rowName(row)),
      ...scopes.map((scope) => make('td', {}, districtCell(scope, i)))));
  });
  return make('table', {class: 'matrix'}, make('thead', {}, head), body);
}

function districtCell(scope, i) {
  const row = DATA.rows[i];
  const found = result(scope, i);
  const cell = make('button', {
    type: 'button', class: 'cell', 'data-row': i, 'data-scope': scope,
    title: `${scopeTitle(scope)}: ${rowTitle(row)}, ${rowName(row)}: ${say(found.verdict)}`,
    onclick: () => showRow(i, scope),
  }, verdictMark(found.verdict), make('span', {class: 'hidden'}, `${say(found.verdict)} `), figure(row, found, 0));
  cell.disabled = !row.onMap;
  return cell;
}

// ── Sources, quality, provenance ─────────────────────────────────────────────────────────────────

function limitText(row) {
  const parts = [];
  if (row.minutes > 0) parts.push(`${row.minutes} ${say('minutes')}`);
  if (row.metres > 0) parts.push(`${whole(row.metres)} ${say('metres')}`);
  return parts.join(', ');
}

/** "95 % / 80 %", "35 / 25 1/km²", or nothing. */
function marksText(row) {
  if (row.met === null) return '–';
  if (row.is_share) return `${percent(row.met, 0)} / ${percent(row.near, 0)}`;
  return `${row.met} / ${row.near}${unitText(row)}`;
}

function different(texts) {
  return [...new Set(texts)].filter(Boolean);
}

function renderClauses() {
  const head = make('tr', {}, ...['check', 'title', 'limit', 'marks', 'source'].map((key) =>
    make('th', {scope: 'col'}, say(key))));
  const first = DATA.rows.filter((row, i) => DATA.rows.findIndex((r) => r.check === row.check) === i);
  fill('clause-table', make('thead', {}, head), make('tbody', {}, ...first.map((row) => {
    const of = DATA.rows.filter((r) => r.check === row.check);
    const targets = different(of.flatMap((r) => r.targets.map((target) => label(target.label))));
    const more = [targets.join(say('comma')), rowModes(row), row.needs ? say('needs', {what: row.needs}) : ''];
    const i = DATA.rows.indexOf(row);
    const quality = [...(of.length === 1 ? landText(cityScope, i) : []), ...dataQuality(cityScope, i)];
    return make('tr', {}, make('td', {}, row.check),
      make('td', {}, label(row.title), make('div', {class: 'small'}, more.filter(Boolean).join(' · ')),
        make('div', {class: 'small'}, ...quality.flatMap((part, n) => (n > 0 ? [' · ', part] : [part])))),
      make('td', {class: 'short'}, different(of.map(limitText)).join(' / ')),
      make('td', {class: 'short'}, marksText(row)), make('td', {}, row.source, row.verified ? null : make('sup', {title: say('clausesNote')}, '†')));
  })));
}

function countTable(id, rows) {
  fill(id, make('tbody', {}, ...rows.map(([what, count]) =>
    make('tr', {}, make('td', {}, what), make('td', {class: 'number'}, count)))));
}

function renderQuality() {
  const {origins} = DATA.facts;
  const open = DATA.rows.map((row, i) => (row.is_share ? result(cityScope, i) : {})).map((r) => (r.high ?? 0) - (r.low ?? 0));
  const most = Math.max(0, ...open);
  const usual = DATA.facts.places_expected;
  const hardly = DATA.services.filter((s) => usual[s.id]?.hardly_mapped)
    .map((s) => say('ofUsual', {what: label(s.label), n: whole(usual[s.id].found), usual: whole(Math.round(usual[s.id].expected))}));
  fill('quality-notes',
    make('li', {}, say('qualityOrigins', {n: whole(origins.count), kind: term(origins.kind), unjoined: whole(origins.not_joined)})),
    make('li', {}, say('qualityHomes', {share: percent(origins.streets_with_homes)})),
    ...(hardly.length > 0 ? [make('li', {}, say('qualityHardly', {list: hardly.join(state.language === 'zh' ? '、' : ', ')}))] : []),
    make('li', {}, most > 0.0005 ? say('qualityOpen', {share: percent(most)}) : say('qualityClosed')),
    make('li', {}, say('qualityBlind')));
  const findings = DATA.findings.map((f) => [state.language === 'zh' ? term(f.kind) : f.sentence, whole(f.count)]);
  countTable('finding-table', findings.length > 0 ? findings : [[say('findingsNone'), '']]);
  const counts = DATA.facts.places;
  const shown = new Set(DATA.categories.flatMap((c) => c.services));
  countTable('place-table', DATA.services.filter((s) => shown.has(s.id)).map((s) => [label(s.label), whole(counts[s.id] ?? 0)]));
}

/** Facts as lines "extract · bytes": value. */
function factLines(facts, path = []) {
  return Object.entries(facts).flatMap(([name, value]) => {
    if (['places', 'places_expected', 'findings'].includes(name)) return [];
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return factLines(value, [...path, name]);
    return [[[...path, name].join(' · ').replaceAll('_', ' '), Array.isArray(value) ? value.join(', ') : String(value ?? '–')]];
  });
}

function renderProvenance() {
  fill('fact-table', make('tbody', {}, ...factLines(DATA.facts).map(([name, value]) =>
    make('tr', {}, make('th', {scope: 'row'}, name), make('td', {class: 'fact'}, value)))));
}

// ── Tables to take away ──────────────────────────────────────────────────────────────────────────

/** A cell of a CSV; one that a spreadsheet would take for a formula is marked as text. */
function csvCell(value) {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table with a byte order mark, by which spreadsheets know that it is UTF-8. */
function csvText(head, lines) {
  return `\ufeff${[head, ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function layerCsv(layer) {
  const names = Object.keys(layer.columns);
  const columns = names.map((name) => column(layer, name));
  return csvText(names, Array.from({length: layer.count}, (unused, i) => columns.map((valueOf) => valueOf(i))));
}

/** Districts by the checks of the first layer, as the ranked table shows them. */
function keyCsv() {
  const head = [say('district'), ...keyRows.flatMap((i) => [keyName(i), say('atMost', {what: keyName(i)}), say('verdictOf', {what: keyName(i)})])];
  return csvText(head, Array.from({length: DATA.scopes.count}, (unused, scope) => [scopeTitle(scope), ...keyRows.flatMap((i) => {
    const {low, high, verdict} = result(scope, i);
    return [low, high, say(verdict)];
  })]));
}

const DOWNLOADS = [
  ['downloadKey', 'districts-summary.csv', keyCsv],
  ['downloadChecks', 'checks.csv', () => layerCsv(DATA.checks)],
  ['downloadBlocks', 'blocks.csv', () => layerCsv(DATA.blocks)],
  ['downloadPlaces', 'places.csv', () => layerCsv(DATA.places)],
];

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], {type: 'text/csv'}));
  make('a', {href: address, download: name}).click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function renderDownloads() {
  fill('download-list', ...DOWNLOADS.map(([word, name, textOf]) => make('li', {},
    make('button', {type: 'button', class: 'link', 'data-file': name, onclick: () => download(name, textOf())}, name), ` ${say(word)}`)));
}

// SPDX-License-Identifier: Apache-2.0
// Verdicts, districts, reasons, sources and provenance.
'use strict';

// ── Verdicts ─────────────────────────────────────────────────────────────────────────────────────

// Told apart by shape as well as by colour.
const MARKS = {
  met: 'M3.5 8.5 6.8 11.8 12.5 4.8',
  near: 'M3.2 6.6c1.8-1.8 3.2-1.2 4.8 0s3 1.8 4.8 0M3.2 10.6c1.8-1.8 3.2-1.2 4.8 0s3 1.8 4.8 0',
  partial: 'M3.2 8.6c1.8-1.8 3.2-1.2 4.8 0s3 1.8 4.8 0',
  'not met': 'M4.5 4.5 11.5 11.5M11.5 4.5 4.5 11.5',
  reported: 'M8 7.2v4.6M8 4.4v.4',
  'not testable': 'M4.6 8h6.8',
  unknown: 'M5.4 6.2c0-3.6 5.2-3.4 5.2-.4 0 2-2.6 2-2.6 3.8M8 12.2v.6',
};

const VERDICTS = ['met', 'near', 'not met', 'unknown', 'reported', 'not testable'];

function verdictClass(verdict) {
  return `v-${verdict.replaceAll(' ', '-')}`;
}

function verdictMark(verdict) {
  const svg = make('svg', {viewBox: '0 0 16 16', class: `mark ${verdictClass(verdict)}`, 'aria-hidden': 'true'});
  svg.append(make('circle', {cx: 8, cy: 8, r: 7.4}), make('path', {d: MARKS[verdict] || MARKS.unknown}));
  return svg;
}

function verdictBadge(verdict) {
  return make('span', {class: `badge ${verdictClass(verdict)}`}, verdictMark(verdict), say(verdict));
}

/** A bar from 0 to 100 %: certain part, open part, marks for near and met. */
function shareBar(row, {low, high, verdict}) {
  if (!row.is_share || low === null) return make('span');
  const bar = make('span', {class: `bar ${verdictClass(verdict)}`, role: 'img', 'aria-label': interval(low, high)});
  const put = (name, from, to) => {
    const part = make('span', {class: name});
    part.style.left = `${100 * from}%`;
    if (to !== undefined) part.style.width = `${100 * (to - from)}%`;
    bar.append(part);
  };
  put('sure', 0, low);
  if (high !== null && high > low) put('open', low, high);
  if (row.near !== null) put('tick', row.near);
  if (row.met !== null) put('tick strong', row.met);
  return bar;
}

function modulesOfRows() {
  return [...new Set(DATA.rows.map((row) => row.module))].sort((a, b) => a - b);
}

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
      ...counts.map((n) => make('td', {class: 'number'}, n || '·')));
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

// ── Reasons ──────────────────────────────────────────────────────────────────────────────────────

const EARTH_M = 6371008.8;

/** Metres on the plane that touches the Earth in the middle of the area: [east, north]. */
const toPlane = (() => {
  const box = boundsOf(scopeArea(cityScope));
  const north = (EARTH_M * Math.PI) / 180;
  const east = north * Math.cos((((box[1] + box[3]) / 2) * Math.PI) / 180);
  return ([lon, lat]) => [(lon - box[0]) * east, (lat - box[1]) * north];
})();

function metresBetween(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** On the plane, the mean of a block's corners: good enough to measure hundreds of metres from. */
const blockMiddle = once(DATA.blocks.count, (i) => {
  const ring = blockArea(i)[0]?.[0];
  return ring ? toPlane([0, 1].map((k) => ring.reduce((sum, p) => sum + p[k], 0) / ring.length)) : null;
});

const accessPoints = pointCoordinates(DATA.access);
const accessService = column(DATA.access, 'service');

/** Where the places of each service are entered, on the plane. */
const accessOfService = (() => {
  const all = new Map(DATA.services.map((service) => [service.id, []]));
  accessPoints.forEach((p, i) => p && all.get(accessService(i))?.push(toPlane(p)));
  return all;
})();

/** Straight metres from a block to the nearest access point of a service; Infinity if it has none. */
function straightMetres(block, service) {
  const [x, y] = blockMiddle(block);
  let least = Infinity;
  for (const p of accessOfService.get(service)) {
    const square = (p[0] - x) * (p[0] - x) + (p[1] - y) * (p[1] - y);
    if (square < least) least = square;
  }
  return Math.sqrt(least);
}

/** The service of a category that is farthest in a straight line. */
function farthestService(block) {
  const found = DATA.categories[state.category].services.map((id) => ({id, metres: straightMetres(block, id)}));
  return found.reduce((a, b) => (b.metres > a.metres ? b : a));
}

/** Blocks with homes whose median is surely beyond the limit, those first that weigh most. */
function failingBlocks() {
  const seconds = timeColumn(state.mode, state.category, 's');
  const metres = timeColumn(state.mode, state.category, 'm');
  const failing = [];
  for (let i = 0; i < DATA.blocks.count; i++) {
    if (!(blockWeight(i) > 0) || !isTold(i) || !blockMiddle(i)) continue;
    const time = seconds(i);
    if (time !== null && time <= DATA.pivot * 60) continue;
    const excess = (time === null ? maxMinutes * 60 : time) - DATA.pivot * 60;
    failing.push({block: i, seconds: time, metres: metres(i), burden: blockWeight(i) * Math.max(excess, 1)});
  }
  return failing.sort((a, b) => b.burden - a.burden || a.block - b.block);
}

const MANY = 1500; // blocks a detour or a new place is worked out from

/** Street metres over straight metres: the median of this mode and category. */
function usualDetour() {
  const metres = timeColumn(state.mode, state.category, 'm');
  const factors = [];
  const step = Math.ceil(DATA.blocks.count / MANY);
  for (let i = 0; i < DATA.blocks.count; i += step) {
    if (!(blockWeight(i) > 0) || !(metres(i) > 0) || !blockMiddle(i)) continue;
    const straight = farthestService(i).metres;
    if (straight > 100 && Number.isFinite(straight)) factors.push(Math.max(1, metres(i) / straight));
  }
  factors.sort((a, b) => a - b);
  return factors.length > 0 ? factors[factors.length >> 1] : 1.3;
}

/** Straight metres that the limit allows: at the speed of the mode's plain metres and seconds. */
function reachMetres(detour) {
  return (DATA.pivot * 60 * DATA.modes[state.mode].speed) / detour;
}

function reasonOf(item, straight, reach) {
  const values = {
    near: whole(straight), far: item.metres === null ? '' : whole(item.metres), n: DATA.pivot, m: whole(reach),
  };
  if (!Number.isFinite(straight)) return say('reasonNoneAtAll');
  if (straight > reach) return say('reasonNone', values);
  if (item.metres === null) return say('reasonCut', {...values, n: maxMinutes});
  return say(item.metres > 1.6 * straight ? 'reasonDetour' : 'reasonFar', values);
}

/** The spot among the failing blocks with most failing weight around it. */
function bestSpot(failing, reach) {
  const candidates = failing.slice(0, MANY);
  let best = null;
  for (const {block} of candidates) {
    const at = blockMiddle(block);
    let weight = 0;
    for (const other of candidates) {
      if (metresBetween(at, blockMiddle(other.block)) <= reach) weight += blockWeight(other.block);
    }
    if (best === null || weight > best.weight) best = {block, weight};
  }
  return best;
}

/** Weight of the blocks of whose time the map cannot tell. */
function weightNotTold() {
  let weight = 0;
  for (let i = 0; i < DATA.blocks.count; i++) if (!isTold(i)) weight += blockWeight(i);
  return weight;
}

/** Those of blocks whose districts (else the whole area) are not unknown in the category: only there a place is proposed. */
function blocksToMend(failing) {
  const known = once(DATA.scopes.count, (scope) =>
    !isUnknown(scope, DATA.categories[state.category].id, [DATA.modes[state.mode].id]));
  return failing.filter(({block}) => {
    const ids = blockDistricts(block);
    return ids === null ? known(cityScope) : ids.split(';').every((id) => known(scopeOfId.get(id)));
  });
}

function renderWhy() {
  const failing = failingBlocks();
  const total = scopeWeight(cityScope);
  const names = {
    weight: weightName(), n: DATA.pivot, category: label(DATA.categories[state.category].label),
    mode: label(DATA.modes[state.mode].label),
  };
  fill('why-change');
  const open = total > 0 ? weightNotTold() / total : 0;
  const openText = open > 0.00005 ? ` ${say('whyOpen', {...names, share: percent(open)})}` : '';
  if (failing.length === 0) {
    fill('why-lead', `${say('whyNone', names)}${openText}`);
    fill('why-table');
    return;
  }
  const weight = failing.reduce((sum, item) => sum + blockWeight(item.block), 0);
  fill('why-lead', `${say('whyLead', {...names, share: percent(weight / total)})}${openText}`);
  const detour = usualDetour();
  const reach = reachMetres(detour);
  const toMend = blocksToMend(failing);
  if (toMend.length === 0) fill('why-change', say('whyUnknown', names));
  else renderChange(toMend, names, detour, reach, total);
  const head = make('tr', {}, ...['whyBlock', 'whyDistrict', 'whyWeight', 'whyMinutes', 'whyReason'].map((key) =>
    make('th', {scope: 'col', class: key === 'whyWeight' || key === 'whyMinutes' ? 'number' : ''}, say(key, names))));
  fill('why-table', make('thead', {}, head), make('tbody', {}, ...failing.slice(0, 12).map((item) =>
    make('tr', {},
      make('td', {}, blockButton(item.block)),
      make('td', {}, districtTitles(item.block) || '–'),
      make('td', {class: 'number'}, percent(blockWeight(item.block) / total, 2)),
      make('td', {class: 'number'}, item.seconds === null ? say('notReached', {n: maxMinutes}) : minutesText(item.seconds)),
      make('td', {class: 'reason'}, reasonOf(item, farthestService(item.block).metres, reach))))));
}

/** For each district the need that most homes lack as the only one: improvements.geojson; none that is unknown there. */
function renderImprovements() {
  const layer = DATA.improvements;
  const needs = DATA.rows.find((row) => row.targets.length > 1 && row.modes.length > 0);
  const [district, need, share, block] = ['district', 'need', 'share', 'block'].map((key) => column(layer, key));
  const shown = needs === undefined ? [] : Array.from({length: layer.count}, (_, i) => i)
    .filter((i) => !isUnknown(scopeOfId.get(district(i)), need(i), needs.modes, needs.minutes));
  document.getElementById('improvements').hidden = shown.length === 0;
  if (shown.length === 0) return;
  const ids = column(DATA.blocks, 'id');
  const blockOf = (i) => Array.from({length: DATA.blocks.count}, (_, b) => b).find((b) => ids(b) === block(i));
  fill('improve-lead', say('improveLead', {check: needs.check}));
  const head = make('tr', {}, ...['whyDistrict', 'improveNeed', 'improveShare', 'improveBlock'].map((key) =>
    make('th', {scope: 'col', class: key === 'improveShare' ? 'number' : ''}, say(key, {weight: weightName()}))));
  fill('improve-table', make('thead', {}, head), make('tbody', {}, ...shown.map((i) =>
    make('tr', {},
      make('td', {}, districtTitle(district(i)) || district(i)),
      make('td', {}, label(DATA.categories.find((c) => c.id === need(i)).label)),
      make('td', {class: 'number'}, percent(share(i))),
      make('td', {}, blockOf(i) === undefined ? block(i) : blockButton(blockOf(i)))))));
}

function renderChange(failing, names, detour, reach, total) {
  const spot = bestSpot(failing, reach);
  const service = DATA.services.find((s) => s.id === farthestService(spot.block).id);
  const district = districtTitles(spot.block);
  fill('why-change', say('whyChange', {
    ...names, service: label(service.label), block: blockId(spot.block), district: district ? ` (${district}) ` : '',
    share: percent(spot.weight / total), metres: whole(reach), factor: detour.toFixed(2),
  }), ' ', make('button', {type: 'button', class: 'link', onclick: () => showBlock(spot.block)}, say('showOnMap')));
}

function blockButton(block) {
  return make('button', {type: 'button', class: 'link', onclick: () => showBlock(block)}, blockId(block));
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
  const head = make('tr', {}, ...['check', 'title', 'limit', 'marks', 'source', 'wording'].map((key) =>
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
      make('td', {class: 'short'}, marksText(row)), make('td', {}, row.source),
      make('td', {class: row.verified ? 'short' : 'short warn'}, say(row.verified ? 'seen' : 'notSeen')));
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

// SPDX-License-Identifier: Apache-2.0
// The second layer: a sheet for a district, with its verdicts, reasons, remedies and data.
'use strict';

function sheetPanel(scope) {
  return [
    make('p', {}, make('button', {type: 'button', class: 'link back', onclick: () => change({scope: cityScope})}, say('backToAll'))),
    make('h2', {class: 'headline', id: 'headline'}, make('span', {class: 'over'}, scopeTitle(scope)), headline(scope)),
    keyBars(scope),
    ...sheetParts(scope),
  ];
}

function sheetParts(scope) {
  return [...verdictsOf(scope), ...reasonsOf(scope), ...remediesOf(scope), ...trustOf(scope)];
}

// ── Verdicts by module ───────────────────────────────────────────────────────────────────────────

function verdictsOf(scope) {
  return [make('h3', {}, say('sheetVerdicts')), make('div', {class: 'modules'}, ...modulesOfRows().map((module) => moduleVerdicts(scope, module)))];
}

/** The counts of a module; opened, its results, those first that are not met. */
function moduleVerdicts(scope, module) {
  const results = DATA.rows.map((row, i) => ({row, i, found: result(scope, i)})).filter(({row}) => row.module === module);
  const counts = VERDICTS.map((verdict) => [verdict, results.filter(({found}) => found.verdict === verdict).length]).filter(([, n]) => n > 0);
  const order = ['not met', 'unknown', 'near', 'met', 'reported', 'not testable'];
  results.sort((a, b) => order.indexOf(a.found.verdict) - order.indexOf(b.found.verdict) || a.i - b.i);
  const fold = make('details', {class: 'module'}, make('summary', {}, make('span', {class: 'what'}, moduleName(module)),
    make('span', {class: 'counts'}, ...counts.map(([verdict, n]) => make('span', {class: 'badge', title: say(verdict)}, verdictMark(verdict),
      make('span', {class: 'hidden'}, say(verdict)), String(n))))));
  fold.addEventListener('toggle', () => {
    if (fold.open && fold.children.length === 1) fold.append(make('div', {}, ...results.map(({row, i, found}) => resultLine(scope, row, i, found))));
  });
  return fold;
}

function resultLine(scope, row, i, found) {
  const line = make('button', {class: 'line', type: 'button', title: rowTitle(row), onclick: () => change({row: i, scope, choice: null})},
    make('span', {class: 'what'}, make('span', {class: 'small'}, `${row.check} `), resultName(row)), shareBar(row, found),
    make('span', {class: 'number'}, row.needs ? '' : figure(row, found, 0)), verdictBadge(found.verdict));
  line.disabled = !row.onMap;
  return line;
}

function resultName(row) {
  const title = label(row.title);
  if (row.needs) return `${title} (${say('needs', {what: row.needs})})`;
  return row.targets.length === 1 ? `${title}: ${label(row.targets[0].label)}` : title;
}

// ── Why ──────────────────────────────────────────────────────────────────────────────────────────

/** For each need that is not met, where it is lacked most and why; the least met first. */
function reasonsOf(scope) {
  const lacking = needRows.map((i) => ({i, found: result(scope, i)}))
    .filter(({found}) => found.verdict === 'not met' || found.verdict === 'near')
    .sort((a, b) => a.found.low - b.found.low);
  const lines = lacking.map(({i, found}) => reasonLine(scope, i, found)).filter((line) => line !== null);
  const unknown = needRows.filter((i) => result(scope, i).verdict === 'unknown').map(keyName);
  return [make('h3', {}, say('sheetWhy')),
    ...(lines.length > 0 ? [make('ul', {class: 'reasons'}, ...lines)] : [make('p', {}, say('sheetNothing'))]),
    ...(unknown.length > 0 ? [make('p', {class: 'small'}, say('sheetUnknown', {needs: unknown.join(say('comma'))}))] : [])];
}

/** Mode and category that a row of one need asks for; its first mode is the one that is shown. */
function viewOf(row) {
  return {
    mode: DATA.modes.findIndex((m) => m.id === DATA.rows[row].modes[0]),
    category: DATA.categories.findIndex((c) => c.id === DATA.rows[row].targets[0].id),
  };
}

function reasonLine(scope, i, found) {
  const view = {scope, ...viewOf(i)};
  if (view.mode < 0 || view.category < 0) return null;
  const failing = failingBlocks(view);
  const values = {need: keyName(i), share: figure(DATA.rows[i], found, 0), weight: weightName(), n: DATA.pivot};
  if (failing.length === 0) return make('li', {}, verdictMark(found.verdict), say('reasonShare', values));
  const [worst] = failing;
  const reach = reachMetres(view.mode, usualDetour(view.mode, view.category));
  return make('li', {}, verdictMark(found.verdict), `${say('reasonShare', values)} ${say('reasonWorst')} `,
    make('button', {type: 'button', class: 'link', onclick: () => showTime(scope, view, worst.block)}, placeOfBlock(worst.block)),
    ` (${worst.seconds === null ? say('notReached', {n: maxMinutes}) : minutesText(worst.seconds)} ${say('minutes')}): `,
    reasonOf(worst, farthestService(worst.block, view.category).metres, reach), '.');
}

/** The travel times to a need, with a block in view. */
function showTime(scope, {mode, category}, block) {
  pinned = block;
  change({scope, mode, category, row: -1, choice: null});
}

// ── What would help ──────────────────────────────────────────────────────────────────────────────

const remedy = Object.fromEntries(['district', 'need', 'weight', 'share', 'block', 'completes'].map((name) => [name, column(DATA.improvements, name)]));
const remedyPoints = pointCoordinates(DATA.improvements);

/** Where a new place would help most, best first; none of a need that is unknown. */
function remediesOf(scope) {
  const id = scopeId(scope);
  const shown = Array.from({length: DATA.improvements.count}, (unused, i) => i).filter((i) => remedy.district(i) === id);
  return [make('h3', {}, say('sheetHelp')),
    ...(shown.length === 0 ? [make('p', {}, say('helpNone'))] : [make('ol', {class: 'remedies'}, ...shown.map((i) => remedyLine(scope, i)))]),
    ...(shown.length === 0 ? [] : [make('p', {class: 'small how'}, say('helpHow', {n: DATA.pivot, weight: weightName()}))])];
}

function remedyLine(scope, i) {
  const category = DATA.categories.findIndex((c) => c.id === remedy.need(i));
  const place = remedyPoints[i] === null ? remedy.block(i) : streetNear(remedyPoints[i]) ?? say('block', {id: remedy.block(i)});
  const completes = remedy.completes(i);
  return make('li', {}, make('strong', {}, category < 0 ? remedy.need(i) : label(DATA.categories[category].label)), ' ',
    make('button', {type: 'button', class: 'link', onclick: () => showRemedy(scope, i, category)}, say('helpAt', {place})), ': ',
    say('helpGain', {share: percent(remedy.share(i)), weight: weightName(), amount: whole(remedy.weight(i)), unit: weightUnit()}),
    completes === null || completes === 0 ? '' : ` ${say('helpCompletes', {share: percent(completes)})}`);
}

function showRemedy(scope, i, category) {
  const mode = DATA.modes.findIndex((m) => m.id === DATA.rows[needsRow]?.modes[0]);
  state.spot = remedyPoints[i];
  change({scope, row: -1, choice: null, ...(category >= 0 ? {category} : {}), ...(mode >= 0 ? {mode} : {})});
}

/** The unit of a weight, behind a number. */
function weightUnit() {
  return {m2: ' m²', m: ' m'}[DATA.weight.unit] ?? '';
}

// ── Can it be trusted? ───────────────────────────────────────────────────────────────────────────

const QUALITIES = ['places_of_expected', 'map_edge', 'assumed', 'places_unnamed', 'places_without_hours'];
const MUCH = 0.1; // parts of the data below this are not said of a need

/** What is said of the data behind the needs, a line for each sort: "without opening hours: Food 87 %, …". */
function qualityOfNeeds(scope, name) {
  const parts = needRows.flatMap((i) => {
    const share = checkColumns[name](scope * DATA.rows.length + i);
    const isSaid = name === 'places_of_expected' ? share !== null && share < FEW_OF_EXPECTED : (share ?? 0) >= MUCH;
    return isSaid ? [`${keyName(i)} ${percent(share, 0)}`] : [];
  });
  return parts.length === 0 ? [] : [make('li', {title: label(DATA.meanings[name] ?? {en: ''})}, `${say(`trust_${name}`)}: ${parts.join(say('comma'))}`)];
}

function trustOf(scope) {
  const cover = DATA.facts.cover?.find((c) => c.id === scopeId(scope));
  const lines = [];
  if (cover) lines.push(say('trustHomes', {n: whole(cover.origins), kind: term(DATA.facts.origins.kind)}));
  if (cover && cover.in_map < 0.9995) lines.push(say('trustCover', {share: percent(Math.min(cover.in_map, 0.999), cover.in_map > 0.99 ? 1 : 0)}));
  const of = QUALITIES.flatMap((name) => qualityOfNeeds(scope, name));
  return [make('h3', {}, say('sheetTrust')), make('ul', {class: 'small'}, ...lines.map((text) => make('li', {}, text)), ...of),
    make('p', {class: 'small to-more'}, make('a', {href: '#part=quality', onclick: () => openPart('quality')}, say('trustMore')))];
}

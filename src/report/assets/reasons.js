// SPDX-License-Identifier: Apache-2.0
// Reasons: which blocks lack a need most, and why; where a new place would help.
'use strict';

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

/** The mean of a block's corners: good enough to measure hundreds of metres from. */
const blockCentre = once(DATA.blocks.count, (i) => {
  const ring = blockArea(i)[0]?.[0];
  return ring ? [0, 1].map((k) => ring.reduce((sum, p) => sum + p[k], 0) / ring.length) : null;
});

const blockMiddle = once(DATA.blocks.count, (i) => {
  const centre = blockCentre(i);
  return centre ? toPlane(centre) : null;
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
function farthestService(block, category) {
  const found = DATA.categories[category].services.map((id) => ({id, metres: straightMetres(block, id)}));
  return found.reduce((a, b) => (b.metres > a.metres ? b : a));
}

/** A function of a block: whether a scope holds it, or part of it. */
function inScope(scope) {
  if (scope === cityScope) return () => true;
  const id = scopeId(scope);
  return (block) => blockDistricts(block)?.split(';').includes(id) ?? false;
}

/** Blocks of a scope with homes whose median is surely beyond the limit, those first that weigh most. */
function failingBlocks({scope, mode, category}) {
  const seconds = timeColumn(mode, category, 's');
  const metres = timeColumn(mode, category, 'm');
  const within = inScope(scope);
  const failing = [];
  for (let i = 0; i < DATA.blocks.count; i++) {
    if (!(blockWeight(i) > 0) || !within(i) || !isTold(i, mode, category) || !blockMiddle(i)) continue;
    const time = seconds(i);
    if (time !== null && time <= DATA.pivot * 60) continue;
    const excess = (time === null ? maxMinutes * 60 : time) - DATA.pivot * 60;
    failing.push({block: i, seconds: time, metres: metres(i), burden: blockWeight(i) * Math.max(excess, 1)});
  }
  return failing.sort((a, b) => b.burden - a.burden || a.block - b.block);
}

const MANY = 1500; // blocks a detour or a new place is worked out from

const detours = new Map(); // by mode and category

/** Street metres over straight metres: the median of this mode and category. */
function usualDetour(mode, category) {
  const key = mode * DATA.categories.length + category;
  if (!detours.has(key)) detours.set(key, medianDetour(mode, category));
  return detours.get(key);
}

function medianDetour(mode, category) {
  const metres = timeColumn(mode, category, 'm');
  const factors = [];
  const step = Math.ceil(DATA.blocks.count / MANY);
  for (let i = 0; i < DATA.blocks.count; i += step) {
    if (!(blockWeight(i) > 0) || !(metres(i) > 0) || !blockMiddle(i)) continue;
    const straight = farthestService(i, category).metres;
    if (straight > 100 && Number.isFinite(straight)) factors.push(Math.max(1, metres(i) / straight));
  }
  factors.sort((a, b) => a - b);
  return factors.length > 0 ? factors[factors.length >> 1] : 1.3;
}

/** Straight metres that the limit allows: at the speed of the mode's plain metres and seconds. */
function reachMetres(mode, detour) {
  return (DATA.pivot * 60 * DATA.modes[mode].speed) / detour;
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
function weightNotTold({scope, mode, category}) {
  const within = inScope(scope);
  let weight = 0;
  for (let i = 0; i < DATA.blocks.count; i++) {
    if (within(i) && !isTold(i, mode, category)) weight += blockWeight(i);
  }
  return weight;
}

/** Those of blocks whose districts (else the whole area) are not unknown in the category: only there a place is proposed. */
function blocksToMend(failing, {mode, category}) {
  const known = once(DATA.scopes.count, (scope) =>
    !isUnknown(scope, DATA.categories[category].id, [DATA.modes[mode].id]));
  return failing.filter(({block}) => {
    const ids = blockDistricts(block);
    return ids === null ? known(cityScope) : ids.split(';').every((id) => known(scopeOfId.get(id)));
  });
}

function renderWhy() {
  const view = {scope: state.scope, mode: state.mode, category: state.category};
  const failing = failingBlocks(view);
  const total = scopeWeight(view.scope);
  const names = {
    weight: weightName(), n: DATA.pivot, category: label(DATA.categories[view.category].label),
    mode: label(DATA.modes[view.mode].label), area: scopeTitle(view.scope),
  };
  fill('why-change');
  const open = total > 0 ? weightNotTold(view) / total : 0;
  const openText = open > 0.00005 ? ` ${say('whyOpen', {...names, share: percent(Math.min(1, open))})}` : '';
  if (failing.length === 0) {
    fill('why-lead', `${say('whyNone', names)}${openText}`);
    fill('why-table');
    return;
  }
  const weight = failing.reduce((sum, item) => sum + blockWeight(item.block), 0);
  fill('why-lead', `${say('whyLead', {...names, share: percent(Math.min(1, weight / total))})}${openText}`);
  const detour = usualDetour(view.mode, view.category);
  const reach = reachMetres(view.mode, detour);
  const toMend = blocksToMend(failing, view);
  if (toMend.length === 0) fill('why-change', say('whyUnknown', names));
  else renderChange(toMend, names, detour, reach, total);
  renderFailing(failing, names, reach, total);
}

function renderFailing(failing, names, reach, total) {
  const head = make('tr', {}, ...['whyPlace', 'whyDistrict', 'whyWeight', 'whyMinutes', 'whyReason'].map((key) =>
    make('th', {scope: 'col', class: key === 'whyWeight' || key === 'whyMinutes' ? 'number' : ''}, say(key, names))));
  fill('why-table', make('thead', {}, head), make('tbody', {}, ...failing.slice(0, 12).map((item) =>
    make('tr', {},
      make('td', {}, blockButton(item.block)),
      make('td', {}, districtTitles(item.block) || '–'),
      make('td', {class: 'number'}, percent(Math.min(1, blockWeight(item.block) / total), 2)),
      make('td', {class: 'number'}, item.seconds === null ? say('notReached', {n: maxMinutes}) : minutesText(item.seconds)),
      make('td', {class: 'reason'}, reasonOf(item, farthestService(item.block, state.category).metres, reach))))));
}

function renderChange(failing, names, detour, reach, total) {
  const spot = bestSpot(failing, reach);
  const service = DATA.services.find((s) => s.id === farthestService(spot.block, state.category).id);
  fill('why-change', say('whyChange', {
    ...names, service: label(service.label), place: placeOfBlock(spot.block),
    share: percent(Math.min(1, spot.weight / total)), metres: whole(reach), factor: detour.toFixed(2),
  }), ' ', make('button', {type: 'button', class: 'link', onclick: () => showBlock(spot.block)}, say('showOnMap')));
}

/** Where a block is, in words: the street that passes nearest to its middle, else its id. */
function placeOfBlock(block) {
  const centre = blockCentre(block);
  const street = centre ? streetNear(centre) : null;
  return street === null ? say('block', {id: blockId(block)}) : street;
}

function blockButton(block) {
  return make('button', {type: 'button', class: 'link', title: say('block', {id: blockId(block)}), onclick: () => showBlock(block)},
    placeOfBlock(block));
}

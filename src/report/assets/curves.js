// SPDX-License-Identifier: Apache-2.0
// Distributions: the share of weight within so many minutes, and how districts differ.
'use strict';

const CHART = {width: 900, height: 380, left: 52, right: 250, top: 14, bottom: 40};

/** A function of a scope: the share within so many minutes; with the end '_high', what it is at most. */
function shareWithin(mode, category, minutes, end = '') {
  return column(DATA.scopes, `${DATA.modes[mode].id}_${DATA.categories[category].id}_share_${minutes}${end}`);
}

function chartLimits() {
  return DATA.classes.map((c) => c.upto).filter((upto) => upto !== null);
}

/** [minutes, share, share at most] of a category, from (0, 0); the exact points only. */
function curvePoints(category) {
  const points = chartLimits()
    .map((limit) => [limit, ...['', '_high'].map((end) => shareWithin(state.mode, category, limit, end)(state.scope))])
    .filter(([, share]) => share !== null);
  return points.length > 0 ? [[0, 0, 0], ...points] : [];
}

/** Heights at least `gap` apart and as near as possible to those wanted. */
function spreadOut(wanted, gap, least, most) {
  const order = wanted.map((y, i) => ({y, i})).sort((a, b) => a.y - b.y || a.i - b.i);
  order.forEach((item, k) => {
    item.y = Math.max(item.y, k === 0 ? least : order[k - 1].y + gap);
  });
  for (let k = order.length - 1; k >= 0; k--) {
    order[k].y = Math.min(order[k].y, k === order.length - 1 ? most : order[k + 1].y - gap);
  }
  const heights = [];
  for (const {y, i} of order) heights[i] = y;
  return heights;
}

function renderCurves() {
  fill('curves-lead', say('curvesLead', {weight: weightName(), mode: label(DATA.modes[state.mode].label)}));
  const scope = document.getElementById('curve-scope');
  scope.replaceChildren(...Array.from({length: DATA.scopes.count}, (unused, i) => make('option', {value: i}, scopeTitle(i))));
  scope.value = String(state.scope);
  fill('curve-chart', curveChart());
  renderSpread();
}

function axes(chart, x, y, limits) {
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    chart.append(make('line', {class: 'grid', x1: x(0), x2: x(limits.at(-1)), y1: y(share), y2: y(share)}),
      make('text', {class: 'tick', x: x(0) - 8, y: y(share) + 4, 'text-anchor': 'end'}, percent(share, 0)));
  }
  for (const limit of [0, ...limits]) {
    chart.append(make('line', {class: limit === DATA.pivot ? 'pivot' : 'grid', x1: x(limit), x2: x(limit), y1: y(0), y2: y(1)}),
      make('text', {class: 'tick', x: x(limit), y: y(0) + 18, 'text-anchor': 'middle'}, limit));
  }
  chart.append(make('text', {class: 'tick', x: (x(0) + x(limits.at(-1))) / 2, y: CHART.height - 4, 'text-anchor': 'middle'},
    say('axisMinutes')));
}

function curveChart() {
  const limits = chartLimits();
  const x = (minutes) => CHART.left + (minutes / limits.at(-1)) * (CHART.width - CHART.left - CHART.right);
  const y = (share) => CHART.height - CHART.bottom - share * (CHART.height - CHART.top - CHART.bottom);
  const chart = make('svg', {viewBox: `0 0 ${CHART.width} ${CHART.height}`, class: 'chart', role: 'img',
    'aria-label': document.getElementById('curves-lead').textContent});
  chart.append(make('pattern', {id: 'open-hatch', width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)'},
    make('line', {x1: 0, y1: 0, x2: 0, y2: 5})));
  axes(chart, x, y, limits);
  const curves = DATA.categories.map((unused, category) => curvePoints(category));
  const shown = curves.map((points, category) => ({points, category})).filter(({points}) => points.length > 0);
  const heights = spreadOut(shown.map(({points}) => y(points.at(-1)[1])), 17, CHART.top + 4, y(0));
  // The chosen category last, so that it lies on top.
  const order = shown.map((unused, k) => k)
    .sort((a, b) => Number(shown[a].category === state.category) - Number(shown[b].category === state.category));
  for (const k of order) chart.append(curve(shown[k], heights[k], x, y));
  return chart;
}

function curve({points, category}, height, x, y) {
  const chosen = category === state.category;
  const [lastX, lastShare, lastHigh] = points.at(-1);
  const name = label(DATA.categories[category].label);
  const group = make('g', {class: chosen ? 'curve chosen' : 'curve', onclick: () => change({category, row: -1, choice: null})},
    make('title', {}, points.slice(1).map(([m, share, high]) => `${m} ${say('minutes')}: ${interval(share, high)}`).join('\n')),
    ...(chosen ? [openBand(points, x, y)] : []),
    make('polyline', {points: points.map(([m, share]) => `${x(m).toFixed(1)},${y(share).toFixed(1)}`).join(' ')}),
    make('path', {class: 'leader', d: `M${x(lastX)} ${y(lastShare)}L${x(lastX) + 16} ${height}`}),
    make('text', {x: x(lastX) + 20, y: height + 4}, `${name} ${interval(lastShare, lastHigh, 0)}`));
  for (const [m, share] of points.slice(1)) group.append(make('circle', {cx: x(m), cy: y(share), r: chosen ? 4 : 2.5}));
  return group;
}

/** Between what is and what may be: what the map cannot tell. */
function openBand(points, x, y) {
  const at = ([m, share]) => `${x(m).toFixed(1)},${y(share).toFixed(1)}`;
  const above = points.map(([m, , high]) => [m, high]).reverse();
  return make('path', {class: 'band', d: `M${[...points, ...above].map(at).join('L')}Z`});
}

/** Districts as dots on a line of shares. */
function renderSpread() {
  const share = shareWithin(state.mode, state.category, DATA.pivot);
  const most = shareWithin(state.mode, state.category, DATA.pivot, '_high');
  const dots = [];
  for (let i = 0; i < cityScope; i++) {
    if (share(i) !== null) dots.push({name: scopeTitle(i), share: share(i), high: most(i), weight: scopeWeight(i)});
  }
  if (dots.length < 2) {
    fill('spread-lead', say('spreadNone'));
    fill('spread-chart');
    return;
  }
  dots.sort((a, b) => a.share - b.share);
  const [low, high] = [dots[0], dots.at(-1)];
  fill('spread-lead', say('spreadLead', {
    category: label(DATA.categories[state.category].label), mode: label(DATA.modes[state.mode].label), n: DATA.pivot,
    low: interval(low.share, low.high), lowName: low.name, high: interval(high.share, high.high), highName: high.name,
  }));
  fill('spread-chart', spreadChart(dots));
}

function spreadChart(dots) {
  const [width, height] = [CHART.width, 96];
  const x = (share) => 30 + share * (width - 60);
  const most = Math.max(...dots.map((d) => d.weight));
  const chart = make('svg', {viewBox: `0 0 ${width} ${height}`, class: 'chart', role: 'img', 'aria-label': say('spreadHeading')});
  chart.append(make('line', {class: 'grid', x1: x(0), x2: x(1), y1: 46, y2: 46}));
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    chart.append(make('line', {class: 'grid', x1: x(share), x2: x(share), y1: 40, y2: 52}),
      make('text', {class: 'tick', x: x(share), y: height - 6, 'text-anchor': 'middle'}, percent(share, 0)));
  }
  for (const dot of [...dots].sort((a, b) => b.weight - a.weight)) {
    const r = 4 + 18 * Math.sqrt(dot.weight / most);
    chart.append(make('g', {class: 'dot'}, make('title', {}, `${dot.name}: ${interval(dot.share, dot.high)}`),
      make('line', {class: 'band', x1: x(dot.share), x2: x(dot.high ?? dot.share), y1: 46, y2: 46}),
      make('circle', {cx: x(dot.share), cy: 46, r: r.toFixed(1)})));
  }
  const [total, totalHigh] = ['', '_high'].map((end) => shareWithin(state.mode, state.category, DATA.pivot, end)(cityScope));
  if (total !== null) chart.append(make('path', {class: 'mean', d: `M${x(total)} 14V78`}, make('title', {}, `${say('wholeArea')}: ${interval(total, totalHigh)}`)));
  return chart;
}

// SPDX-License-Identifier: Apache-2.0
// The overview of many cities. DATA: title; checks [{title, zh, share, less, of}], cities [{id, name, date, page, lon, lat, outline,
// counts, figures}] with figures [low, high, verdict, best rank, worst rank, ranked] in the order of checks; failed [{id, exit, message}].
const DATA = JSON.parse(document.getElementById('data').textContent);
const WORDS = {
  check: ['Check', '检查'], search: ['Search', '搜索'], outlines: ['All cities, by the verdict of this check', '各城市（按本项检查的判定着色）'],
  league: ['League table', '排名表'], failed: ['Not finished', '未完成'], name: ['City', '城市'], date: ['Map of', '地图日期'],
  met: ['Met', '达标'], near: ['Near', '接近'], notMet: ['Not met', '未达标'], unknown: ['Unknown', '未知'], reported: ['Reported', '仅报告'],
  figure: ['Figure', '数值'], rank: ['Rank', '名次'], verdict: ['Verdict', '判定'],
  about: ['A rank is a range: what the map cannot tell stays open. Cities whose map is too thin for this check are unknown and have none.',
    '名次为区间：地图无法判断的部分保持未定。地图过于稀疏的城市为未知，不排名。'],
  language: ['中文', 'English'], notTestable: ['Not testable', '无法检查'],
};
const VERDICTS = { met: 'met', near: 'near', 'not met': 'notMet', unknown: 'unknown', reported: 'reported', 'not testable': 'notTestable' };
const SVG = 'http://www.w3.org/2000/svg';
const state = { language: 0, check: Math.max(0, DATA.checks.findIndex((check) => check.of === '3.2')), sort: 'rank', down: false, search: '' };
const byId = (id) => document.getElementById(id);
const word = (key) => WORDS[key][state.language];

function draw(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  Object.assign(element, attributes);
  element.append(...children);
  return element;
}

const figureOf = (city) => city.figures[state.check] || [null, null, 'not testable', null, null, 0];
const classOf = (verdict) => (verdict === 'not met' ? 'not-met' : VERDICTS[verdict] && verdict !== 'not testable' ? verdict : 'unknown');

function shown(number) {
  if (number === null) return '';
  return DATA.checks[state.check].share ? (100 * number).toFixed(0) : String(Number(number.toPrecision(3)));
}

function interval([low, high]) {
  if (low === null && high === null) return '–';
  const unit = DATA.checks[state.check].share ? ' %' : '';
  if (high === null) return `≥ ${shown(low)}${unit}`;
  const [a, b] = [shown(low), shown(high)];
  return (a === b ? a : `${a}–${b}`) + unit;
}

function rank([, , , best, worst, of]) {
  if (best === null) return '–';
  return `${best === worst ? best : `${best}–${worst}`} / ${of}`;
}

function hatch() {
  return draw('defs', {}, draw('pattern', { id: 'hatch', width: 4, height: 4, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    draw('line', { class: 'hatch-line', x1: 0, y1: 0, x2: 0, y2: 4 })));
}

function drawWorld() {
  const lons = DATA.cities.map((city) => city.lon), lats = DATA.cities.map((city) => city.lat);
  const span = (values, least) => {
    const low = Math.min(...values), high = Math.max(...values), pad = Math.max(least, (high - low) * 0.08);
    return [low - pad, high + pad];
  };
  let [west, east] = span(lons, 3), [south, north] = span(lats, 2);
  [west, east, south, north] = [Math.max(-180, west), Math.min(180, east), Math.max(-85, south), Math.min(85, north)];
  const world = byId('world');
  world.replaceChildren(hatch());
  world.setAttribute('viewBox', `${west * 10} ${-north * 10} ${(east - west) * 10} ${(north - south) * 10}`);
  world.append(draw('path', { class: 'land', d: LAND }));
  const radius = Math.max(east - west, north - south) * 0.06;
  for (const city of DATA.cities) {
    const dot = draw('circle', { class: `dot ${classOf(figureOf(city)[2])}`, cx: city.lon * 10, cy: -city.lat * 10, r: radius });
    dot.append(draw('title', {}, `${city.name}: ${interval(figureOf(city))}`));
    world.append(dot);
  }
  byId('legend').replaceChildren(...['met', 'near', 'not met', 'unknown', 'reported'].map((verdict) => make('span', {},
    draw('svg', { viewBox: '0 0 10 10' }, draw('rect', { class: classOf(verdict), width: 10, height: 10 })), ` ${word(VERDICTS[verdict])}`)));
}

const nameOf = (city) => (city.page ? make('a', { href: city.page, textContent: city.name }) : city.name);

function drawOutlines() {
  byId('outlines').replaceChildren(...DATA.cities.map((city) => {
    const picture = draw('svg', { viewBox: '0 0 100 100' }, draw('path', { class: `outline ${classOf(figureOf(city)[2])}`, d: city.outline, 'fill-rule': 'evenodd' }));
    const card = city.page ? make('a', { href: city.page }, picture, city.name) : make('span', { className: 'card' }, picture, city.name);
    card.hidden = !isFound(city);
    return card;
  }));
}

const isFound = (city) => `${city.name} ${city.id}`.toLowerCase().includes(state.search.toLowerCase());

const COLUMNS = [
  ['name', (city) => city.name], ['date', (city) => city.date], ['met', (city) => city.counts[0]], ['near', (city) => city.counts[1]],
  ['notMet', (city) => city.counts[2]], ['unknown', (city) => city.counts[3]], ['verdict', (city) => figureOf(city)[2]],
  ['figure', (city) => figureOf(city)[0]], ['rank', (city) => figureOf(city)[3]],
];

function sorted() {
  const value = COLUMNS.find(([key]) => key === state.sort)[1];
  const down = state.down ? -1 : 1;
  return DATA.cities.filter(isFound).map((city) => [value(city), figureOf(city)[4] ?? 0, city]).sort((a, b) => {
    if ((a[0] === null) !== (b[0] === null)) return a[0] === null ? 1 : -1;  // what is not known comes last, either way
    const order = typeof a[0] === 'string' ? a[0].localeCompare(b[0]) : a[0] - b[0];
    return down * (order || a[1] - b[1]) || (a[2].id < b[2].id ? -1 : 1);
  }).map((entry) => entry[2]);
}

function bar([low, high]) {
  if (!DATA.checks[state.check].share || low === null) return '';
  const end = high === null ? 1 : high;
  return draw('svg', { class: 'bar', viewBox: '0 0 100 10', preserveAspectRatio: 'none' }, draw('rect', { class: 'track', width: 100, height: 10 }),
    draw('rect', { class: 'met', width: 100 * low, height: 10 }), draw('rect', { class: 'near', x: 100 * low, width: 100 * Math.max(0, end - low), height: 10 }));
}

function drawTable() {
  byId('heads').replaceChildren(...COLUMNS.map(([key]) => {
    const button = make('button', { type: 'button', textContent: word(key) + (state.sort === key ? (state.down ? ' ▼' : ' ▲') : '') });
    button.addEventListener('click', () => {
      state.down = state.sort === key && !state.down;
      state.sort = key;
      drawTable();
    });
    return make('th', {}, button);
  }));
  byId('rows').replaceChildren(...sorted().map((city) => {
    const figure = figureOf(city);
    return make('tr', {}, make('td', {}, nameOf(city)), make('td', {}, city.date || '–'),
      ...city.counts.map((count) => make('td', { className: 'number', textContent: count })), make('td', { textContent: word(VERDICTS[figure[2]] || 'unknown') }),
      make('td', {}, bar(figure), ` ${interval(figure)}`), make('td', { textContent: rank(figure) }));
  }));
}

function drawAll() {
  document.documentElement.lang = ['en', 'zh'][state.language];
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = word(element.dataset.word);
  byId('title').textContent = DATA.title;
  byId('summary').textContent = [`${DATA.cities.length} cities, ${DATA.failed.length} not finished. Each name leads to the city's own page, where there is one.`,
    `${DATA.cities.length} 个城市，${DATA.failed.length} 个未完成。点击名称可打开该城市的页面（如有）。`][state.language];
  byId('about').textContent = word('about');
  byId('language').textContent = word('language');
  byId('check').replaceChildren(...DATA.checks.map((check, i) => make('option', { value: i, selected: i === state.check, textContent: check[['title', 'zh'][state.language]] })));
  byId('failures').hidden = DATA.failed.length === 0;
  byId('failed').replaceChildren(...DATA.failed.map((one) => make('tr', {}, make('td', { textContent: one.id }), make('td', { textContent: one.exit ?? '–' }),
    make('td', { textContent: one.message }))));
  drawWorld();
  drawOutlines();
  drawTable();
}

byId('check').addEventListener('change', (event) => { state.check = Number(event.target.value); drawAll(); });
byId('search').addEventListener('input', (event) => { state.search = event.target.value; drawOutlines(); drawTable(); });
byId('language').addEventListener('click', () => { state.language = 1 - state.language; drawAll(); });
if (DATA.cities.length > 0) drawAll();

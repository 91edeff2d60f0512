// SPDX-License-Identifier: Apache-2.0
// Verdicts: their marks, and the bars of shares.
'use strict';

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

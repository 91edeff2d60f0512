// SPDX-License-Identifier: Apache-2.0
// On paper: two pages for the whole area, then one a district; the folded parts follow if they are open.
'use strict';

/** A picture of the map of a scope, as it is chosen now, at so many dots a pixel. */
function paperMap(scope, width, height) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  drawPicture(canvas, {scope, box: boundsOf(scopeArea(scope)), theme: 'light', density: 2});
  canvas.style.aspectRatio = `${width} / ${height}`;
  return make('figure', {}, canvas, make('figcaption', {}, mapTitle()), document.getElementById('legend').cloneNode(true));
}

/** What a click opens on the screen is plain text on paper. */
function withoutSwitches(element) {
  element.querySelectorAll('details').forEach((fold) => fold.removeAttribute('open'));
  element.querySelectorAll('button').forEach((button) => button.setAttribute('tabindex', '-1'));
  return element;
}

function paperPage(scope, title, ...parts) {
  return withoutSwitches(make('article', {class: 'sheet-page'}, make('header', {}, make('strong', {}, DATA.title), make('span', {}, title)), ...parts));
}

function paperOfCity() {
  const first = paperPage(cityScope, say('wholeArea'), make('h2', {class: 'headline'}, headline(cityScope)), keyBars(cityScope), paperMap(cityScope, 1000, 720));
  const districts = cityScope > 0 ? [make('h3', {}, say('districtsRanked')), make('p', {class: 'small'}, say('heatHint')), heatTable()] : [];
  return [first, paperPage(cityScope, say('wholeArea'), ...districts, ...reasonsOf(cityScope), ...remediesOf(cityScope), ...trustOf(cityScope))];
}

function paperOfDistrict(scope) {
  return paperPage(scope, scopeTitle(scope), make('h2', {class: 'headline'}, headline(scope)), make('div', {class: 'pair'}, keyBars(scope), paperMap(scope, 620, 430)),
    ...verdictsOf(scope), ...reasonsOf(scope), ...remediesOf(scope), ...trustOf(scope));
}

/** Fills the sheets before printing. */
function fillPaper() {
  fill('paper', ...paperOfCity(), ...Array.from({length: cityScope}, (unused, scope) => paperOfDistrict(scope)));
}

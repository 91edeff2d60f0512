// SPDX-License-Identifier: Apache-2.0
// The map as it is seen first: drawn at once on a plain canvas, where the map that can be moved will
// be. It stays where there is no WebGL.
'use strict';

const FRAME = 16; // pixels around the area

/** Positions on Mercator's map, as the map draws them. */
function mercator([lon, lat]) {
  return [lon / 360, -Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)];
}

/** What a picture shows: a box of degrees fitted into so many pixels. */
function pictureOf(box, width, height, theme) {
  const [west, south] = mercator([box[0], box[1]]);
  const [east, north] = mercator([box[2], box[3]]);
  const scale = Math.min((width - 2 * FRAME) / (east - west), (height - 2 * FRAME) / (south - north));
  const middle = ((box[1] + box[3]) * Math.PI) / 360;
  const project = (p) => {
    const [x, y] = mercator(p);
    return [width / 2 + (x - (west + east) / 2) * scale, height / 2 + (y - (north + south) / 2) * scale];
  };
  return {width, height, theme, project, metresPerPixel: (2 * Math.PI * EARTH_M * Math.cos(middle)) / scale};
}

/** What the map shows before it can be moved: what was asked for last, else the area of the state. */
function shownBox() {
  return wantedBounds?.box ?? boundsOf(scopeArea(state.scope));
}

function sketchProjection(width, height) {
  return pictureOf(shownBox(), width, height, state.theme).project;
}

function traceArea(pen, area, project) {
  for (const polygon of area) {
    for (const ring of polygon) {
      ring.forEach((p, k) => {
        const [x, y] = project(p);
        if (k === 0) pen.moveTo(x, y);
        else pen.lineTo(x, y);
      });
      pen.closePath();
    }
  }
}

/** A pen that draws by the processor: without a graphics card a browser is slow at all else. */
function penOf(canvas) {
  return canvas.getContext('2d', {willReadFrequently: true});
}

function hatchPattern(pen) {
  const image = hatchImage();
  const tile = document.createElement('canvas');
  [tile.width, tile.height] = [image.width, image.height];
  penOf(tile).putImageData(new ImageData(new Uint8ClampedArray(image.data), image.width), 0, 0);
  const pattern = pen.createPattern(tile, 'repeat');
  pattern.setTransform(new DOMMatrix([0.5, 0, 0, 0.5, 0, 0]));
  return pattern;
}

const TOGETHER = 300; // areas filled as one path; browsers take long for paths of very many

/** Fills areas as few paths: edges between those of one path leave no seam. */
function fillAreas(pen, areas, project) {
  for (let first = 0; first < areas.length; first += TOGETHER) {
    pen.beginPath();
    for (const area of areas.slice(first, first + TOGETHER)) traceArea(pen, area, project);
    pen.fill('evenodd');
  }
}

/** Blocks with homes, of one letter at a time; those without are left to the ground. */
function sketchBlocks(pen, {project}) {
  const groups = new Map();
  const letterOf = blockLetters();
  for (let i = 0; i < DATA.blocks.count; i++) {
    if (!(blockWeight(i) > 0)) continue;
    const letter = letterOf(i);
    if (!groups.has(letter)) groups.set(letter, []);
    groups.get(letter).push(...blockArea(i).map((polygon) => [polygon]));
  }
  const colours = letterColours();
  for (const letter of [...groups.keys()].sort()) {
    if (colours.has(letter)) {
      pen.globalAlpha = BLOCK_OPACITY;
      pen.fillStyle = colours.get(letter);
      fillAreas(pen, groups.get(letter), project);
    }
    if (HATCHED.includes(letter)) {
      pen.globalAlpha = 1;
      pen.fillStyle = hatchPattern(pen);
      fillAreas(pen, groups.get(letter), project);
    }
  }
  pen.globalAlpha = 1;
}

/** Fades all but a district. */
function sketchFade(pen, {project, width, height, theme}, scope) {
  if (scope === cityScope) return;
  pen.beginPath();
  pen.rect(0, 0, width, height);
  traceArea(pen, scopeArea(scope), project);
  pen.fillStyle = FADE[theme];
  pen.fill('evenodd');
}

/** Districts in the order in which their names get room: the one that is shown, then those of most weight. */
function labelOrder(shown) {
  const order = DATA.labels.flatMap((at, i) => (at === null || i === cityScope ? [] : [i]));
  return order.sort((a, b) => Number(b === shown) - Number(a === shown) || scopeWeight(b) - scopeWeight(a) || a - b);
}

function isFree(box, taken) {
  return taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
}

function sketchDistricts(pen, view, taken) {
  const {project, theme} = view;
  const colours = groundColours(theme);
  for (let i = 0; i < DATA.scopes.count; i++) {
    pen.beginPath();
    traceArea(pen, scopeArea(i), project);
    pen.setLineDash([]);
    Object.assign(pen, {strokeStyle: colours.halo, lineWidth: 4, globalAlpha: 0.7}).stroke();
    pen.setLineDash([5, 2.5]);
    Object.assign(pen, {strokeStyle: colours.ink, lineWidth: 1.5, globalAlpha: 1}).stroke();
  }
  pen.setLineDash([]);
  pen.font = '600 13px system-ui, sans-serif';
  for (const scope of labelOrder(view.scope)) {
    const [x, y] = project(DATA.labels[scope]);
    const half = pen.measureText(scopeTitle(scope)).width / 2 + 2;
    const box = [x - half, y - 9, x + half, y + 9];
    if (!isFree(box, taken)) continue;
    taken.push(box);
    haloText(pen, scopeTitle(scope), x, y, colours);
  }
}

/** A ring around a spot that was asked for. */
function sketchSpot(pen, {project}, spot) {
  const [x, y] = project(spot);
  for (const [strokeStyle, lineWidth] of [['#ffffff', 6], ['#b3005e', 3]]) {
    pen.beginPath();
    pen.arc(x, y, 11, 0, 2 * Math.PI);
    Object.assign(pen, {strokeStyle, lineWidth}).stroke();
  }
}

function sketchScale(pen, {width, height, metresPerPixel, theme}) {
  const colours = groundColours(theme);
  const round = [10000, 5000, 2000, 1000, 500, 200, 100, 50].find((m) => m / metresPerPixel <= width / 5) ?? 50;
  const length = round / metresPerPixel;
  pen.beginPath();
  pen.moveTo(12, height - 18);
  pen.lineTo(12, height - 12);
  pen.lineTo(12 + length, height - 12);
  pen.lineTo(12 + length, height - 18);
  Object.assign(pen, {strokeStyle: colours.halo, lineWidth: 4}).stroke();
  Object.assign(pen, {strokeStyle: colours.ink, lineWidth: 1.5}).stroke();
  pen.font = '12px system-ui, sans-serif';
  haloText(pen, round >= 1000 ? `${round / 1000} km` : `${round} m`, 12 + length / 2, height - 24, colours);
}

/** Draws the map of a scope onto a canvas, at so many pixels of the screen for one of the page. */
function drawPicture(canvas, {scope, box, theme, density, spot = null, block = -1}) {
  const [width, height] = [canvas.clientWidth || canvas.width, canvas.clientHeight || canvas.height];
  if (width === 0 || height === 0) return;
  [canvas.width, canvas.height] = [width * density, height * density];
  const pen = penOf(canvas);
  pen.scale(density, density);
  const view = {...pictureOf(box, width, height, theme), scope};
  pen.fillStyle = groundColours(theme)[GROUND === null ? 'land' : 'beyond'];
  pen.fillRect(0, 0, width, height);
  sketchGroundBelow(pen, view);
  sketchBlocks(pen, view);
  sketchGroundAbove(pen, view);
  sketchFade(pen, view, scope);
  const taken = [];
  if (state.overlays.districts) sketchDistricts(pen, view, taken);
  sketchNames(pen, view, taken);
  if (block >= 0) {
    pen.beginPath();
    traceArea(pen, blockArea(block), view.project);
    Object.assign(pen, {strokeStyle: groundColours(theme).ink, lineWidth: 2.4}).stroke();
  }
  if (spot !== null) sketchSpot(pen, view, spot);
  sketchScale(pen, view);
  pen.font = '11.5px system-ui, sans-serif';
  haloText(pen, DATA.attribution, width - pen.measureText(DATA.attribution).width / 2 - 6, height - 10, groundColours(theme));
}

function drawSketch() {
  drawPicture(document.getElementById('sketch'), {scope: state.scope, box: shownBox(), theme: state.theme, density: devicePixelRatio, spot: state.spot, block: pinned});
}

// ── Pointing ─────────────────────────────────────────────────────────────────────────────────────

/** Whether a ray to the east crosses the rings an odd number of times. */
function areaHolds(area, [x, y]) {
  let inside = false;
  for (const polygon of area) {
    for (const ring of polygon) {
      for (let k = 1; k < ring.length; k++) {
        const [[ax, ay], [bx, by]] = [ring[k - 1], ring[k]];
        if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
      }
    }
  }
  return inside;
}

const blockBox = once(DATA.blocks.count, (i) => boundsOf(blockArea(i)));

/** The block at a pixel of the canvas, or -1. */
function sketchBlockAt(event) {
  const canvas = document.getElementById('sketch');
  const project = sketchProjection(canvas.clientWidth, canvas.clientHeight);
  const [[x0, y0], [x1, y1]] = [project([0, 0]), project([1, 1])];
  const lon = (event.offsetX - x0) / (x1 - x0);
  const below = ((event.offsetY - y0) / (y1 - y0)) * mercator([0, 1])[1];
  const lat = (Math.atan(Math.sinh(-2 * Math.PI * below)) * 180) / Math.PI;
  for (let i = 0; i < DATA.blocks.count; i++) {
    const box = blockBox(i);
    if (lon < box[0] || lon > box[2] || lat < box[1] || lat > box[3]) continue;
    if (areaHolds(blockArea(i), [lon, lat])) return i;
  }
  return -1;
}

function startSketch() {
  const canvas = document.getElementById('sketch');
  canvas.addEventListener('mousemove', (event) => pointAtBlock(sketchBlockAt(event)));
  canvas.addEventListener('mouseleave', () => pointAtBlock(-1));
  canvas.addEventListener('click', (event) => pinBlock(sketchBlockAt(event)));
  window.addEventListener('resize', paintMap);
}

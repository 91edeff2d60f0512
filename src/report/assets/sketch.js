// SPDX-License-Identifier: Apache-2.0
// The map as it is seen first: drawn at once on a plain canvas, where the map that can be moved will
// be. It stays where there is no WebGL.
'use strict';

const FRAME = 16; // pixels around the area

/** Positions on Mercator's map, as the map draws them. */
function mercator([lon, lat]) {
  return [lon / 360, -Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)];
}

/** Degrees to pixels of the canvas: the area fitted into it. */
function sketchProjection(width, height) {
  const bounds = boundsOf(scopeArea(cityScope));
  const [west, south] = mercator([bounds[0], bounds[1]]);
  const [east, north] = mercator([bounds[2], bounds[3]]);
  const scale = Math.min((width - 2 * FRAME) / (east - west), (height - 2 * FRAME) / (south - north));
  return (p) => {
    const [x, y] = mercator(p);
    return [width / 2 + (x - (west + east) / 2) * scale, height / 2 + (y - (north + south) / 2) * scale];
  };
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

/** Blocks of one letter and one share of colour at a time. */
function sketchBlocks(pen, project) {
  const groups = new Map();
  for (let i = 0; i < DATA.blocks.count; i++) {
    const key = blockLetter(i) + (blockWeight(i) > 0 ? '1' : '0');
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(...blockArea(i).map((polygon) => [polygon]));
  }
  const colours = letterColours();
  for (const key of [...groups.keys()].sort()) {
    const [letter, homes] = key;
    const areas = groups.get(key);
    if (colours.has(letter)) {
      pen.globalAlpha = homes === '1' ? 0.96 : 0.3;
      pen.fillStyle = colours.get(letter);
      fillAreas(pen, areas, project);
    }
    if (HATCHED.includes(letter)) {
      pen.globalAlpha = homes === '1' ? 1 : 0.45;
      pen.fillStyle = hatchPattern(pen);
      fillAreas(pen, areas, project);
    }
  }
  pen.globalAlpha = 1;
}

function sketchDistricts(pen, project) {
  for (let i = 0; i < DATA.scopes.count; i++) {
    pen.beginPath();
    traceArea(pen, scopeArea(i), project);
    pen.setLineDash([]);
    Object.assign(pen, {strokeStyle: 'rgba(255, 255, 255, 0.8)', lineWidth: 4}).stroke();
    pen.setLineDash([4.8, 2.4]);
    Object.assign(pen, {strokeStyle: '#2a2f36', lineWidth: 1.6}).stroke();
  }
  pen.setLineDash([]);
  Object.assign(pen, {font: '13px system-ui, sans-serif', textAlign: 'center', textBaseline: 'middle', lineWidth: 3.6, strokeStyle: '#ffffff', fillStyle: '#15181c'});
  DATA.labels.forEach((at, i) => {
    if (at === null || i === cityScope) return;
    const [x, y] = project(at);
    pen.strokeText(scopeTitle(i), x, y);
    pen.fillText(scopeTitle(i), x, y);
  });
}

function drawSketch(theme = state.theme, density = devicePixelRatio) {
  const canvas = document.getElementById('sketch');
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (width === 0 || height === 0) return;
  [canvas.width, canvas.height] = [width * density, height * density];
  const pen = penOf(canvas);
  pen.scale(density, density);
  const project = sketchProjection(width, height);
  pen.fillStyle = PAPER[theme];
  pen.fillRect(0, 0, width, height);
  pen.beginPath();
  traceArea(pen, scopeArea(cityScope), project);
  pen.fillStyle = 'rgba(255, 255, 255, 0.75)';
  pen.fill('evenodd');
  sketchBlocks(pen, project);
  if (state.overlays.districts) sketchDistricts(pen, project);
  if (pinned >= 0) {
    pen.beginPath();
    traceArea(pen, blockArea(pinned), project);
    Object.assign(pen, {strokeStyle: '#000000', lineWidth: 2.4}).stroke();
  }
  Object.assign(pen, {font: '12px system-ui, sans-serif', textAlign: 'right', fillStyle: '#222222'});
  pen.fillText(DATA.attribution, width - 6, height - 10);
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

// SPDX-License-Identifier: Apache-2.0
// Needs and minutes of the reader's own choice: which homes have these five within ten minutes?
'use strict';

const LEAST_MINUTES = 1;

function boundedMinutes(minutes) {
  return Math.min(maxMinutes, Math.max(LEAST_MINUTES, Math.round(minutes) || DATA.pivot));
}

/** Needs that are asked about first: those of the check of all needs, else all. */
function usualChoice() {
  const targets = DATA.rows[needsRow]?.targets.map((t) => t.id) ?? [];
  const needs = DATA.categories.flatMap((c, i) => (targets.includes(c.id) ? [i] : []));
  return {needs: new Set(needs.length > 0 ? needs : DATA.categories.keys()), minutes: DATA.pivot};
}

/**
 * A function of a block: 'm' if its median home has all needs within so many minutes, 'n' if surely
 * not, 'u' if the map cannot tell. A time under doubt is the longest it can be.
 */
function choiceLetters({needs, minutes}, mode) {
  const parts = [...needs].map((category) => ({time: timeColumn(mode, category, 's'), doubtOf: doubt(mode, category)}));
  return (block) => {
    if (!blockKnown[block]) return VERDICT_CODES.unknown;
    let letter = VERDICT_CODES.met;
    for (const {time, doubtOf} of parts) {
      const seconds = time(block);
      if (seconds !== null && seconds <= minutes * 60) continue;
      if (doubtOf(block) === '.') return VERDICT_CODES['not met'];
      letter = VERDICT_CODES.unknown;
    }
    return letter;
  };
}

/** Shares of a scope's weight that surely have the chosen needs, and that may have them. */
function choiceShares() {
  const letterOf = choiceLetters(state.choice, state.mode);
  const within = inScope(state.scope);
  const sums = {m: 0, n: 0, u: 0};
  for (let i = 0; i < DATA.blocks.count; i++) if (blockWeight(i) > 0 && within(i)) sums[letterOf(i)] += blockWeight(i);
  const all = sums.m + sums.n + sums.u;
  return all > 0 ? {low: sums.m / all, high: (sums.m + sums.u) / all} : {low: null, high: null};
}

function choiceTitle() {
  const {needs, minutes} = state.choice;
  return say('choiceTitle', {
    needs: [...needs].map((c) => label(DATA.categories[c].label)).join(say('comma')), n: minutes, mode: label(DATA.modes[state.mode].label),
  });
}

function renderChoice() {
  const field = document.getElementById('choice-field');
  field.hidden = state.choice === null;
  if (state.choice === null) return;
  const {needs, minutes} = state.choice;
  const slider = make('input', {type: 'range', id: 'within', min: LEAST_MINUTES, max: maxMinutes, step: 1, value: minutes});
  slider.addEventListener('input', () => change({choice: {needs, minutes: Number(slider.value)}}, false));
  const boxes = DATA.categories.map((category, c) => {
    const box = make('input', {type: 'checkbox', 'data-need': category.id});
    box.checked = needs.has(c);
    box.addEventListener('change', () => chooseNeed(c, box.checked));
    return make('label', {}, box, label(category.label));
  });
  // The slider that is being drawn stays: a new one would be let go.
  if (document.getElementById('within') === null || document.activeElement?.id !== 'within') {
    field.replaceChildren(make('label', {class: 'slide'}, say('within'), slider, make('output', {id: 'within-text'})), make('div', {class: 'ticks'}, ...boxes),
      make('p', {id: 'choice-answer'}));
  }
  fill('within-text', `${minutes} ${say('minutes')}`);
  const {low, high} = choiceShares();
  fill('choice-answer', low === null ? say('noWeight') : say('choiceAnswer', {
    share: interval(low, high, 0), weight: weightName(), count: needs.size, n: minutes, mode: label(DATA.modes[state.mode].label), area: scopeTitle(state.scope),
  }));
}

/** The last need that is ticked stays. */
function chooseNeed(category, isWanted) {
  const needs = new Set(state.choice.needs);
  if (isWanted) needs.add(category);
  else if (needs.size > 1) needs.delete(category);
  change({choice: {needs: new Set([...needs].sort((a, b) => a - b)), minutes: state.choice.minutes}}, false);
}

// The judging page by keys and by selection. Without it the page is a plain form.
import { draw, inResponse, mark, selected, walk } from './judge-marks.js';
import { keep } from './drafts.js';
import { begin, send } from './judge-drafts.js';
import { panels } from './judge-panels.js';

// Of the task that stands here now.
let form, marker, keyed, radios, groups, scores, beside;

const of = name => radios.filter(r => r.name === name);
const answered = name => of(name).some(r => r.checked);
const typing = at => at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement || (at instanceof HTMLInputElement && !['radio', 'checkbox'].includes(at.type));

function focus(name) {
  const field = form.elements[name];
  const target = field instanceof RadioNodeList ? of(name).find(r => r.checked) ?? field[0] : field;
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}

// What is asked after this group: the next group that has no answer, then the explanation.
function next(name) {
  const open = groups.slice(groups.indexOf(name) + 1).filter(g => g !== 'difficulty').find(g => !answered(g));
  focus(name === 'difficulty' ? 'confidence' : open ?? 'rationale');
}

const grouped = () => document.activeElement?.type === 'radio' && form.contains(document.activeElement) ? document.activeElement.name : null;

function fill(digit) {
  const here = grouped() ?? groups.find(g => !answered(g));
  const choice = here && of(here).find(r => r.value === digit || r.dataset.key === digit);
  if (!choice)
    return false;
  choice.checked = true;
  choice.dispatchEvent(new Event('input', { bubbles: true }));
  next(here);
  return true;
}

function markAs(kind) {
  const span = selected();
  if (!span || !kind)
    return false;
  mark(form, span, kind);
  getSelection().removeAllRanges();
  return true;
}

const digit = value => inResponse() ? markAs(form.querySelector(`[data-mark-key="${value}"]`)?.dataset.mark) : fill(value);
const press = selector => {
  const button = document.querySelector(selector);
  button?.click();
  return Boolean(button);
};

function skip() {
  const give = document.querySelector('details.give-back');
  give.open = true;
  give.querySelector('[name=reason]').focus();
}

const acts = {
  preference: () => focus('verdict'),
  scores: () => focus(scores.find(g => !answered(g)) ?? scores[0]),
  marks: () => form.querySelector('.whole input').focus(),
  explanation: () => focus('rationale'),
  difficulty: () => focus('difficulty'),
  confidence: () => focus('confidence'),
  left: () => document.querySelector('.response[data-side=left] .pane').focus(),
  right: () => document.querySelector('.response[data-side=right] .pane').focus(),
  suggestion: () => press('button.commit'),
  skip,
  undo: () => press('#undo button'),
  keys: () => document.getElementById('keys').showModal(),
};
const act = name => acts[name] ?? beside[name];

// Up and down go through the grid; left and right choose, as in any group of radio buttons.
function arrow(key) {
  const side = document.activeElement?.closest?.('.pane')?.closest('.response').dataset.side;
  if (side && (key === 'ArrowLeft' || key === 'ArrowRight')) {
    const rtl = document.activeElement.querySelector('[dir]')?.dir === 'rtl';
    walk(side, (key === 'ArrowRight') !== rtl, arrow.extend);
    return true;
  }
  const at = scores.indexOf(grouped());
  if (at < 0 || !key.match(/Up|Down/))
    return false;
  const to = scores[at + (key === 'ArrowDown' ? 2 : -2)];
  if (to)
    focus(to);
  return true;
}

function click(event) {
  const control = event.target.closest('[data-do]');
  if (control && act(control.dataset.do)) {
    event.preventDefault();
    act(control.dataset.do)();
  }
  const kind = event.target.closest('[data-mark]');
  if (kind)
    markAs(kind.dataset.mark);
}

function keydown(event) {
  if (document.querySelector('dialog[open]'))
    return;
  const command = event.ctrlKey || event.metaKey;
  if (event.key === 'Enter' && command) {
    event.preventDefault();
    form.requestSubmit(form.querySelector('.send button'));
    return;
  }
  if (event.key === 'Escape') {
    if (typing(event.target))
      event.target.blur();
    else
      getSelection().removeAllRanges();
    return;
  }
  if (event.isComposing || typing(event.target))
    return;
  if (command && event.key.toLowerCase() === 'z' && acts.undo())
    event.preventDefault();
  if (command || event.altKey)
    return;
  arrow.extend = event.shiftKey;
  if (event.key.startsWith('Arrow')) {
    if (arrow(event.key))
      event.preventDefault();
    return;
  }
  const action = keyed.get(event.key) ?? keyed.get(event.key.toLowerCase());
  if (!action)
    return;
  if (/^[0-9]$/.test(action) ? digit(action) : act(action)() !== false)
    event.preventDefault();
}

function start() {
  form = document.querySelector('form.judging');
  marker = form.querySelector('.marker');
  keyed = new Map([...document.querySelectorAll('#keys kbd[data-action]')].map(k => [k.textContent, k.dataset.action]));
  radios = [...form.querySelectorAll('input[type=radio]')];
  groups = [...new Set(radios.map(r => r.name))];
  scores = groups.filter(g => g.startsWith('score-'));
  beside = panels(form, () => draw(form));
  // Pressing a button must not take the selection away before it is marked.
  marker.addEventListener('pointerdown', event => event.preventDefault());
  form.addEventListener('input', () => {
    draw(form);
    keep();
  });
  form.addEventListener('submit', event => send(event, focus, start));
  draw(form);
  begin(form);
}

// What is to be read is on the screen before anything is wired to it.
requestAnimationFrame(() => setTimeout(() => {
  start();
  document.addEventListener('click', click);
  document.addEventListener('keydown', keydown);
  document.addEventListener('selectionchange', () => { marker.hidden = !inResponse(); });
  document.documentElement.classList.add('keys');
}));

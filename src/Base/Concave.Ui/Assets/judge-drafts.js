// Time at work, which is sent with the answer.
import { restored } from './judge-marks.js';
import { begin as drafts, out, post, say, send as answer, sending } from './drafts.js';
import { onward } from './judge-next.js';

const beat = 30_000, idle = 120_000;
let form;

let focused = 0, last = Date.now(), active = Date.now();
for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll'])
  addEventListener(sign, () => { active = Date.now(); }, { passive: true, capture: true });

function tick() {
  const now = Date.now();
  if (document.visibilityState === 'visible' && document.hasFocus() && now - active < idle)
    focused += now - last;
  last = now;
}

function taken() {
  tick();
  const said = Math.round(focused);
  focused = 0;
  return said;
}

async function report() {
  const ms = taken();
  if (ms === 0 || sending)
    return;
  const of = form;
  try {
    const { problem, signedOut } = await post(form.dataset.beat, { focused: ms });
    if (of !== form)
      return;
    if (signedOut)
      out();
    else if (problem)
      say(problem.text);
  } catch {
    focused += ms; // counted with the next report
  }
}

const named = { preferred: 'verdict', strength: 'verdict' };

/** Sends the answer with the time it took; after a refusal the field it names has focus. `start` begins the next task. */
export const send = (event, focus, start) => answer(event, {
  refused: where => {
    const field = where.split(',')[0].replace('answer.', '');
    focus(field.startsWith('scores.') ? `score-${field.slice(7)}-left` : named[field] ?? field);
  },
  more: () => ({ focused: taken() }),
  failed: extra => { focused += extra.focused; },
  go: next => onward(next, start),
});

/** Puts back what the server never got, and counts time for this task from now on. */
export function begin(of) {
  if (!form) {
    setInterval(tick, 1000);
    setInterval(report, beat);
  }
  form = of;
  drafts(form, (name, value) => {
    if (name === 'flag')
      restored(form, value);
  });
}

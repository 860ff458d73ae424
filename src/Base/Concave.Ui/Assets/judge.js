// The judging page by keys, and drafts that keep themselves. Without it the page is a plain form.
const form = document.querySelector('form.judging');
const state = document.getElementById('state');
const steps = { p: 'verdict', e: 'rationale', d: 'difficulty', c: 'confidence' };

const radios = [...form.querySelectorAll('input[type=radio]')];
const groups = [...new Set(radios.map(r => r.name))];
const of = name => radios.filter(r => r.name === name);
const answered = name => of(name).some(r => r.checked);
const typing = at => at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement || (at instanceof HTMLInputElement && !['radio', 'checkbox'].includes(at.type));

document.documentElement.classList.add('keys');

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

function fill(digit) {
  const here = document.activeElement?.type === 'radio' && form.contains(document.activeElement) ? document.activeElement.name : groups.find(g => !answered(g));
  const choice = here && of(here).find(r => r.dataset.key === digit);
  if (!choice)
    return false;
  choice.checked = true;
  choice.dispatchEvent(new Event('input', { bubbles: true }));
  next(here);
  return true;
}

document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit(form.querySelector('button:not([formaction])'));
    return;
  }
  if (event.key === 'Escape' && typing(event.target)) {
    event.target.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target))
    return;
  const key = event.key.toLowerCase();
  const done = /^[0-9]$/.test(key) ? fill(key) : key === 's' ? (focus(groups.find(g => g.startsWith('score-'))), true) : key in steps && (focus(steps[key]), true);
  if (done)
    event.preventDefault();
});

let waiting, saving = false, again = false;

async function keep() {
  if (saving) {
    again = true;
    return;
  }
  saving = true;
  state.textContent = 'Saving …';
  try {
    const answer = await fetch(form.dataset.draft, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (answer.ok) {
      form.elements.revision.value = page.querySelector('form.judging input[name=revision]').value;
      state.textContent = 'Draft saved';
    } else {
      state.textContent = `Not saved: ${page.querySelector('.note.problem p')?.textContent.trim() ?? answer.status}`;
    }
  } catch {
    state.textContent = 'Not saved: no connection. It is tried again with the next change.';
  }
  saving = false;
  if (again) {
    again = false;
    keep();
  }
}

form.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(keep, 800);
});
form.addEventListener('submit', () => clearTimeout(waiting));

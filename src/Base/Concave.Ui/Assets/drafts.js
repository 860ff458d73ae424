// Drafts that keep themselves, and sending. What fails is said in one line, and nothing that was written is lost.
const wait = 800, longest = 30_000;
const json = { Accept: 'application/json' };
let form, state, bring, timer, retry = 1000, busy = false, again = false;

/** True while an answer is on its way. */
export let sending = false;

const place = () => `concave draft ${form.dataset.task}`;
const fields = () => [...new FormData(form)].filter(([name]) => !['__RequestVerificationToken', 'submission', 'focused'].includes(name));

// The page brings the sentences in its reader's language.
const words = (name, value) => JSON.parse(form.dataset.words)[name].replace('{0}', () => value);

export function say(text, ...more) {
  state.replaceChildren(text, ...more);
}

function button(text, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'quiet';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

function link(text, to) {
  const made = document.createElement('a');
  made.href = to;
  made.target = '_blank';
  made.textContent = text;
  return made;
}

// A copy in this browser, until the server has it: a cut network or a killed browser costs nothing.
function copy() {
  try {
    localStorage.setItem(place(), JSON.stringify({ revision: form.elements.revision.value, fields: fields() }));
  } catch {
    // Storage may be off or full; the server still gets every draft.
  }
}

const forget = () => localStorage.removeItem(place());

export async function post(to, extra = {}) {
  const body = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(extra))
    body.set(name, value);
  const answer = await fetch(to, { method: 'POST', headers: json, body });
  if (answer.redirected && new URL(answer.url).pathname === '/sign-in')
    return { signedOut: true };
  const value = answer.headers.get('Content-Type')?.includes('json') ? await answer.json() : {};
  return answer.ok ? { value } : { problem: { code: value.title ?? answer.status, where: value.where ?? '', text: [value.detail, value.mend].filter(Boolean).join(' ') || `${answer.status}` } };
}

export const out = () => say(`${words('signedOut')} `, link(words('signIn'), '/sign-in'));

/** Keeps the draft a moment after the last change. */
export function keep() {
  copy();
  clearTimeout(timer);
  timer = setTimeout(store, wait);
}

async function store() {
  if (sending)
    return;
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  say(words('saving'));
  const of = form;
  try {
    const { value, problem, signedOut } = await post(form.dataset.draft);
    if (of !== form)
      return; // another task stands here by now
    retry = 1000;
    if (value)
      saved(value.revision);
    else if (signedOut)
      out();
    else if (problem.code === 'draft-conflict')
      conflict(problem);
    else
      say(words('notSaved', problem.text));
  } catch {
    if (of !== form)
      return;
    say(words('unconnected'));
    timer = setTimeout(store, retry);
    retry = Math.min(retry * 2, longest);
  }
  busy = false;
  if (again) {
    again = false;
    store();
  }
}

function saved(revision) {
  form.elements.revision.value = revision;
  if (again)
    return;
  forget();
  say(words('saved'));
}

// Another window kept a newer draft. Neither is overwritten before somebody chooses.
function conflict(problem) {
  say(`${problem.text} `, button(words('newer'), () => {
    forget();
    location.reload();
  }), ' ', button(words('mine'), async () => {
    const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html');
    form.elements.revision.value = page.querySelector('form[data-draft] input[name=revision]').value;
    store();
  }));
}

function put(kept) {
  for (const field of form.querySelectorAll('input[type=radio], input[type=checkbox]'))
    field.checked = false;
  for (const [name, value] of kept) {
    bring(name, value);
    const box = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].find(f => !['radio', 'checkbox'].includes(f.type) || f.value === value);
    if (box?.type === 'radio' || box?.type === 'checkbox')
      box.checked = true;
    else if (box && name !== 'revision')
      box.value = value;
  }
  form.dispatchEvent(new Event('input', { bubbles: true }));
}

function restore() {
  const kept = JSON.parse(localStorage.getItem(place()) ?? 'null');
  if (!kept)
    return;
  if (kept.revision === form.elements.revision.value)
    put(kept.fields);
  else
    say(`${words('older')} `, button(words('show'), () => put(kept.fields)), ' ', button(words('forget'), () => {
      forget();
      say(words('saved'));
    }));
}

/**
 * Sends the form and goes on to where its answer says; what is refused stays as it was entered.
 * `refused` gets the field that a problem names, `more` gives fields to send besides, `failed` gets them back.
 */
export async function send(event, { refused, more = () => ({}), failed = () => {}, go = next => location.assign(next) }) {
  const own = event.submitter?.hasAttribute('formaction');
  if (own && !event.submitter.classList.contains('commit'))
    return;
  event.preventDefault();
  if (sending)
    return;
  sending = true;
  clearTimeout(timer);
  copy();
  say(words('sending'));
  const extra = more();
  try {
    const { value, problem, signedOut } = await post(own ? event.submitter.formAction : form.action, extra);
    if (value) {
      forget();
      go(value.next);
      return;
    }
    failed(extra);
    if (signedOut) {
      out();
    } else {
      say(words('notSent', problem.text));
      refused(problem.where);
    }
  } catch {
    failed(extra);
    say(words('unsent'));
    timer = setTimeout(() => form.requestSubmit(event.submitter ?? undefined), retry);
    retry = Math.min(retry * 2, longest);
  }
  sending = false;
}

/** Puts back what the server never got. `also` is told every field that is put back. */
export function begin(of, also = () => {}) {
  clearTimeout(timer);
  [form, bring, state] = [of, also, document.getElementById('state')];
  [sending, busy, again, retry] = [false, false, false, 1000];
  restore();
}

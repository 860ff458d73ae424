// Keys of a form of class "keyed": each stands beside what it does. Without this the form is a plain one.
import { begin, keep, send } from './drafts.js';

const form = document.querySelector('form.keyed');
const typing = at => at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement || (at instanceof HTMLInputElement && !['radio', 'checkbox'].includes(at.type));

document.documentElement.classList.add('keys');

document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (event.key === 'Escape' && typing(event.target)) {
    event.target.blur();
    return;
  }
  // The character that was typed, not the place of the key; dead while somebody writes.
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target))
    return;
  const field = [...form.querySelectorAll('[data-key]')].find(f => f.dataset.key.toLowerCase() === event.key.toLowerCase());
  if (!field)
    return;
  event.preventDefault();
  field.focus();
  if (field instanceof HTMLInputElement)
    field.click();
});

if (form.dataset.draft) {
  form.addEventListener('input', keep);
  form.addEventListener('submit', event => send(event, { refused: where => form.elements[where.toLowerCase()]?.focus?.() }));
  begin(form);
}

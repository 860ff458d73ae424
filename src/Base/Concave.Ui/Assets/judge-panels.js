// What stands beside the task on demand: guidelines, differences, the text as written, scrolling together.
const panes = () => [...document.querySelectorAll('.response .pane')];

async function part(address, selector) {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
  return [...page.querySelectorAll(selector)];
}

/** What the keys of these controls do. */
export function panels(form, redraw) {
  const aside = document.getElementById('guidelines');
  let plain = null, together = false, leader = null;

  async function guidelines() {
    if (!aside.querySelector('.guidelines')) {
      aside.append(...await part(document.getElementById('to-guidelines').href, '.guidelines'));
      aside.querySelector('form')?.addEventListener('submit', event => event.preventDefault());
      aside.querySelector('[name=q]')?.addEventListener('input', event => find(event.target.value));
    }
    aside.hidden = !aside.hidden;
    if (!aside.hidden)
      follow(document.activeElement);
  }

  function find(words) {
    for (const entry of aside.querySelectorAll('[data-entry]'))
      entry.hidden = !entry.textContent.toLowerCase().includes(words.trim().toLowerCase());
    for (const more of aside.querySelectorAll('details'))
      more.open = words.trim() !== '';
  }

  // The criterion that has focus is the one that is read.
  function follow(at) {
    const criterion = at?.closest?.('[data-criterion]')?.dataset.criterion;
    const section = criterion && aside.querySelector(`[data-guide="${CSS.escape(criterion)}"]`);
    if (section)
      aside.scrollTop = section.offsetTop;
  }

  async function differences() {
    const control = document.querySelector('[data-do=differences]');
    if (plain) {
      panes().forEach((pane, i) => pane.replaceChildren(...plain[i]));
      plain = null;
    } else {
      const changed = await part(control.href, '.response .pane');
      plain = panes().map(pane => [...pane.childNodes]);
      panes().forEach((pane, i) => pane.replaceChildren(...changed[i].childNodes));
    }
    control.setAttribute('aria-pressed', String(plain !== null));
    redraw();
  }

  function written() {
    const boxes = panes().map(pane => pane.querySelector('.as-written input')).filter(Boolean);
    const on = !boxes[0]?.checked;
    for (const box of boxes)
      box.checked = on;
  }

  function linked() {
    together = !together;
    document.querySelector('[data-do=linked]').setAttribute('aria-pressed', String(together));
  }

  for (const pane of panes()) {
    pane.addEventListener('scroll', () => {
      if (!together || (leader && leader !== pane))
        return;
      leader = pane;
      const share = pane.scrollTop / Math.max(1, pane.scrollHeight - pane.clientHeight);
      for (const other of panes().filter(p => p !== pane))
        other.scrollTop = share * (other.scrollHeight - other.clientHeight);
      requestAnimationFrame(() => requestAnimationFrame(() => { leader = null; }));
    });
  }

  form.addEventListener('focusin', event => {
    if (!aside.hidden)
      follow(event.target);
  });
  return { guidelines, differences, written, linked };
}

// The next task in the place of this one: nothing is loaded anew but the task itself.

/** Goes on to `next`: a task is put here and started; whatever else it is, the browser goes there. */
export async function onward(next, start) {
  const [main, page] = [document.getElementById('main'), await task(next)];
  if (!page) {
    location.assign(next);
    return;
  }
  document.title = page.title;
  main.replaceChildren(...page.getElementById('main').childNodes);
  history.pushState(null, '', next);
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
  start();
}

async function task(next) {
  try {
    const answer = await fetch(next);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return answer.ok && !answer.redirected && page.querySelector('form.judging') && page;
  } catch {
    return null; // the browser says what is wrong when it goes there itself
  }
}

addEventListener('popstate', () => location.reload());

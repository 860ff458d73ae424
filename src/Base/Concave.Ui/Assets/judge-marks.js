// Marks on words: a selection in a response becomes a mark, drawn on the text, listed in the form, counted on the header.
const pane = side => document.querySelector(`.response[data-side=${side}] .pane`);
const runs = side => [...pane(side).querySelectorAll('[data-at]')];
const length = run => Number(run.dataset.n ?? run.textContent.length);

/** Whether words of a response are selected: the quick look before {@link selected}. */
export function inResponse() {
  const selection = getSelection();
  return selection.rangeCount > 0 && !selection.isCollapsed && Boolean(selection.anchorNode.parentElement?.closest('.pane'));
}

/** The side and the span of the selection in code units of the stored text; null when it is not within one response. */
export function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed)
    return null;
  const range = selection.getRangeAt(0);
  const side = ['left', 'right'].find(s => pane(s).contains(range.commonAncestorContainer));
  if (!side)
    return null;
  const seen = runs(side).filter(r => r.getClientRects().length && range.intersectsNode(r) && touches(range, r));
  if (!seen.length)
    return null;
  const edge = (run, node, offset, otherwise) => Number(run.dataset.at)
    + (run.contains(node) && !run.dataset.n && node.nodeType === Node.TEXT_NODE ? offset : otherwise);
  const last = seen.at(-1);
  return {
    side,
    start: edge(seen[0], range.startContainer, range.startOffset, 0),
    end: edge(last, range.endContainer, range.endOffset, length(last)),
    words: range.toString(),
  };
}

// A range that ends where a run begins meets it without holding a letter of it.
function touches(range, run) {
  const letters = document.createRange();
  letters.selectNodeContents(run);
  return range.compareBoundaryPoints(Range.START_TO_END, letters) > 0 && range.compareBoundaryPoints(Range.END_TO_START, letters) < 0;
}

/** Marks as the boxes of the form say them. */
export const marked = form => [...form.querySelectorAll('input[name=flag]:checked')].map(box => {
  const [side, kind, start, end] = box.value.split(':');
  return { side, kind, start: Number(start), end: Number(end) };
});

/** Draws the marks on both responses and counts them on their headers. */
export function draw(form) {
  const marks = marked(form);
  for (const side of ['left', 'right']) {
    const own = marks.filter(m => m.side === side);
    for (const run of runs(side))
      paint(run, own.filter(m => m.start >= 0));
    const names = [...new Set(own.map(m => m.kind))];
    const said = names.map(kind => `${form.querySelector(`[data-said="${kind}"]`).textContent} ×${own.filter(m => m.kind === kind).length}`).join(' · ');
    const counts = document.querySelector(`.response[data-side=${side}] .counts`);
    if (counts && counts.textContent !== said)
      counts.textContent = said;
  }
}

function paint(run, marks) {
  const at = Number(run.dataset.at);
  const end = at + length(run);
  const here = marks.filter(m => m.start < end && m.end > at);
  if (!run.dataset.n) {
    const cut = here.flatMap(m => [m.start, m.end]).filter(c => c > at && c < end).sort((a, b) => a - b)[0];
    if (cut) {
      const rest = run.cloneNode(false);
      rest.dataset.at = cut;
      rest.append(run.firstChild.splitText(cut - at));
      run.after(rest);
      paint(run, marks);
      paint(rest, marks);
      return;
    }
  }
  const differs = run.dataset.kind?.split(' ').includes('differs') ? ['differs'] : [];
  const kinds = [...differs, ...new Set(here.map(m => m.kind))].join(' ');
  if (kinds)
    run.dataset.kind = kinds;
  else
    delete run.dataset.kind;
}

/** A mark as a kept draft names it. */
export function restored(form, value) {
  const [side, kind, from, to] = value.split(':');
  const [start, end] = [Number(from), Number(to)];
  if (start < 0)
    return;
  const letters = runs(side).filter(r => r.closest('.rich')).map(r => [Number(r.dataset.at), r.textContent]);
  const words = letters.map(([at, text]) => text.slice(Math.max(0, start - at), Math.max(0, end - at))).join('');
  mark(form, { side, start, end, words }, kind);
}

/** Adds a mark on the span; where there is one like it, that one stands. */
export function mark(form, { side, start, end, words }, kind) {
  const value = `${side}:${kind}:${start}:${end}`;
  const same = form.querySelector(`input[name=flag][value="${value}"]`);
  if (same) {
    same.checked = true;
  } else {
    const item = form.querySelector('template.mark').content.cloneNode(true);
    item.querySelector('input').value = value;
    item.querySelector('.on').textContent = form.querySelector(`[data-side-said="${side}"]`).textContent;
    item.querySelector('.kind').dataset.kind = kind;
    item.querySelector('.kind').textContent = form.querySelector(`[data-said="${kind}"]`).textContent;
    item.querySelector('q').textContent = words.length > 80 ? `${words.slice(0, 80)}…` : words;
    form.querySelector('.marks').append(item);
  }
  form.dispatchEvent(new Event('input', { bubbles: true }));
}

/** With a response in focus: the next or the word before, or one more of them. */
export function walk(side, forward, extend) {
  const selection = getSelection();
  const box = pane(side);
  const rect = selection.rangeCount && box.contains(selection.anchorNode) ? selection.getRangeAt(0).getBoundingClientRect() : null;
  const frame = box.getBoundingClientRect();
  const visible = rect && rect.bottom > frame.top && rect.top < frame.bottom;
  if (!visible) {
    const first = runs(side).find(r => r.getClientRects().length && r.getBoundingClientRect().bottom > Math.max(frame.top, 0));
    if (!first)
      return;
    selection.collapse(first.firstChild, 0);
    selection.modify('extend', 'forward', 'word');
  } else if (extend) {
    selection.modify('extend', forward ? 'forward' : 'backward', 'word');
  } else {
    if (forward) {
      selection.collapseToEnd();
      selection.modify('move', 'forward', 'word');
      selection.modify('move', 'backward', 'word');
    } else {
      selection.collapseToStart();
      selection.modify('move', 'backward', 'word');
    }
    selection.modify('extend', 'forward', 'word');
  }
  if (!box.contains(selection.focusNode) || !box.contains(selection.anchorNode))
    selection.removeAllRanges();
  else
    selection.focusNode.parentElement?.scrollIntoView({ block: 'nearest' });
}

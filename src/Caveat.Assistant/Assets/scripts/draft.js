// Keeps what a person writes in this browser until it is sent: over a reload, the lock, a failed send. Signing out clears it.

import { $$ } from './dom.js';

const owner = document.documentElement.dataset.owner;
const delay = 400;
const waiting = new Map();

const place = name => `draft/${owner}/${name}`;

export function readDraft(name) {
  try {
    return JSON.parse(localStorage.getItem(place(name)) ?? 'null');
  } catch {
    return null;
  }
}

/** `draft` is a function, called when it is time: a keystroke costs a timer and no more. */
export function keepDraft(name, draft) {
  clearTimeout(waiting.get(name)?.timer);
  waiting.set(name, { draft, timer: setTimeout(() => write(name), delay) });
}

export function dropDraft(name) {
  clearTimeout(waiting.get(name)?.timer);
  waiting.delete(name);
  try {
    localStorage.removeItem(place(name));
  } catch { /* A browser that keeps nothing has nothing to drop. */ }
}

function write(name) {
  const { draft } = waiting.get(name);
  waiting.delete(name);
  const value = draft();
  try {
    if (value) localStorage.setItem(place(name), JSON.stringify(value));
    else localStorage.removeItem(place(name));
  } catch { /* Full or forbidden: the words are still in the field. */ }
}

const writeAll = () => [...waiting.keys()].forEach(name => {
  clearTimeout(waiting.get(name).timer);
  write(name);
});

document.addEventListener('caveat:leaving', writeAll);
addEventListener('pagehide', writeAll);
document.addEventListener('visibilitychange', () => { if (document.hidden) writeAll(); });

// Fields with data-draft (an edited question, the reason of an appeal) are kept one by one, with the details that hold them open.
document.addEventListener('input', event => {
  const { draft } = event.target.dataset;
  if (draft && event.target.matches('textarea')) {
    keepDraft(draft, () => ({ text: event.target.value }));
  }
});

export function restoreFields() {
  for (const field of $$('textarea[data-draft]')) {
    const draft = readDraft(field.dataset.draft);
    if (draft?.text && draft.text !== field.value) {
      field.value = draft.text;
      field.closest('details')?.setAttribute('open', '');
    }
  }
}

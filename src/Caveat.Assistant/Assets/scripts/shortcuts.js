// Keys of the pages. The ones of every page are links of the overlay; a page adds its own with `shortcut`.
import { $, words } from './dom.js';

const acts = new Map();
const root = document.documentElement;
let first = '';

/**
 * Adds a key of this page, and a line to the overlay. A single character acts only where nobody types and while single keys are on
 * (WCAG 2.2, 2.1.4); `Escape` and keys with Alt act everywhere.
 * @param {string} keys as KeyboardEvent.key, such as 'r', 'Escape', 'Alt+ArrowUp'; two with a space are pressed one after the other
 * @param {string} does what it does, in the reader's language
 * @param {(event: KeyboardEvent) => void} act
 */
export function shortcut(keys, does, act) {
  acts.set(keys, act);
  const row = document.createElement('tr');
  const cell = row.insertCell();
  for (const key of keys.split(/[ +]/)) {
    const cap = document.createElement('kbd');
    cap.textContent = words[`frame.keys.${key}`] ?? { ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' }[key] ?? key;
    cell.append(cap, ' ');
  }
  row.insertCell().textContent = does;
  $('#shortcuts [data-page-keys]')?.append(row);
}

/** Whether what is typed goes into a text. */
export const isTyping = target => target.closest?.('input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]') != null;

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return;
  const key = event.altKey ? `Alt+${event.key}` : event.key;
  const single = key.length === 1;
  const dialog = $('dialog[open]');
  if (single && (root.dataset.singleKeys === 'off' || isTyping(event.target) || dialog)) return;
  if (dialog) return;

  const pair = `${first} ${key}`;
  const act = acts.get(pair) ?? acts.get(key);
  first = single && !acts.has(pair) ? key : '';
  if (!act) return;
  event.preventDefault();
  act(event);
});

for (const row of document.querySelectorAll('#shortcuts [data-place]')) {
  acts.set(row.dataset.keys, () => location.assign(row.dataset.place));
}
acts.set('?', () => $('#shortcuts')?.showModal());

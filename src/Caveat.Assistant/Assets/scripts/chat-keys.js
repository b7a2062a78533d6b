// The keys of a conversation. Single keys never act while somebody types, and the settings can turn them off (WCAG 2.2, 2.1.4).

import { $, $$ } from './dom.js';
import { copyLast, step } from './turns.js';

const single = {
  e: () => {
    const edit = $$('.turn__edit').at(-1);
    if (edit) edit.open = true;
    edit?.scrollIntoView({ block: 'nearest' });
  },
  r: () => $$('[data-again]').at(-1)?.click(),
  c: copyLast,
  i: () => $('#text').focus(),
};

const isTyping = target => target.closest?.('input, textarea, select, [contenteditable]') !== null;

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    event.preventDefault();
    step(event.key === 'ArrowUp' ? -1 : 1);
  } else if (event.key === 'Escape' && !$('#stop').hidden && !document.querySelector('details.menu[open]')) {
    $('#stop').click();
  } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
    && document.documentElement.dataset.singleKeys !== 'off' && Object.hasOwn(single, event.key)) {
    event.preventDefault();
    single[event.key]();
  }
});

// The keys of a conversation; shortcuts.js lists them in the overlay and keeps single keys from acting while somebody types.

import { $, $$, words } from './dom.js';
import { shortcut } from './shortcuts.js';
import { copyLast, step } from './turns.js';

shortcut('i', words['chat.key-write'], () => $('#text').focus());
shortcut('e', words['chat.key-edit'], () => {
  const edit = $$('.turn__edit').at(-1);
  if (edit) edit.open = true;
  edit?.scrollIntoView({ block: 'nearest' });
});
shortcut('r', words['chat.key-again'], () => $$('[data-again]').at(-1)?.click());
shortcut('c', words['chat.key-copy'], copyLast);
shortcut('Escape', words['chat.key-stop'], () => {
  // Escape closes an open menu first.
  if (!$('#stop').hidden && !$('details.menu[open], details.paste[open]')) $('#stop').click();
});
shortcut('Alt+ArrowUp', words['chat.key-turn-before'], () => step(-1));
shortcut('Alt+ArrowDown', words['chat.key-turn-after'], () => step(1));

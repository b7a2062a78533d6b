import { $, $$ } from './dom.js';
import './shortcuts.js';

// Menus are <details>: Escape and a press elsewhere close them, as people expect of menus.
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  const open = event.target.closest?.('details.menu[open], details.paste[open]') ?? $('details.menu[open], details.paste[open]');
  if (!open) return;
  open.open = false;
  $('summary', open).focus();
  event.stopPropagation();
});

document.addEventListener('pointerdown', event => {
  for (const open of $$('details.menu[open], details.paste[open]')) {
    if (!open.contains(event.target)) open.open = false;
  }
});

// Copies a key or a snippet, and says so.
import { $, $$, announce, words } from './dom.js';

for (const button of $$('[data-copy]')) {
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText($(`#${button.dataset.copy}`).textContent);
    announce(words['apps.copied']);
    button.classList.add('is-done');
    setTimeout(() => button.classList.remove('is-done'), 2000);
  });
}

// A key that is shown once must not be missed by whoever does not see the page.
$('#key-head')?.focus();

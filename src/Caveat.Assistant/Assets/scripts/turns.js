// What can be done with the turns on the page.

import { $, $$, announce, get, html, post, say, words } from './dom.js';
import { dropDraft } from './draft.js';
import { conversation, elementsOf, go } from './place.js';

async function copy(turn, button) {
  await navigator.clipboard.writeText($('[data-copy-from]', turn).innerText.trim());
  announce(words['common.copied']);
  button?.setAttribute('data-copied', words['common.copied']);
  setTimeout(() => button?.removeAttribute('data-copied'), 2000);
}

document.addEventListener('click', event => {
  const button = event.target.closest('[data-copy]');
  if (button) copy(button.closest('[data-turn]'), button);
});

export const copyLast = () => {
  const answer = $$('.turn--answer').at(-1);
  if (answer) copy(answer, $('[data-copy]', answer));
};

// Words that are sent by a form keep standing in it until the server has them.
document.addEventListener('submit', async event => {
  const form = event.target;
  if (!form.matches('form[data-go]')) return;
  event.preventDefault();
  const answer = await post(form.getAttribute('action'), new URLSearchParams(new FormData(form)));
  if (answer.ok) {
    $$('[data-draft]', form).forEach(field => dropDraft(field.dataset.draft));
    go(answer.json.location);
    return;
  }

  const error = $('.error', form);
  error.textContent = say('chat.not-sent', answer.json?.sentence ?? '');
  error.hidden = false;
});

document.addEventListener('toggle', event => {
  if (event.target.open && event.target.matches?.('.turn__edit, .decision__appeal')) $('textarea', event.target)?.focus();
}, true);

// Name, folder, archive and delete stand in a dialog; without a script they are a page.
const dialog = $('#actions');
document.addEventListener('click', async event => {
  const link = event.target.closest('a[data-actions]');
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const answer = await get(link.getAttribute('href'));
  if (!answer.ok) return;
  const close = document.createElement('form');
  close.method = 'dialog';
  const button = document.createElement('button');
  button.className = 'button button--quiet';
  button.textContent = words['common.close'];
  close.append(button);
  html(dialog, answer.text);
  dialog.append(close);
  dialog.showModal();
});

// Earlier turns come as the reader nears them; what is being read keeps its place.
const near = new IntersectionObserver(entries => {
  for (const entry of entries) {
    if (entry.isIntersecting) {
      near.unobserve(entry.target);
      showEarlier(entry.target);
    }
  }
}, { rootMargin: '1200px 0px 0px 0px' });

async function showEarlier(link) {
  const answer = await get(`/chat/${conversation}/turns?before=${link.dataset.before}`);
  if (!answer.ok) return;
  const line = link.closest('.turns__earlier');
  const next = line.nextElementSibling;
  const before = next.getBoundingClientRect().top;
  line.replaceWith(...elementsOf(answer.text));
  document.scrollingElement.scrollBy(0, next.getBoundingClientRect().top - before);
  document.dispatchEvent(new CustomEvent('caveat:turns'));
  watchEarlier();
}

export function watchEarlier() {
  const link = $('a[data-before]');
  if (link) near.observe(link);
}

/** Focus to the turn before (-1) or after (1) the one that has it, or the last. */
export function step(by) {
  const turns = $$('#turns > [data-turn]');
  const at = turns.indexOf(document.activeElement?.closest?.('[data-turn]'));
  const to = turns[at < 0 ? (by < 0 ? turns.length - 1 : 0) : at + by];
  to?.focus();
  to?.scrollIntoView({ block: 'nearest' });
}

// An address may name a turn that stands far up: the page is asked for again, from there.
const named = /^#turn-([\w-]{22})$/.exec(location.hash)?.[1];
if (named && conversation && !document.getElementById(`turn-${named}`) && !new URLSearchParams(location.search).has('turn')) {
  location.replace(`/chat/${conversation}?turn=${named}#turn-${named}`);
}

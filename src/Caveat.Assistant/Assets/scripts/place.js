// Where the reader is on the page of a conversation, and where the page goes.

import { $, $$, get, html } from './dom.js';

export const conversation = $('#chat').dataset.conversation ?? null;
const jump = $('#jump');
const end = $('#end');
const page = document.scrollingElement;
let atEnd = true;

new IntersectionObserver(([entry]) => {
  atEnd = entry.isIntersecting;
  jump.hidden = atEnd || !conversation || page.scrollHeight <= page.clientHeight * 1.5;
}, { rootMargin: '0px 0px 160px 0px' }).observe(end);

/** Follows what arrives, but only a reader who is at the end: nobody is torn from what they read. */
export const follow = act => {
  const was = atEnd;
  act();
  if (was) toEnd();
};

export function toEnd() {
  // The observer says so a frame later, and what arrives in between follows too.
  atEnd = true;
  page.scrollTo({ top: page.scrollHeight });
}

jump.addEventListener('click', () => {
  toEnd();
  $('#text').focus({ preventScroll: true });
});

/** Goes to an address, also where it is this page, which then loads again. */
export function go(address) {
  const to = new URL(address, location.href);
  const here = to.pathname === location.pathname;
  if (!here) {
    location.assign(to);
    return;
  }

  history.replaceState(null, '', to);
  location.reload();
}

/** The elements of a fragment that our server rendered. */
export const elementsOf = text => [...html(document.createElement('template'), text).content.childNodes];

export const lastTurn = () => $$('#turns > [data-turn]').at(-1);

/** Puts the turns in place that came after the last one here; false where the page shows another branch and must load again. */
export async function showNewTurns() {
  const last = lastTurn();
  const answer = await get(`/chat/${conversation}/turns${last ? `?after=${last.dataset.turn}` : ''}`);
  if (!answer.ok) return answer.status === 0;
  const news = elementsOf(answer.text).filter(node => !node.id || !document.getElementById(node.id));
  $('#turns').append(...news);
  $('#chat > .empty')?.remove();
  document.dispatchEvent(new CustomEvent('caveat:turns'));
  return true;
}

export async function showQueue() {
  const answer = await get(`/chat/${conversation}/queue`);
  if (answer.ok) html($('#queue'), answer.text);
}

/** Says what goes on, in the line above the composer. */
export function tell(text) {
  const status = $('#status');
  if (status.textContent !== text) status.textContent = text;
}

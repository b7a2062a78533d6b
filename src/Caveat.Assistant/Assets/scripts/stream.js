// Shows an answer while it arrives. The server owns the answer; this page reads it by offset, so a lost connection loses and doubles nothing.

import { $, announce, get, html, post, say, signInAgain } from './dom.js';
import { conversation, elementsOf, follow, showNewTurns, showQueue, tell, toEnd } from './place.js';

const following = new Set();

// The server says something every 10 seconds: more silence is a lost connection that nobody was told of.
const SILENCE = 25_000;
const LONGEST_WAIT = 8_000;

/** Follows every answer on the page that is arriving and is not followed yet. */
export function followAll() {
  for (const article of document.querySelectorAll('[data-arriving]')) {
    if (!following.has(article.dataset.turn)) {
      following.add(article.dataset.turn);
      followOne(article);
    }
  }
}

async function followOne(article) {
  announce(say('chat.answer-started'));
  showStop(article);
  let wait = 500;
  let lost = false;
  for (;;) {
    const end = await read(article, () => {
      if (lost) tell(say('chat.back-again'));
      lost = false;
      wait = 500;
    });
    if (end) {
      tell('');
      await finish(article, end);
      return;
    }

    if (!lost) tell(say('chat.lost'));
    lost = true;
    await pause(wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
}

/** Waits, but not longer than until the network is back. */
const pause = time => new Promise(resolve => {
  const timer = setTimeout(done, time);
  addEventListener('online', done);
  function done() {
    clearTimeout(timer);
    removeEventListener('online', done);
    resolve();
  }
});

/** Reads one connection; resolves with the event of the end, or with null where it was lost. */
async function read(article, heard) {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), SILENCE);
  try {
    const response = await fetch(`${article.dataset.arriving}?from=${article.dataset.offset}`, { signal: abort.signal, cache: 'no-store' });
    if (response.status === 401 || response.status === 423) {
      signInAgain(response.status === 423);
    }
    // There is no such answer any longer: its turn is asked for once, and shows what is.
    if (response.status === 404) return { state: 'gone', plain: '' };
    if (!response.ok) return null;

    heard();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return null;
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), SILENCE);
      const events = (rest + value).split('\n\n');
      rest = events.pop();
      for (const event of events) {
        const end = take(article, event);
        if (end) return end;
      }
    }
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}

function take(article, event) {
  const match = /^event: (\w+)\ndata: (.*)$/.exec(event);
  if (!match) return null;
  const data = JSON.parse(match[2]);
  if (match[1] === 'end') return data;
  follow(() => show(article, data));
  return null;
}

function show(article, { offset, first, html: blocks }) {
  const place = $('[data-blocks]', article);
  [...place.children].slice(first).forEach(block => block.remove());
  for (const block of blocks) {
    const element = document.createElement('div');
    element.className = 'turn__block';
    place.append(html(element, block));
  }
  article.dataset.offset = offset;
}

async function finish(article, { state, plain, next }) {
  await showWhole(article, state, plain);
  if (next || $('#queue .queue__item')) {
    await showNextOf(article);
  }

  if (!document.querySelector('[data-arriving]')) showStop(null);
  followAll();
  await resume();
}

/** Asks what waits although nothing arrives: a server that restarted has no session's key to ask with, but its person is here again. */
export async function resume() {
  const button = $('[data-resume]');
  if (!button || !(await post(button.getAttribute('formaction'))).ok) return;
  await showQueue();
  if (!await showNewTurns()) {
    location.reload();
    return;
  }

  followAll();
}

/** The turn as the server shows it now: with its marking, its sources, its receipt, or the card that says why it ended. */
async function showWhole(article, state, plain) {
  let answer;
  for (let wait = 500; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    answer = await get(`/chat/${conversation}/turns/${article.dataset.turn}`);
    if (answer.status !== 0 && answer.status < 500) break;
    tell(say('chat.lost'));
    await pause(wait);
  }

  tell('');
  if (!answer.ok) {
    location.reload();
    return;
  }

  const focused = article.contains(document.activeElement);
  const whole = elementsOf(answer.text).find(node => node.nodeType === Node.ELEMENT_NODE);
  follow(() => article.replaceWith(whole));
  document.dispatchEvent(new CustomEvent('caveat:turns'));
  const card = $('[data-decision]', whole);
  if (state === 'done') {
    announce(say('chat.answer-finished', plain));
  } else {
    announce(say('chat.answer-ended', card?.querySelector('.decision__title')?.textContent.trim() ?? ''));
  }

  // Nobody who writes is interrupted; who waits stands before the card.
  const writing = document.activeElement?.id === 'text' && document.activeElement.value !== '';
  if (card && (state === 'refused' || state === 'held') && !writing) {
    card.setAttribute('tabindex', '-1');
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest' });
  } else if (focused) {
    whole.focus({ preventScroll: true });
  }
}

/** The queued question begins a moment after the answer before it: ask until it is there. */
async function showNextOf(article) {
  for (let tries = 0; tries < 6; tries++) {
    await showQueue();
    if (!await showNewTurns()) {
      location.reload();
      return;
    }

    if (document.querySelector('[data-arriving], [data-resume]') || !$('#queue .queue__item')) break;
    await pause(400);
  }

  toEnd();
}

function showStop(article) {
  const stop = $('#stop');
  stop.hidden = !article;
  if (article) stop.setAttribute('formaction', `/chat/${conversation}/turns/${article.dataset.turn}/stop`);
}

import { $, announce, post, signInAgain } from './dom.js';

// The server keeps the time and locks by itself. This tells it that somebody is there, warns a minute before, and clears the screen:
// a page that is only looked at would go on showing what it shows.

const root = document.documentElement;
const owner = root.dataset.owner;
const idleAfter = Number(root.dataset.idleMinutes) * 60_000;
const warnBefore = Math.min(60_000, idleAfter / 2);
const tellEvery = Math.min(60_000, idleAfter / 4);
const look = 1000;
const key = `active/${owner}`;
const dialog = $('#idle');

let toldAt = Date.now();
let warned = false;

// Shared by the tabs of this browser: whoever types in one of them is there in all of them.
const lastActed = () => Number(localStorage.getItem(key)) || 0;

function act() {
  const now = Date.now();
  if (now - lastActed() < look) return;
  localStorage.setItem(key, now);
  if (now - toldAt < tellEvery) return;
  toldAt = now;
  post('/active');
}

function stay() {
  toldAt = 0;
  localStorage.setItem(key, 0);
  close();
  act();
}

function close() {
  warned = false;
  if (dialog?.open) dialog.close();
}

async function lock() {
  document.dispatchEvent(new CustomEvent('caveat:leaving'));
  await post('/lock');
  signInAgain(true);
}

function watch() {
  const left = lastActed() + idleAfter - Date.now();
  if (left <= 0) {
    clearInterval(watching);
    lock();
  } else if (left > warnBefore) {
    close();
  } else if (!warned) {
    warned = true;
    dialog?.showModal();
    announce($('#idle-text')?.textContent ?? '');
  }
}

let watching;
if (owner && idleAfter > 0) {
  // Opening a page is an act, and the server noted it.
  localStorage.setItem(key, Date.now());
  for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart']) {
    // While the warning stands, a hand that brushes the table does not answer it.
    addEventListener(event, () => warned || act(), { capture: true, passive: true });
  }
  $('#idle-stay')?.addEventListener('click', stay);
  $('#idle-lock')?.addEventListener('click', lock);
  dialog?.addEventListener('cancel', stay);
  watching = setInterval(watch, look);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && watch());
}

// Signing out, and deleting everything, leaves no draft behind.
document.addEventListener('submit', event => {
  const action = new URL(event.target.action, location).pathname;
  if (action !== '/sign-out' && action !== '/settings/forget') return;
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(`draft/${owner}/`) || name === key) localStorage.removeItem(name);
  }
});

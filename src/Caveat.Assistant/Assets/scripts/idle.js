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

let warned = false;

// When the server was last told, by any tab: whoever types in one of them is there in all of them. What was not told does not count
// here either, so that the warning comes before the server's lock and not after it.
const told = () => Number(localStorage.getItem(key)) || 0;

function act() {
  if (!warned && Date.now() - told() >= tellEvery) tell();
}

function tell() {
  localStorage.setItem(key, Date.now());
  post('/active');
}

function stay() {
  tell();
  close();
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
  const left = told() + idleAfter - Date.now();
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
    addEventListener(event, act, { capture: true, passive: true });
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

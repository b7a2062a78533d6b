// Shows a receipt and checks it in this browser.

import { $, get, say, words } from './dom.js';
import { build } from './build.js';
import { verifyReceipt } from './receipt.js';

const dialog = $('#receipt');
const verdict = $('#receipt-verdict');
const facts = $('#receipt-facts');

document.addEventListener('click', event => {
  const link = event.target.closest('a[data-receipt]');
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  show(link.dataset.receipt);
});

async function show(id) {
  facts.replaceChildren();
  judge('', words['receipt.checking']);
  $('#receipt-file').href = `/receipts/${id}`;
  $('#receipt-file').setAttribute('download', `receipt-${id}.txt`);
  dialog.showModal();
  const answer = await get(`/receipts/${id}`);
  if (!answer.ok) {
    judge('wrong', say('receipt.not-loaded', answer.json?.sentence ?? ''));
    return;
  }

  const key = dialog.dataset.key;
  const checked = await verifyReceipt(answer.text, key, id);
  if (!checked.verified) {
    judge('wrong', words[`receipt.failed-${checked.step}`]);
    return;
  }

  // Trust on first use: whoever serves this page also says which key is right, so a change is told, and shown red.
  judge(isKnown(checked.origin, key) ? 'right' : 'wrong', words[isKnown(checked.origin, key) ? 'receipt.verified' : 'receipt.key-changed']);
  list(checked);
}

function isKnown(origin, key) {
  try {
    const place = `log-key/${origin}`;
    const known = localStorage.getItem(place);
    if (known === null) localStorage.setItem(place, key);
    return known === null || known === key;
  } catch {
    return true;
  }
}

function judge(outcome, text) {
  verdict.dataset.outcome = outcome;
  verdict.textContent = text;
}

function list({ index, size, witnesses, entry }) {
  const decisions = { permitted: words['receipt.permitted'], held: words['receipt.held'], refused: words['receipt.refused'] };
  const rows = [
    ['receipt.decision', decisions[entry.decision]],
    ['receipt.agreement', entry.agreement && say('receipt.version', entry.agreement, entry.version)],
    ['receipt.clauses', entry.clauses && clauses(entry.clauses)],
    ['receipt.model', entry.facts && [entry.facts.model, entry.facts.vendor].filter(Boolean).join(' · ')],
    ['receipt.time', time(entry.time)],
    ['receipt.index', number(index)],
    ['receipt.size', number(size)],
    ['receipt.witnesses', number(witnesses)],
  ];
  facts.replaceChildren(...rows.filter(([, value]) => value).flatMap(([key, value]) =>
    [build('dt', { words: words[key] }), build('dd', {}, value)]));
}

function clauses(numbers) {
  if (numbers.length === 0) return words['receipt.none'];
  const span = build('span');
  numbers.forEach((clause, at) => span.append(at ? ', ' : '',
    // A clause of another agreement is written id/4.2; the page of the agreement has them all under their own numbers.
    build('a', { href: `/agreement#clause-${clause.split('/').at(-1)}`, words: clause })));
  return span;
}

// Dates as the rest of the pages write them.
const language = document.documentElement.lang === 'fr' ? 'fr' : 'en-GB';
const number = value => new Intl.NumberFormat(language).format(value);

function time(text) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text
    : `${new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' }).format(date)} UTC`;
}

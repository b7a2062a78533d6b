// Takes files to the server, each with its progress, and shows the marking that was read in it before anything is asked.

import { $, announce, post, say, signInAgain, words } from './dom.js';
import { build } from './build.js';

const list = $('#files');
let changed = () => {};

/** Calls back when the attached documents change. */
export const onFiles = act => { changed = act; };

export const attached = () => [...list.querySelectorAll('[data-document]')].map(item => JSON.parse(item.dataset.document));

export const uploading = () => list.querySelector('[data-uploading]') !== null;

export function clearFiles() {
  list.replaceChildren();
  changed();
}

export function attach(document_) {
  if (attached().some(known => known.id === document_.id)) return;
  list.append(chip(document_));
  changed();
}

export function addFiles(files) {
  for (const file of files) upload(file);
}

export async function addSample() {
  const answer = await post('/documents/sample');
  if (answer.ok && answer.json?.id) {
    taken(answer.json);
    return true;
  }

  fail(answer.json?.sentence ?? words['chat.upload-failed']);
  return false;
}

function chip(document_) {
  const { id, name, marking } = document_;
  return build('li', { class: 'chip', 'data-document': JSON.stringify({ id, name, marking }) },
    build('span', { class: 'chip__name', words: name }),
    build('span', { class: 'badge', words: marking || words['chat.unmarked-file'] }),
    build('input', { type: 'hidden', name: 'document', value: id }),
    remover(name));
}

function remover(name, act = () => {}) {
  const button = build('button', { type: 'button', class: 'chip__remove', 'aria-label': say('chat.remove-file', name), words: '×' });
  button.addEventListener('click', () => {
    act();
    button.closest('li').remove();
    $('#text').focus();
    changed();
  });
  return button;
}

function upload(file) {
  const request = new XMLHttpRequest();
  const bar = build('progress', { max: 100, value: 0, 'aria-label': say('chat.upload-of', file.name) });
  const state = build('span', { class: 'hint' });
  const item = build('li', { class: 'chip', 'data-uploading': true },
    build('span', { class: 'chip__name', words: file.name }), bar, state, remover(file.name, () => request.abort()));
  list.append(item);

  request.upload.addEventListener('progress', event => {
    if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
  });
  request.upload.addEventListener('load', () => {
    bar.removeAttribute('value');
    state.textContent = words['chat.reading'];
  });
  request.addEventListener('load', () => {
    if (request.status === 401 || request.status === 423) signInAgain(request.status === 423);
    item.remove();
    const answer = read(request);
    // A file that was stopped is an answer too, with its own status.
    if (answer?.id || answer?.stopped) taken({ name: file.name, ...answer });
    else fail(answer?.sentence ?? words['chat.upload-failed']);
  });
  request.addEventListener('error', () => {
    item.remove();
    fail(words['chat.upload-failed']);
  });

  const form = new FormData();
  form.append('file', file);
  request.open('POST', '/documents');
  request.setRequestHeader('RequestVerificationToken', $('meta[name="csrf-token"]')?.content ?? '');
  request.send(form);
}

function read(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return null;
  }
}

function taken(answer) {
  if (answer.stopped) {
    stopped(answer.name, answer.stopped);
    return;
  }

  attach(answer);
  announce(`${answer.name}: ${answer.marking || words['chat.unmarked-file']}`);
}

/** A file that may not be asked about here: a card says which marking stands where, and nothing of it is attached. */
function stopped(name, { sentence, marking, where }) {
  const title = say('chat.stopped-file', name);
  const found = [marking, where].filter(Boolean);
  list.append(build('li', { class: 'card card--danger stopped' },
    build('p', {}, build('strong', { words: title })),
    build('p', { words: sentence }),
    found.length > 0 ? build('p', { class: 'badge badge--danger', words: found.length > 1 ? say('chat.stopped-place', ...found) : found[0] }) : null,
    remover(name)));
  announce(`${title} ${sentence}`);
}

function fail(sentence) {
  const error = $('#composer-error');
  error.textContent = sentence;
  error.hidden = false;
}

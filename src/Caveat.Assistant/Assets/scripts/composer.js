// Where people write: sending without a new page, the draft, files.

import { $, announce, post, say, words } from './dom.js';
import { dropDraft, keepDraft, readDraft } from './draft.js';
import { conversation, go, showNewTurns, showQueue, tell, toEnd } from './place.js';
import { followAll } from './stream.js';
import { addFiles, addSample, attach, attached, clearFiles, onFiles, uploading } from './upload.js';

const form = $('#composer');
const field = $('#text');
const error = $('#composer-error');
const file = $('#file');
const draft = form.dataset.draft;
let sending = false;

const current = () => (field.value || attached().length > 0 ? { text: field.value, documents: attached() } : null);

const save = () => keepDraft(draft, current);

field.addEventListener('input', save);
onFiles(save);

// On a touch screen Enter is the only way to a new line.
const enterSends = !matchMedia('(pointer: coarse)').matches;
field.addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && enterSends) {
    event.preventDefault();
    form.requestSubmit();
  }
});

form.addEventListener('submit', event => {
  event.preventDefault();
  send();
});

async function send() {
  if (sending || field.value.trim() === '') return;
  if (uploading()) {
    complain(words['chat.wait-upload']);
    return;
  }

  sending = true;
  error.hidden = true;
  tell(words['chat.asking']);
  // The id of the turn stays until the server has it: a question that is sent again after a lost connection is asked once.
  form.elements.after.value = lastAnswer()?.dataset.turn ?? '';
  const answer = await post(form.getAttribute('action'), new URLSearchParams(new FormData(form)));
  sending = false;
  tell('');
  if (!answer.ok) {
    complain(say('chat.not-sent', answer.json?.sentence ?? words['frame.unreachable'] ?? ''));
    return;
  }

  form.elements.turn.value = newId();
  field.value = '';
  clearFiles();
  dropDraft(draft);
  if (!conversation) {
    go(answer.json.location);
    return;
  }

  field.focus();
  if (answer.json.answer) {
    if (!await showNewTurns()) {
      location.reload();
      return;
    }

    followAll();
  } else {
    await showQueue();
    announce(words['chat.waits']);
  }

  toEnd();
}

const lastAnswer = () => [...document.querySelectorAll('.turn--answer')].at(-1);

/** 16 random bytes in base64url, as the server makes ids. */
const newId = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16)))).replaceAll('+', '-').replaceAll('/', '_').slice(0, 22);

function complain(sentence) {
  error.textContent = sentence;
  error.hidden = false;
}

$('#stop').addEventListener('click', event => {
  event.preventDefault();
  tell(words['chat.stopping']);
  post($('#stop').getAttribute('formaction'));
});

// A question that waits can be taken back: its words return to the field when that is empty.
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-unqueue]');
  if (!button) return;
  event.preventDefault();
  const text = button.closest('.queue__item').querySelector('.queue__words').textContent;
  const answer = await post(button.getAttribute('formaction'));
  if (answer.ok && field.value === '') {
    field.value = text;
    save();
  }

  if (!answer.ok) complain(answer.json?.sentence ?? '');
  await showQueue();
  field.focus();
});

$('[data-attach]').addEventListener('click', () => file.click());
file.addEventListener('change', () => {
  addFiles(file.files);
  file.value = '';
});

document.addEventListener('paste', event => {
  if (event.clipboardData?.files.length > 0) {
    event.preventDefault();
    addFiles(event.clipboardData.files);
  }
});

const hasFiles = event => [...event.dataTransfer?.types ?? []].includes('Files');
document.addEventListener('dragover', event => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  form.classList.add('composer--drop');
});
document.addEventListener('dragleave', event => {
  if (!event.relatedTarget) form.classList.remove('composer--drop');
});
document.addEventListener('drop', event => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  form.classList.remove('composer--drop');
  addFiles(event.dataTransfer.files);
});

/** Puts a task into the field, with its first gap selected. */
function fill(text) {
  field.value = text;
  const gap = /\{\{[^}]*\}\}/.exec(text);
  field.focus();
  field.setSelectionRange(gap?.index ?? text.length, gap ? gap.index + gap[0].length : text.length);
  save();
}

document.addEventListener('click', async event => {
  const starter = event.target.closest('[data-starter]');
  if (starter && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    fill(starter.dataset.starter);
  }

  if (event.target.closest('[data-sample]') && await addSample() && field.value === '') {
    fill(words['chat.sample-question']);
  }
});

document.addEventListener('change', event => {
  if (event.target.name === 'model') {
    $('[data-model-name]').textContent = event.target.value;
    const menu = $('#models');
    menu.open = false;
    $('summary', menu).focus();
  }
});

const kept = readDraft(draft);
if (form.dataset.prefilled) {
  fill(field.value);
} else if (kept) {
  field.value = kept.text ?? '';
  (kept.documents ?? []).forEach(attach);
}

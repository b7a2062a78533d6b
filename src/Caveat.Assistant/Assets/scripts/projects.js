// A project's files: added with their progress, and with the reason when one is stopped.
import { $, announce, say } from './dom.js';

const form = $('#add-file');
const outcome = $('#file-outcome');

form?.addEventListener('submit', event => {
  event.preventDefault();
  const file = form.elements.file.files[0];
  if (!file) return;
  const request = new XMLHttpRequest();
  request.upload.addEventListener('progress', progress => {
    const part = progress.lengthComputable ? Math.round((100 * progress.loaded) / progress.total) : 0;
    outcome.textContent = part < 100 ? say('projects.uploading', file.name, part) : say('projects.reading', file.name);
  });
  request.addEventListener('load', () => finish(request, file));
  request.addEventListener('error', () => show(say('projects.upload-failed', file.name)));
  request.open('POST', '/documents');
  request.setRequestHeader('RequestVerificationToken', $('meta[name="csrf-token"]').content);
  request.setRequestHeader('Accept', 'application/json');
  const body = new FormData();
  body.append('project', form.dataset.project);
  body.append('file', file);
  request.send(body);
});

function finish(request, file) {
  let answer = {};
  try {
    answer = JSON.parse(request.responseText);
  } catch {
    // Not our server's answer: said below.
  }
  if (request.status < 300 && !answer.stopped) {
    location.reload();
    return;
  }
  show(answer.stopped?.sentence ?? answer.sentence ?? say('projects.upload-failed', file.name));
}

function show(sentence) {
  outcome.textContent = sentence;
  outcome.className = 'card card--danger';
  announce(sentence);
}

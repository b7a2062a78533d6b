// Shows a prompt as its gaps are filled in.
import { $, $$ } from './dom.js';

const form = $('#fill');
const preview = $('#preview');

function show() {
  const values = Object.fromEntries($$('[data-gap]', form).map(field => [field.dataset.gap, field.value.trim()]));
  preview.textContent = form.dataset.text.replace(/\{\{([^{}\r\n]{1,60})\}\}/g, (gap, name) => values[name.trim()] || gap);
}

form.addEventListener('input', show);
show();

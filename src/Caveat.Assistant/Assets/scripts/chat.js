// The page of a conversation.

import { $, $$ } from './dom.js';
import { restoreFields } from './draft.js';
import { conversation, toEnd } from './place.js';
import { followAll, resume } from './stream.js';
import { watchEarlier } from './turns.js';
import './composer.js';
import './receipt-panel.js';
import './chat-keys.js';
import './prose.js';

/** What only scripts can do is hidden until they are there, in new turns as well. */
function show() {
  document.documentElement.dataset.scripted = '';
  $$('.js-only[hidden]').forEach(element => { element.hidden = false; });
}

show();
document.addEventListener('caveat:turns', show);
restoreFields();
watchEarlier();
followAll();
resume();
if (!location.hash) {
  if (conversation) toEnd();
  $('#text').focus({ preventScroll: true });
}

import { $, post } from './dom.js';
import { canUsePasskeys, makePasskey, wasDismissed } from './passkey.js';

const form = $('#add-passkey');

if (form && canUsePasskeys()) {
  form.hidden = false;
  $('#no-passkeys').hidden = true;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const error = $('#passkey-error');
    error.hidden = true;
    if (!await add()) {
      error.textContent = form.dataset.failed;
      error.hidden = false;
    }
  });
}

/** False where it failed; closing the browser's dialog is no failure. */
async function add() {
  try {
    const challenge = await post('/settings/passkeys/challenge');
    if (!challenge.ok) return false;
    const credential = await makePasskey(challenge.json.options);
    const answer = await post('/settings/passkeys', { id: challenge.json.id, name: $('#passkey-name').value, credential });
    if (answer.ok) location.assign('/settings?saved=1#passkeys');
    return answer.ok;
  } catch (failure) {
    return wasDismissed(failure);
  }
}

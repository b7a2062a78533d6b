import { $, post } from './dom.js';
import { canUsePasskeys, getPasskey, wasDismissed } from './passkey.js';

const section = $('#passkey');
const error = $('#passkey-error');
// The offer in the name field waits as long as the page is open; a press on the button takes its place.
let offer = new AbortController();

if (section && canUsePasskeys()) {
  section.hidden = false;
  $('#passkey-start').addEventListener('click', () => signIn(false));
  if (await PublicKeyCredential.isConditionalMediationAvailable?.()) signIn(true);
}

async function signIn(conditional) {
  offer.abort();
  offer = new AbortController();
  say('');
  try {
    const challenge = await post('/sign-in/passkey/challenge');
    if (!challenge.ok) return conditional || say(challenge.json?.sentence ?? section.dataset.unreachable);
    const credential = await getPasskey(challenge.json.options, { conditional, signal: offer.signal });
    const answer = await post('/sign-in/passkey', { id: challenge.json.id, credential, return: section.dataset.return });
    if (answer.ok) location.assign(answer.json.go);
    else say(answer.json?.sentence ?? section.dataset.failed);
  } catch (failure) {
    if (!wasDismissed(failure)) say(section.dataset.failed);
  }
}

function say(sentence) {
  error.textContent = sentence;
  error.hidden = !sentence;
}
